// Web Locks and a BroadcastChannel for several workers in one process, with a worker that can be killed or frozen.
import type { Channel, LeaderMessage } from '../leader/messages.ts';
import type { Time } from './time.ts';

interface Request {
  readonly owner: string;
  readonly grant: () => Promise<unknown>;
  readonly reject: (fault: Error) => void;
  readonly resolve: (value: unknown) => void;
}
interface Lock {
  held: Request | null;
  queue: Request[];
}

export class FakeBrowser {
  readonly #locks = new Map<string, Lock>();
  readonly #channels = new Map<string, (message: LeaderMessage) => void>();
  readonly frozen = new Set<string>();
  readonly #dead = new Set<string>();
  readonly #time: Time;

  constructor(time: Time) {
    this.#time = time;
  }

  #lock(name: string): Lock {
    const lock = this.#locks.get(name) ?? { held: null, queue: [] };
    this.#locks.set(name, lock);
    return lock;
  }
  #next(lock: Lock): void {
    if (lock.held) return;
    const next = lock.queue.shift();
    if (!next) return;
    lock.held = next;
    const over = (): void => {
      if (lock.held === next) lock.held = null;
      this.#next(lock);
    };
    next.grant().then(next.resolve, next.reject).finally(over);
  }

  locksOf(owner: string): Pick<LockManager, 'request'> {
    const request = (name: string, ...rest: unknown[]): Promise<unknown> => {
      const how = (rest.length > 1 ? rest[0] : {}) as { steal?: boolean; signal?: AbortSignal };
      const grant = rest.at(-1) as () => Promise<unknown>;
      const lock = this.#lock(name);
      return new Promise((resolve, reject) => {
        const one: Request = { owner, grant: async () => grant(), resolve, reject };
        how.signal?.addEventListener('abort', () => {
          if (!lock.queue.includes(one)) return;
          lock.queue = lock.queue.filter((other) => other !== one);
          reject(new DOMException('aborted', 'AbortError'));
        });
        if (how.steal) {
          lock.held?.reject(new DOMException('stolen', 'AbortError'));
          lock.held = null;
          lock.queue.unshift(one);
        } else lock.queue.push(one);
        this.#next(lock);
      });
    };
    return { request };
  }

  channelOf(owner: string): Channel {
    return {
      post: (message) => {
        if (this.#dead.has(owner) || this.frozen.has(owner)) return;
        const copy = structuredClone(message);
        this.#time.scheduler.after(1, () => {
          for (const [other, handler] of this.#channels) if (other !== owner && !this.frozen.has(other)) handler(copy);
        });
      },
      listen: (handler) => void this.#channels.set(owner, handler),
      close: () => void this.#channels.delete(owner),
    };
  }

  /** The tab is closed without a word: its locks go to the next at once. */
  kill(owner: string): void {
    this.#dead.add(owner);
    this.#channels.delete(owner);
    for (const lock of this.#locks.values()) {
      lock.queue = lock.queue.filter((one) => one.owner !== owner);
      if (lock.held?.owner === owner) {
        lock.held = null;
        this.#next(lock);
      }
    }
  }
}
