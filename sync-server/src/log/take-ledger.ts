// Ledger entries onto the number line, at exactly the place that their signer was told.
import { assert } from '@baton/model/assert';
import type { LedgerPart, LogEntry } from './contract.ts';
import { chainAfter } from './chain.ts';
import { bytesOf } from './entry-bytes.ts';
import type { Desk } from './desk.ts';

export interface LedgerTaking {
  readonly append: readonly LedgerPart[];
  /** The head's number at which the turn began: the entries are signed with the numbers after it. */
  readonly expect: number;
  readonly time: number;
}

export function takeLedger(desk: Desk, { append, expect, time }: LedgerTaking): readonly LogEntry[] {
  const head = desk.head();
  assert(head.number === expect, 'the number line moved during a turn');
  let { number, chain } = head;
  const entries = append.map(({ ledger, entry }): LogEntry => {
    const next: LogEntry = { kind: 'ledger', number: (number += 1), ledger, entry };
    const bytes = bytesOf(next);
    chain = chainAfter(chain, next, bytes);
    desk.put(next, bytes, chain);
    return next;
  });
  desk.moveHead({ number, chain, ledgerHead: number, time });
  return entries;
}
