// What an engine needs of the world, handed in (L8): the same engine runs in a browser's worker, in the command line and
// in the simulator.

export interface Scheduler {
  /** Answers how to cancel it. */
  after(ms: number, run: () => void): () => void;
}
export interface Connection {
  send(bytes: Uint8Array): void;
  /** `closed` is still told. */
  close(): void;
}
export interface ConnectionHandlers {
  opened(): void;
  message(bytes: Uint8Array): void;
  closed(code: number): void;
}
/** Its person is suspended · its person signed out everywhere, and has to be there once more. */
export type Shut = 'suspended' | 'signed-out';

/**
 * `final`: why there will never be one, as a sentence; null: the relay is away, try again. `isRevoked`: because this
 * device was removed from the workspace, which nothing but the relay's own word says. `shut`: it
 * may not come in for now.
 */
export type TicketAnswer =
  | { readonly ticket: string }
  | {
      readonly final: string | null;
      readonly isRevoked?: boolean | undefined;
      readonly shut?: Shut | undefined;
      /** The relay has another key than this device knows: nothing is sent to it. */
      readonly otherKey?: boolean | undefined;
    };
export interface Transport {
  ticket(): Promise<TicketAnswer>;
  /** Handlers are never called before this returns. */
  connect(handlers: ConnectionHandlers): Connection;
}
export interface Surroundings {
  readonly clock: () => number;
  /** Minutes to add to UTC for the local day. */
  readonly zone: () => number;
  readonly random: (count: number) => Uint8Array;
  readonly scheduler: Scheduler;
}

/** In [0, 1), from the randomness that was handed in. */
export function chanceOf(random: (count: number) => Uint8Array): number {
  const [a = 0, b = 0, c = 0, d = 0] = random(4);
  return (a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d) / 2 ** 32;
}
