// What another program wrote in a page, given back by a colleague's device to a relay that loses all a second time.
import type { LinkId, PersonId } from '@baton/model/ids';
import { envelopeOf } from '@baton/replica/writing/envelope';
import { receptionFault, type Told } from '@baton/replica/reception/reception';
import { DocState } from '@baton/replica/memory/doc-state';
import { LinkedTalk } from '@baton/replica/writing/linked-talk';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Rights } from '../access/rights.ts';
import type { LogEntry } from '../log/contract.ts';
import { createMemoryLog, type MemoryLog } from '../log/memory/memory-log.ts';
import { guard } from '../log/taking/guard.ts';
import { offeredFrom, type Offer } from './offered.ts';

const workspace = 'w0000000000000000A';
const doc = 'p/s0000000000000000A/t0000000000000000A';
const [bo, cy] = [
  { person: 'uBO' as PersonId, deviceNo: 2 },
  { person: 'uCY' as PersonId, deviceNo: 3 },
];
const rights = {
  head: 0,
  directory: undefined,
  isLive: () => true,
  mayRead: () => true,
  mayWrite: () => true,
  deviceNosOf: (person: string) => [person === bo.person ? bo.deviceNo : cy.deviceNo],
} as unknown as Rights;

async function emptied(incarnation: number): Promise<MemoryLog> {
  const log = createMemoryLog({ guard, now: () => Date.UTC(2026, 2, 4) });
  await log.changeStanding(workspace, { do: 'renew', above: incarnation - 1 });
  return log;
}
/** A stamp of the relay's own stands for each entry where `isStamped`. */
async function give(log: MemoryLog, who: typeof bo, { entry, isStamped }: { entry: Update; isStamped: boolean }) {
  const stamp = {
    incarnation: 1,
    doc: entry.envelope.doc,
    epoch: 0,
    first: entry.number,
    last: entry.number,
    mac: new Uint8Array(16),
  };
  const stamps = isStamped ? [stamp] : [];
  const offer = { type: 'offer', entries: [entry], stamps, snapshots: [], last: true } as unknown as Offer;
  const standing = await log.standing(workspace);
  const { offered } = offeredFrom(offer, { who, rights, standing } as unknown as Parameters<typeof offeredFrom>[1]);
  return log.takeBack(workspace, offered);
}
type Update = Extract<LogEntry, { kind: 'update' }>;

test('[R159] it is taken both times, and stands under whoever brought it first', async () => {
  const page = new Y.Doc();
  page.clientID = 77;
  page.getXmlFragment('content').insert(0, [new Y.XmlText('by another program')]);
  const envelope = envelopeOf(doc, Y.encodeStateAsUpdate(page));
  const first: Update = { kind: 'update', number: 1, time: 1, person: cy.person, deviceNo: 0, envelope };
  const once = await emptied(2);
  expect(await give(once, bo, { entry: first, isStamped: false })).toMatchObject({ taken: 1, refused: 0 });
  const [stands] = (await once.read(workspace, 0, 1e6)).entries as readonly Update[];
  expect(stands).toMatchObject(bo);
  const receiver = { deviceNo: 3, personOf: (no: number) => (no === 2 ? bo.person : cy.person), overBelow: 2 };
  expect(receptionFault(new DocState(doc), stands as unknown as Told, receiver)).toBeUndefined();
  const twice = await emptied(3);
  expect(await give(twice, cy, { entry: stands!, isStamped: true })).toMatchObject({ taken: 1, refused: 0 });
  expect((await twice.read(workspace, 0, 1e6)).entries).toMatchObject([bo]);
});

test('[R159] so is what was said by a link, as the link’s', async () => {
  const link = `l${'1'.repeat(17)}` as LinkId;
  const feed = `f/s0000000000000000A/${link}/t0000000000000000A/2026q1`;
  const at = Date.UTC(2026, 2, 3);
  const { update } = new LinkedTalk(link, 77).say(feed, { name: 'Clara', text: 'Two rows?', at });
  const envelope = envelopeOf(feed, update);
  const stands: Update = { kind: 'update', number: 1, time: 1, ...bo, envelope };
  const twice = await emptied(3);
  expect(await give(twice, cy, { entry: stands, isStamped: true })).toMatchObject({ taken: 1, refused: 0 });
  expect((await twice.read(workspace, 0, 1e6)).entries).toMatchObject([bo]);
});
