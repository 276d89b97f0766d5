// A group of writes over the desks of their workspaces: the body of one transaction, the same over every store.
import type { Cursor } from '@baton/protocol/frames';
import type { GroupEnd, Op } from '../backend.ts';
import type { Desk } from '../desk.ts';
import type { Guard } from './guarding.ts';
import { changeStanding } from '../standing.ts';
import { takeBack } from './take-back.ts';
import { takeBatch } from './take-batch.ts';
import { dropRaw, moveSafe } from './take-dropping.ts';
import { takeLedger } from './take-ledger.ts';
import { forgetSnapshot, takeEpoch, takeOpening, takeSnapshot } from './take-snapshot.ts';
import { kept, type Taken } from './taken.ts';

function runOp(op: Op, desk: Desk, guard: Guard): Taken {
  switch (op.kind) {
    case 'batch':
      return takeBatch({ desk, guard, now: op.now }, op.batch);
    case 'ledger':
      return takeLedger(desk, op);
    case 'part':
      desk.putPart(op.key, op.at, op.bytes);
      return kept(op.at);
    case 'snapshot':
      return takeSnapshot({ desk, guard, now: op.now }, op.made, op.parts);
    case 'epoch':
      return takeEpoch({ desk, guard, now: op.now }, op.made, op.parts);
    case 'open':
      return takeOpening({ desk, guard, now: op.now }, op.doc);
    case 'forget':
      return forgetSnapshot(desk, op.doc);
    case 'holds':
      for (const doc of op.hold) desk.setHold(op.deviceNo, doc, true);
      for (const doc of op.drop) desk.setHold(op.deviceNo, doc, false);
      return kept(op.deviceNo);
    case 'safe':
      return moveSafe(desk, op.number);
    case 'drop':
      return dropRaw(desk, op.parts);
    case 'back':
      return takeBack({ desk, guard, now: op.now }, op.offered);
    case 'stand': {
      const standing = changeStanding(desk.standing(), op.change);
      desk.setStanding(standing);
      return { answer: { kind: 'stands', standing }, entries: [] };
    }
  }
}

export function runGroup(group: readonly Op[], deskOf: (workspace: string) => Desk, guard: Guard): GroupEnd {
  const taken = group.map((op) => runOp(op, deskOf(op.workspace), guard));
  const heads = new Map<string, Cursor>();
  group.forEach(({ workspace }, at) => {
    if (!taken[at]?.entries.length) return;
    const { number, chain } = deskOf(workspace).head();
    heads.set(workspace, { number, chain });
  });
  return { taken, heads };
}
