// Ledger entries onto the number line, at exactly the place that their signer was told.
import { assert } from '@baton/model/assert';
import type { LedgerPart } from '../contract.ts';
import type { Desk } from '../desk.ts';
import { Line } from './line.ts';
import { kept, type Taken } from './taken.ts';

export interface LedgerTaking {
  readonly append: readonly LedgerPart[];
  /** The head's number at which the turn began: the entries are signed with the numbers after it. */
  readonly expect: number;
  readonly time: number;
}

export function takeLedger(desk: Desk, { append, expect, time }: LedgerTaking): Taken {
  assert(desk.head().number === expect, 'the number line moved during a turn');
  const line = new Line(desk, time);
  for (const { ledger, entry } of append) line.put((number) => ({ kind: 'ledger', number, ledger, entry }));
  return kept(expect + append.length, line.entries);
}
