// What a removed device had not sent: handed over, seen, released, discarded.
import { createDeviceKey } from '@baton/ledger/keys';
import { HeldEdits, HeldFiles, HeldList } from '@baton/protocol/http-held';
import type { Decision } from '@baton/model/directory/schema';
import { beforeEach, expect, test } from 'vitest';
import { HeldTray } from '../../held/held-tray.ts';
import { newId, writer } from '../../test/device.fixture.ts';
import { TestPeer } from '../../test/scene.fixture.ts';
import { fileOf, handOver, heldSeenBy, openHeld, type HeldScene } from './held.fixture.ts';

let all: HeldScene;
const batchesOf = (...values: string[]) =>
  values.map((value, at) => ({ batch: at + 2, envelopes: [all.write(value)] }));
const decide = async (type: 'held-released' | 'held-discarded', by = all.ann, hash?: string) => {
  const [one] = await heldSeenBy(all, all.ann);
  const decision: Decision = { type, device: all.phone.device, hash: hash ?? one.hash };
  return by.propose(all.joined, decision);
};
const values = (peer: TestPeer): number => peer.updates.length;

beforeEach(async () => {
  all = await openHeld();
});

test('[S330] a removed device hands over what it had not sent, and is told that it is kept and nothing else', async () => {
  const { phone } = all;
  const answer = await handOver(all, { by: phone, batches: batchesOf('on the train', 'in the tunnel') });
  expect(answer.status).toBe(200);
  expect(answer.json).toEqual({ held: true });
  expect(answer.cookie).toBeNull();
  expect((await phone.signIn(all.joined)).json.refused).toBe('revoked');
  expect(HeldList.parse({ held: await heldSeenBy(all, all.ann) }).held).toMatchObject([
    {
      device: phone.device,
      person: all.bo.person,
      edits: 2,
      spaces: [{ space: all.joined.space, edits: 2 }],
      why: null,
    },
  ]);
});

test('[S330] nothing of it has a number or is passed on before it is released', async () => {
  const { scene, joined, bo } = all;
  const peer = await TestPeer.join(scene, { device: bo, joined });
  const before = values(peer);
  const head = await scene.log.head(joined.workspace);
  await handOver(all, { by: all.phone, batches: batchesOf('held') });
  expect(values(peer)).toBe(before);
  expect(await scene.log.head(joined.workspace)).toEqual(head);
});

test('[S331] a live device, a thief, an unknown device and a used nonce are answered alike', async () => {
  const { phone, bo, joined } = all;
  const batches = batchesOf('stolen');
  const first = await handOver(all, { by: phone, batches });
  const wrong = [
    await handOver(all, { by: bo, batches: [{ batch: 9, envelopes: [writer(bo, `r/${joined.space}/0`)('mine')] }] }),
    await handOver(all, { by: phone, batches, key: await createDeviceKey() }),
    await handOver(all, { by: Object.assign(Object.create(phone), { device: newId('d') }), batches }),
    await handOver(all, { by: phone, batches, nonce: first.nonce }),
  ];
  expect(new Set(wrong.map(({ status, json }) => JSON.stringify([status, json]))).size).toBe(1);
  expect(wrong[0]?.status).toBe(401);
  expect(await heldSeenBy(all, all.ann)).toHaveLength(1);
});

test('[S331] a suspended person’s device sends its edits itself, later', async () => {
  const { ann, bo, joined } = all;
  await ann.propose(joined, { type: 'person-suspended', person: bo.person });
  const batches = [{ batch: 9, envelopes: [writer(bo, `r/${joined.space}/0`)('waits')] }];
  expect((await handOver(all, { by: bo, batches })).status).toBe(401);
});

test('[S332] beyond its room the tray takes nothing, and keeps what it has', async () => {
  const tray = new HeldTray(':memory:', () => 1, { deviceBytes: 100, workspaceBytes: 150 });
  const of = (device: string, size: number, fill = 1) => ({
    workspace: 'w1',
    device,
    file: new Uint8Array(size).fill(fill),
    batches: [1],
  });
  expect(tray.put(of('d1', 80))).toBe(true);
  expect(tray.put(of('d1', 80))).toBe(true);
  expect(tray.put(of('d1', 30, 2))).toBe(false);
  expect(tray.put(of('d2', 80))).toBe(false);
  expect(tray.put(of('d2', 60))).toBe(true);
  expect(tray.all('w1').map(({ device, bytes }) => [device, bytes])).toEqual([
    ['d1', 80],
    ['d2', 60],
  ]);
  expect(tray.all('w2')).toEqual([]);
});

test('[S332] what is no file of that device is not taken', async () => {
  const { phone, joined } = all;
  const foreign = [{ batch: 2, envelopes: [{ ...all.write('x'), doc: 'q/nowhere' }] }];
  expect((await handOver(all, { by: phone, batches: foreign })).json.refused).toBe('not-held');
  expect((await handOver(all, { by: phone, batches: [] })).json.refused).toBe('not-held');
  expect(all.scene.services.held.all(joined.workspace)).toEqual([]);
});

test('[S333] released, the edits are their writer’s in the log, in order, and the tray is empty', async () => {
  const { scene, joined, ann, bo, phone } = all;
  await handOver(all, { by: phone, batches: batchesOf('one', 'two') });
  const peer = await TestPeer.join(scene, { device: ann, joined });
  const before = values(peer);
  expect((await decide('held-released')).status).toBe(200);
  const news = peer.updates.slice(before);
  expect(news.map(({ person, deviceNo }) => [person, deviceNo])).toEqual([
    [bo.person, phone.deviceNo],
    [bo.person, phone.deviceNo],
  ]);
  expect(await heldSeenBy(all, ann)).toEqual([]);
  const { directory } = (await scene.relay.workspace(joined.workspace))!.rights;
  expect(directory?.released[phone.device]?.by).toBe(ann.person);
});

test('[S333] handed over twice and released twice, an edit counts once', async () => {
  const { scene, joined, ann, phone } = all;
  const batches = batchesOf('once');
  const file = await fileOf(all, { by: phone, batches });
  await handOver(all, { by: phone, batches });
  await decide('held-released');
  const head = (await scene.log.head(joined.workspace))?.cursor.number;
  scene.services.held.put({ workspace: joined.workspace, device: phone.device, file, batches: [2] });
  expect((await decide('held-released')).status).toBe(200);
  // The decision alone.
  expect((await scene.log.head(joined.workspace))?.cursor.number).toBe((head ?? 0) + 1);
  expect(await heldSeenBy(all, ann)).toEqual([]);
});

test('[S333] what somebody who was removed wrote stands where they wrote', async () => {
  const { scene, joined, ann, bo, phone } = all;
  await handOver(all, { by: phone, batches: batchesOf('before I left') });
  await ann.propose(joined, { type: 'person-removed', person: bo.person });
  const peer = await TestPeer.join(scene, { device: ann, joined });
  const before = values(peer);
  await decide('held-released');
  expect(values(peer)).toBe(before + 1);
});

test('[S334] what the log does not take stays, says why, and can still be discarded', async () => {
  const { ann, phone, joined } = all;
  const other = newId('s') as string;
  await handOver(all, {
    by: phone,
    batches: [...batchesOf('good'), { batch: 7, envelopes: [writer(phone, `r/${other}/0`, 3)('no such space')] }],
  });
  await decide('held-released');
  const [left] = await heldSeenBy(all, ann);
  expect(left).toMatchObject({ edits: 1, why: 'it stands where its writer may not write any more' });
  const edits = HeldEdits.parse((await ann.get(`/api/held/${joined.workspace}/${phone.device}`)).json).edits;
  expect(edits).toMatchObject([{ batch: 7, hidden: 1, name: null, envelopes: [] }]);
  expect((await decide('held-discarded')).status).toBe(200);
  expect(await heldSeenBy(all, ann)).toEqual([]);
});

test('[S335] only who runs the workspace decides, about what they saw', async () => {
  const { ann, bo, phone } = all;
  await handOver(all, { by: phone, batches: batchesOf('one') });
  const [seen] = await heldSeenBy(all, ann);
  await handOver(all, { by: phone, batches: [{ batch: 5, envelopes: [all.write('later')] }] });
  expect((await decide('held-released', ann, seen.hash)).json.why).toContain('look again');
  expect((await decide('held-discarded', bo)).json.why).toContain('only an admin');
  expect((await heldSeenBy(all, ann))[0].edits).toBe(2);
});

test('[S334] [S335] a file that came in while it was decided stays, and so does one that cannot be read', async () => {
  const { scene, joined, ann, phone } = all;
  await handOver(all, { by: phone, batches: batchesOf('seen') });
  const [seen] = await heldSeenBy(all, ann);
  const { held } = scene.services;
  const holder = { workspace: joined.workspace, device: phone.device };
  const { log } = scene;
  const sequence = log.sequence.bind(log);
  log.sequence = (workspace, work) => {
    held.put({ ...holder, file: new Uint8Array(9), batches: [40] });
    return sequence(workspace, work);
  };
  expect((await decide('held-discarded', ann, seen.hash)).status).toBe(200);
  log.sequence = sequence;
  expect(held.of(holder)?.files.map(({ left }) => [...left])).toEqual([[[40, null]]]);
  const { hash } = held.of(holder)!;
  expect((await decide('held-released', ann, hash)).status).toBe(200);
  expect(held.of(holder)?.files.map(({ left }) => [...left])).toEqual([[[40, 'it cannot be read any more']]]);
});

test('[S336] an admin is shown what they read; a file with what they do not read is not given out', async () => {
  const { ann, bo, phone, joined } = all;
  const own = writer(phone, `v/${bo.person}`, 4);
  await handOver(all, { by: phone, batches: batchesOf('for all') });
  const at = `/api/held/${joined.workspace}/${phone.device}`;
  const open = HeldEdits.parse((await ann.get(at)).json).edits;
  expect(open).toMatchObject([{ name: 'addTask', hidden: 0 }]);
  expect(open[0]?.envelopes).toHaveLength(1);
  expect(HeldFiles.parse((await ann.get(`${at}/files`)).json).files).toHaveLength(1);
  await handOver(all, { by: phone, batches: [{ batch: 6, envelopes: [own('mine alone')] }] });
  const both = HeldEdits.parse((await ann.get(at)).json).edits;
  expect(both[1]).toMatchObject({ batch: 6, hidden: 1, name: null, envelopes: [] });
  expect((await ann.get(`${at}/files`)).status).toBe(403);
  expect((await heldSeenBy(all, ann))[0].spaces).toContainEqual({ space: null, edits: 1 });
  expect((await bo.get(at)).status).toBe(404);
});
