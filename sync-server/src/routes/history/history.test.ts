import { expect, test } from 'vitest';
import { fromBase64 } from '@baton/ledger/bytes';
import { HistoryTold } from '@baton/protocol/http';
import { clientIdOf } from '@baton/replica/client-id';
import { readHistory } from '@baton/replica/compacting/history';
import { cast, openScene, TestPeer } from '../../test/scene.fixture.ts';
import { newId } from '../../test/device.fixture.ts';
import { cellEnvelope } from '../../test/update.fixture.ts';

async function withEdits() {
  const scene = await openScene();
  const { ann, bo, joined } = await cast(scene, 'ann', 'bo');
  const peer = await TestPeer.join(scene, { device: ann, joined });
  const doc = `r/${joined.space}/0`;
  const record: string = newId('t');
  const client = clientIdOf(ann.incarnation, ann.deviceNo, 1);
  for (const [clock, value] of ['Socks', 'Blue socks'].entries())
    await peer.push(clock + 1, [cellEnvelope(doc, { client, clock, key: `${record}+ti`, value, t: 1_000 + clock })]);
  return { scene, ann, bo, joined, peer, doc, record };
}
const ask = async (device: Awaited<ReturnType<typeof withEdits>>['ann'], workspace: string, doc: string) =>
  device.post('/api/history', { workspace, doc });
const changesIn = (json: unknown) =>
  HistoryTold.parse(json).history.flatMap((text) => readHistory(fromBase64(text) ?? new Uint8Array()).changes);

test('[S191] whoever may read a document is told each change of it, from its first entry on', async () => {
  const { ann, bo, joined, doc, record } = await withEdits();
  for (const reader of [ann, bo]) {
    const { status, json } = await ask(reader, joined.workspace, doc);
    expect(status).toBe(200);
    expect(changesIn(json)).toMatchObject([
      { record, code: 'ti', value: 'Socks', person: ann.person, deviceNo: ann.deviceNo },
      { record, code: 'ti', value: 'Blue socks', person: ann.person },
    ]);
  }
});

test('[S191] what may not be read is answered as what does not exist, and a stranger is asked to sign in', async () => {
  const { scene, ann, bo, joined } = await withEdits();
  const closed: string = newId('s');
  const decision = { type: 'space-opened', space: closed, open: false, members: [ann.person] } as never;
  const signed = await ann.sign(joined.workspace, decision, { text: 'Closed' });
  expect((await ann.post('/api/statements', { workspace: joined.workspace, ...signed })).status).toBe(200);
  const [closedDoc, noDoc] = [`r/${closed}/0`, `r/s${'0'.repeat(17)}/0`];
  const answers = await Promise.all([closedDoc, noDoc, '../x'].map((doc) => ask(bo, joined.workspace, doc)));
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  expect(new Set(answers.map(({ json }) => JSON.stringify(json))).size).toBe(1);
  expect((await ask(ann, joined.workspace, closedDoc)).status).toBe(200);
  const stranger = await scene.ask('/api/history', {
    method: 'POST',
    body: { workspace: joined.workspace, doc: closedDoc },
  });
  expect(stranger.status).toBe(401);
});

test('[S190] signing out ends this device’s session at once, has the cookie forgotten, and leaves another’s', async () => {
  const { ann, bo, joined } = await withEdits();
  const { workspace } = joined;
  const cookie = ann.cookie;
  const out = await ann.send(`/api/sessions/${workspace}`, { method: 'DELETE' });
  expect([out.status, out.json]).toEqual([200, { signedOut: true }]);
  expect(out.cookie).toMatch(/Max-Age=0$/u);
  // The old cookie, kept by a thief, opens nothing.
  ann.cookie = cookie;
  expect((await ann.post('/api/tickets', { workspace })).status).toBe(401);
  expect((await ann.send(`/api/sessions/${workspace}`, { method: 'DELETE' })).status).toBe(401);
  expect((await bo.post('/api/tickets', { workspace })).status).toBe(200);
});
