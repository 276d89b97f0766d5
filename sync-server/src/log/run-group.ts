// A group of writes over the desks of their workspaces: the body of one transaction, the same over every store.
import type { Cursor } from '@baton/protocol/frames';
import type { GroupEnd, Op } from './backend.ts';
import type { Desk } from './desk.ts';
import type { Guard } from './guarding.ts';
import { takeBatch, type Taken } from './take-batch.ts';
import { takeLedger } from './take-ledger.ts';

const nobodyAnswered: Taken['answer'] = { kind: 'accepted', numbers: [], time: 0, again: false };

export function runGroup(group: readonly Op[], deskOf: (workspace: string) => Desk, guard: Guard): GroupEnd {
  const taken = group.map((op): Taken => {
    const desk = deskOf(op.workspace);
    if (op.kind === 'batch') return takeBatch({ desk, guard, now: op.now }, op.batch);
    return { answer: nobodyAnswered, entries: takeLedger(desk, op) };
  });
  const heads = new Map<string, Cursor>();
  group.forEach(({ workspace }, at) => {
    if (!taken[at]?.entries.length) return;
    const { number, chain } = deskOf(workspace).head();
    heads.set(workspace, { number, chain });
  });
  return { taken, heads };
}
