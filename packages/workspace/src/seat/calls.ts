// The calls that a tab has made and nobody has answered yet. When another leads they are made again, in their order,
// with the same numbers: the leader knows a repeat by them.
import type { Ask, Port } from './messages.ts';

type Call = Extract<Ask, { call: number }>;
type Without<T> = T extends unknown ? Omit<T, 'call'> : never;
export type NewCall = Without<Exclude<Call, { ask: 'live' | 'lost' | 'sync' | 'where' | 'files' | 'stop' }>>;
interface Open {
  readonly ask: Call;
  readonly resolve: (value: unknown) => void;
  readonly reject: (fault: Error) => void;
}

export interface Calls {
  next(): number;
  make(call: NewCall): Promise<unknown>;
  answer(call: number, value: unknown): void;
  fault(call: number, sentence: string): void;
  repeat(): void;
  end(sentence: string): void;
  /** Commands and updates that are not known to be stored. */
  writing(): number;
}
const writes = new Set<Ask['ask']>(['run', 'undo', 'write', 'restore', 'tryAgain', 'carryIn', 'decide', 'unsay']);

export function createCalls(port: Port, changed: () => void): Calls {
  const open = new Map<number, Open>();
  let last = 0;
  let over: string | null = null;
  const take = (call: number): Open | undefined => {
    const found = open.get(call);
    open.delete(call);
    if (found && writes.has(found.ask.ask)) changed();
    return found;
  };
  return {
    next: () => (last += 1),
    make(call) {
      if (over !== null) return Promise.reject(new Error(over));
      const ask = { ...call, call: (last += 1) } as Call;
      const answered = new Promise<unknown>((resolve, reject) => open.set(ask.call, { ask, resolve, reject }));
      port.post(ask);
      if (writes.has(ask.ask)) changed();
      return answered;
    },
    answer: (call, value) => take(call)?.resolve(value),
    fault: (call, sentence) => take(call)?.reject(new Error(sentence)),
    repeat() {
      for (const { ask } of open.values()) port.post(ask);
    },
    end(sentence) {
      over = sentence;
      for (const call of open.keys()) take(call)?.reject(new Error(sentence));
    },
    writing: () => [...open.values()].filter(({ ask }) => writes.has(ask.ask)).length,
  };
}
