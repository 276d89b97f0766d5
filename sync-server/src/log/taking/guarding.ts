// What the log asks of the guard for one envelope. The guard itself is replica's (sync.md, "The guard").
import type { Touched } from '@baton/model/decided/covered';
import type { RefuseReason, WireEnvelope } from '@baton/protocol/frames';
import type { Author } from '../contract.ts';

/** What the compactor writes back has this author; nobody's device has this number. */
export const relayAuthor: Author = { person: '', deviceNo: 0, deviceNos: [] };

export interface GuardAsk {
  readonly envelope: WireEnvelope;
  readonly author: Author;
  /** Given back after a loss: what the relay once wrote back in the author's name may be among it. */
  readonly isReturned?: boolean;
  /** Milliseconds since 1970 by the relay. */
  readonly now: number;
  /** The next clock expected of a client in this document. */
  readonly clockOf: (client: number) => number;
  /** Whose a client id is that another program made up. */
  readonly personOf: (client: number) => string | undefined;
}
export type GuardAnswer =
  | {
      readonly ok: true;
      readonly clocks: readonly (readonly [client: number, next: number])[];
      /** Of what approvals cover. */
      readonly touched: Touched;
    }
  | { readonly ok: false; readonly reason: RefuseReason; readonly detail: string };
export type Guard = (ask: GuardAsk) => GuardAnswer;
