// Questions to a worker thread and their answers, by number.
import { Worker, type ResourceLimits } from 'node:worker_threads';
import { StoreTakesNothing } from './takes-nothing.ts';

export interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly fault?: string;
  /** The fault is the disk's: it may pass. */
  readonly takesNothing?: boolean;
}

interface Open {
  readonly resolve: (value: never) => void;
  readonly reject: (fault: Error) => void;
}

export class WorkerCalls {
  readonly #worker: Worker;
  readonly #open = new Map<number, Open>();
  #next = 1;
  #ended: Error | undefined;

  constructor(file: URL, workerData: unknown, resourceLimits?: ResourceLimits) {
    this.#worker = new Worker(file, { workerData, ...(resourceLimits && { resourceLimits }) });
    this.#worker.on('message', ({ id, value, fault, takesNothing }: Answer) => {
      const open = this.#open.get(id);
      this.#open.delete(id);
      if (fault === undefined) open?.resolve(value as never);
      else open?.reject(takesNothing ? new StoreTakesNothing(fault) : new Error(fault));
    });
    this.#worker.on('error', (fault) => this.#fail(fault instanceof Error ? fault : new Error(String(fault))));
    this.#worker.on('exit', () => this.#fail(new Error('the thread has stopped')));
  }

  call<T>(ask: Record<string, unknown>): Promise<T> {
    if (this.#ended) return Promise.reject(this.#ended);
    return new Promise<T>((resolve, reject) => {
      const id = this.#next++;
      this.#open.set(id, { resolve, reject });
      this.#worker.postMessage({ id, ...ask });
    });
  }

  async close(): Promise<void> {
    await this.call({ do: 'close' });
    await this.#worker.terminate();
  }

  /** Without waiting for what was asked. */
  async drop(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(fault: Error): void {
    this.#ended ??= fault;
    for (const { reject } of this.#open.values()) reject(fault);
    this.#open.clear();
  }
}
