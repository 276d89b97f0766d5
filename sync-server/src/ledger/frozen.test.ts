// What a request for approval has frozen, at a real relay: it is what the task said, on the device that asks, at the place on the
// line that it names; whatever else was frozen comes back, and who asks honestly is never sent away.
import { createHash } from 'node:crypto';
import { contentBytes, contentHash } from '@baton/ledger/content';
import { contentText, type Covered } from '@baton/model/decided/content';
import type { OfWork } from '@baton/model/decided/schema';
import { homeNameOf } from '@baton/model/directory/home-name';
import type { RecordId, SpaceId } from '@baton/model/ids';
import { clientIdOf } from '@baton/replica/client-id';
import { envelopeOf } from '@baton/replica/writing/envelope';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { cutterHere } from '../compaction/cutter.ts';
import { newId, type Joined, type TestDevice } from '../test/device.fixture.ts';
import { cast, openScene, settle, TestPeer, type Scene } from '../test/scene.fixture.ts';
import { otherSentence } from './frozen.ts';

type Asking = OfWork<'approval-asked'>;

/** A device with its documents: what it writes waits until it is pushed, what others write comes when it hears. */
class Hand {
  readonly device: TestDevice;
  readonly #peer: TestPeer;
  readonly #docs = new Map<string, Y.Doc>();
  readonly #outbox: { readonly doc: string; readonly bytes: Uint8Array }[] = [];
  #heard = 0;
  #batch = 0;
  #t = 1_000;
  number = 0;

  constructor(device: TestDevice, peer: TestPeer) {
    this.device = device;
    this.#peer = peer;
  }
  #doc(name: string): Y.Doc {
    const known = this.#docs.get(name);
    if (known) return known;
    const made = new Y.Doc();
    made.clientID = clientIdOf(this.device.incarnation, this.device.deviceNo, 1);
    made.on('update', (...[bytes, , , { local }]: [Uint8Array, unknown, Y.Doc, Y.Transaction]) => {
      if (local) this.#outbox.push({ doc: name, bytes });
    });
    this.#docs.set(name, made);
    return made;
  }
  /** All that is on the line by now. */
  hear(): number {
    const { updates } = this.#peer;
    for (const { envelope } of updates.slice(this.#heard)) Y.applyUpdate(this.#doc(envelope.doc), envelope.bytes);
    this.#heard = updates.length;
    return (this.number = this.#peer.cursor?.number ?? 0);
  }
  cells(name: string, record: string, cells: Readonly<Record<string, unknown>>): void {
    this.#t += 1;
    const map = this.#doc(name).getMap('cells');
    this.#doc(name).transact(() => {
      for (const [code, value] of Object.entries(cells)) {
        const key = `${record}+${code}`;
        map.set(key, [key, value, this.#t, this.device.person]);
      }
    });
  }
  says(page: string, words: string): void {
    const root = this.#doc(page).getXmlFragment('content');
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(words)]);
    this.#doc(page).transact(() => root.insert(root.length, [paragraph]));
  }
  async push(): Promise<void> {
    for (const { doc, bytes } of this.#outbox.splice(0)) {
      await this.#peer.push((this.#batch += 1), [{ ...envelopeOf(doc, bytes), epoch: 0 }]);
      if (this.#peer.of('ack').at(-1)?.batch !== this.#batch) throw new Error(JSON.stringify(this.#peer.frames.at(-1)));
    }
    await settle();
  }
}

async function office() {
  const scene = await openScene();
  const { joined, ann, bo, cy } = await cast(scene, 'ann', 'bo', 'cy');
  const hand = async (device: TestDevice) => new Hand(device, await TestPeer.join(scene, { device, joined }));
  const [anns, bos] = [await hand(ann), await hand(bo)];
  const task = newId('t') as RecordId;
  const [doc, page] = [`r/${joined.space}/0`, `p/${joined.space}/${task}`];
  anns.cells(doc, task, { ti: 'Launch brief', pj: 'p1', st: 'u1', cr: 1_767_225_600_000 });
  anns.says(page, 'We shall not pay.');
  await anns.push();
  bos.hear();
  return { scene, joined, ann, bo, cy, anns, bos, task, doc, page };
}
type Office = Awaited<ReturnType<typeof office>>;
const plain: Covered = { title: 'Launch brief', due: null, estimate: null, tags: [], checklist: [], files: [] };
const said = 'We shall not pay.';
const textOf = (part: Partial<Covered> = {}, page = said): string => contentText({ ...plain, ...part }, page);

/** As a device sends the bytes of what it has frozen. */
async function send({ joined, page }: Pick<Office, 'joined' | 'page'>, by: TestDevice, text: string): Promise<void> {
  const bytes = new Uint8Array(contentBytes(text));
  const hash = createHash('sha256').update(bytes).digest('hex');
  const path = `/api/files/${joined.workspace}`;
  const asked = await by.post(path, { hash, size: bytes.length, doc: page });
  if (asked.status !== 200) throw new Error(JSON.stringify(asked.json));
  await by.send(`${path}/${hash}/0`, { method: 'PUT', bytes, headers: { 'content-type': 'application/octet-stream' } });
}

interface Part extends Partial<Asking> {
  /** Bo, unless it is said. */
  readonly hand?: Hand;
}
async function ask(at: Office, text: string, { hand = at.bos, ...part }: Part = {}) {
  const decision: Asking = {
    type: 'approval-asked',
    space: at.joined.space,
    task: at.task,
    approval: newId('g'),
    hash: await contentHash(text),
    seats: [{ person: at.cy.person }],
    quorum: 1,
    order: 'together',
    fourEyes: true,
    contributors: [at.ann.person, at.bo.person].sort(),
    strong: false,
    number: hand.number,
    ...part,
  };
  return hand.device.propose(at.joined, decision);
}
const asks = async (at: Office, text: string, part: Part = {}) => {
  await send(at, at.bo, text);
  return ask(at, text, part);
};
const stands = { status: 200 };
const isOther = { status: 409, json: { refused: 'illegal', why: otherSentence } };

test('[S450] what the task says stands, with everything that it covers', async () => {
  const at = await office();
  const { bos, doc, task } = at;
  const [line, binned, file, version] = [newId('k'), newId('k'), newId('f'), newId('g')] as string[];
  bos.cells(doc, task, { 'tg:stores': true, 'tg:film': true, du: '2026-04-14', es: 90, pr: 1 });
  bos.cells(doc, line ?? '', { tk: task, tx: 'Ask stores', rk: 'a', dn: 5 });
  bos.cells(doc, binned ?? '', { tk: task, tx: 'Old', rk: 'b', bn: 5 });
  const sha256 = 'a'.repeat(64);
  bos.cells(doc, file ?? '', { on: task, nm: 'b.pdf', at: 5 });
  bos.cells(doc, version ?? '', { fi: file, on: task, ha: sha256, sz: 1, ty: 'text/plain', at: 5 });
  await bos.push();
  bos.hear();
  const covered = {
    due: '2026-04-14',
    estimate: 90,
    tags: ['film', 'stores'],
    checklist: [{ text: 'Ask stores', done: true }],
    files: [{ name: 'b.pdf', sha256 }],
  } as unknown as Covered;
  expect(await asks(at, textOf(covered))).toMatchObject(stands);
});

test('[S450] stale content hash: what the task said before, or never, is not what it says', async () => {
  const at = await office();
  const { anns, bos, doc, task } = at;
  anns.cells(doc, task, { ti: 'Launch brief, second' });
  await anns.push();
  bos.hear();
  expect(await asks(at, textOf())).toMatchObject(isOther);
  expect(await asks(at, textOf({ title: 'Pay everybody' }))).toMatchObject(isOther);
  expect(await asks(at, textOf({ title: 'Launch brief, second' }, 'We shall pay.'))).toMatchObject(isOther);
  expect(await asks(at, textOf({ title: 'Launch brief, second' }))).toMatchObject(stands);
});

test('[S451] swapped blob: bytes of something else, and bytes that have not come', async () => {
  const at = await office();
  await send(at, at.bo, textOf({ title: 'Pay everybody' }));
  expect(await ask(at, textOf({ title: 'Pay everybody' }))).toMatchObject(isOther);
  const waits = await ask(at, textOf());
  expect(waits).toMatchObject({
    status: 409,
    json: { refused: 'later', why: 'What was frozen is not on the relay yet.' },
  });
  await send(at, at.bo, textOf());
  expect(await ask(at, textOf())).toMatchObject(stands);
});

test('[S452] what others wrote since the place that it names is not in it, and sends nobody away', async () => {
  const at = await office();
  const { anns, doc, task, page } = at;
  anns.hear();
  anns.cells(doc, task, { ti: 'Launch brief, second' });
  anns.says(page, 'Not before May.');
  await anns.push();
  expect(await asks(at, textOf())).toMatchObject(stands);
});

test('[S452] offline with edits of its own, and merged with what others wrote meanwhile, it stands as the device had it', async () => {
  const at = await office();
  const { anns, bos, doc, task, page } = at;
  anns.hear();
  bos.cells(doc, task, { du: '2026-04-14' });
  bos.says(page, 'Ask the stores.');
  anns.cells(doc, task, { ti: 'Launch brief, second' });
  anns.cells(doc, newId('t'), { ti: 'Another', pj: 'p1', st: 'u1', cr: 5 });
  anns.cells(doc, newId('k'), { tk: newId('t'), tx: 'Of another', rk: 'a' });
  anns.cells(doc, task, { pr: 1 });
  anns.says(page, 'Not before May.');
  await anns.push();
  await bos.push();
  const mine = textOf({ due: '2026-04-14' } as Partial<Covered>, `${said}\n\nAsk the stores.`);
  expect(await asks(at, mine)).toMatchObject(stands);
});

test.each([
  ['when it began', textOf()],
  ['after its first edit', textOf({ estimate: 90 })],
  ['after its second', textOf({ estimate: 90, due: '2026-04-14' as never })],
  ['after words', textOf({ estimate: 90, due: '2026-04-14' as never }, `${said}\n\nNever.`)],
])('[S452] asked for offline and written on: it stands as the task was %s', async (_, text) => {
  const at = await office();
  const { anns, bos, doc, task, page } = at;
  bos.cells(doc, task, { es: 90 });
  bos.cells(doc, task, { du: '2026-04-14' });
  bos.says(page, 'Never.');
  bos.cells(doc, task, { ti: 'Launch brief, second' });
  anns.cells(doc, task, { 'tg:stores': true });
  await anns.push();
  await bos.push();
  // Its own edits count in the order in which they were made.
  const never = [textOf({ due: '2026-04-14' as never }), textOf({}, `${said}\n\nNever.`)];
  for (const other of never) expect(await asks(at, other)).toMatchObject(isOther);
  expect(await asks(at, text)).toMatchObject(stands);
});

test('[S452] the same when all of that has been compacted since, as long as its edits are there', async () => {
  const at = await office();
  const { scene, joined, anns, doc, page } = at;
  anns.hear();
  anns.says(page, 'Not before May.');
  await anns.push();
  await compact(scene, joined, [doc, page]);
  expect(await asks(at, textOf())).toMatchObject(stands);
});

test('[S452] of a place of which the edits are gone only what stands now is taken', async () => {
  const at = await office();
  const { scene, joined, anns, bos, doc, page } = at;
  anns.hear();
  anns.says(page, 'Not before May.');
  await anns.push();
  await compact(scene, joined, [doc, page]);
  await scene.log.setSafe(joined.workspace, 1_000);
  expect(await scene.log.dropRaw(joined.workspace, { before: Infinity, most: 100 })).toBeGreaterThan(2);
  expect(await asks(at, textOf())).toMatchObject(isOther);
  bos.hear();
  expect(await asks(at, textOf({}, `${said}\n\nNot before May.`))).toMatchObject(stands);
});

async function compact(scene: Scene, { workspace }: Joined, docs: readonly string[]): Promise<void> {
  for (const doc of docs) {
    const cut = await cutterHere(scene.log).snapshot(workspace, doc);
    if (cut) await scene.log.keepSnapshot(workspace, cut.made);
  }
}

test('[S453] after a move it is read where it is now, and its description where it was born', async () => {
  const at = await office();
  const { joined, ann, anns, bos, task, doc } = at;
  const space = newId('s') as SpaceId;
  expect((await ann.propose(joined, { type: 'space-opened', space, open: true, members: [] }, 'Sales')).status).toBe(
    200,
  );
  anns.cells(`r/${space}/0`, task, { ti: 'Launch brief', pj: 'p2', st: 'u2', cr: 1_767_225_600_000, '@': space });
  anns.cells(doc, task, { '@': space });
  await anns.push();
  const [from, to] = [homeNameOf(joined.space), homeNameOf(space)];
  expect((await ann.propose(joined, { type: 'moved', records: [task], born: from, from, to })).status).toBe(200);
  // What is still written to the copy that counts no more is not what it says.
  anns.cells(doc, task, { ti: 'Left behind' });
  await anns.push();
  bos.hear();
  expect(await asks(at, textOf({ title: 'Left behind' }), { space })).toMatchObject(isOther);
  expect(await asks(at, textOf(), { space })).toMatchObject(stands);
});

test('[S454] a place that is still to come was read by nobody', async () => {
  const at = await office();
  expect(await asks(at, textOf(), { number: 500 })).toMatchObject(isOther);
});

test('[S454] a request that names no place stands for what the task says now', async () => {
  const at = await office();
  const { anns, doc, task } = at;
  const unnamed = { number: undefined };
  anns.cells(doc, task, { ti: 'Launch brief, second' });
  await anns.push();
  expect(await asks(at, textOf(), unnamed)).toMatchObject(isOther);
  expect(await asks(at, textOf({ title: 'Launch brief, second' }), unnamed)).toMatchObject(stands);
});

test('[S455] while the task cannot be read the request waits on its device', async () => {
  const at = await office();
  Object.assign(at.scene.services, { contents: { content: () => Promise.reject(new Error('the thread has ended')) } });
  expect(await asks(at, textOf())).toMatchObject({
    status: 409,
    json: { refused: 'later', why: 'The relay is still reading the task.' },
  });
  expect(at.scene.troubles).toEqual(['a task could not be read for an approval: Error: the thread has ended']);
});

test('[S456] who does not read the task learns nothing of what it says', async () => {
  const at = await office();
  const { joined, ann, anns, bo, task } = at;
  const space = newId('s') as SpaceId;
  const opened = { type: 'space-opened', space, open: false, members: [ann.person] } as const;
  expect((await ann.propose(joined, opened, 'Closed')).status).toBe(200);
  anns.cells(`r/${space}/0`, task, { ti: 'Secret', pj: 'p2', st: 'u2', cr: 5 });
  await anns.push();
  const guessed = await ask(at, textOf({ title: 'Secret' }, ''), { hand: new Hand(bo, {} as TestPeer), space });
  const wrong = await ask(at, textOf({ title: 'Other' }, ''), { hand: new Hand(bo, {} as TestPeer), space });
  expect(guessed).toEqual(wrong);
  expect(guessed.json).toMatchObject({ why: 'there is no such space' });
});
