import { expect, test } from 'vitest';
import { addComment, editComment } from '@baton/model/comment/commands';
import { binFile } from '@baton/model/file/commands';
import { addTask } from '@baton/model/task/add-commands';
import { addPrivateTask } from '@baton/model/work/personal';
import { isRefusal } from '@baton/model/refusal';
import { saveTemplate } from '@baton/model/template/commands';
import { partBytes } from '@baton/protocol/http-files';
import { DiskFull } from '@baton/store/disk';
import { notDone } from '../doors/door.ts';
import { bytesOf, hashOf, during, until, openAt, keep, hang, world } from '../test/files-world.ts';

test('[W430] bytes are kept under their hash before anything is sent, and survive a killed tab', async () => {
  const { scene, files, at, task } = await world();
  scene.relay.part(scene.ann.device);
  const bytes = bytesOf(partBytes + 500);
  const { hash, type, size } = await hang(scene, at, { task, bytes });
  expect([hash, type, size]).toEqual([hashOf(bytes), 'application/octet-stream', bytes.length]);
  await until(scene, () => at.stands().length === 1);
  expect(at.stands()).toMatchObject([{ hash, here: true, relay: 'waiting' }]);
  scene.ann.memory.crash();
  scene.relay.away.delete(scene.ann.device);
  const again = await openAt(scene, scene.ann, files);
  const read = await during(scene, again.workspace.readFile({ hash, size }));
  if (isRefusal(read)) throw new Error(read.kind);
  expect(new Uint8Array(await read.arrayBuffer())).toEqual(bytes);
  await until(scene, () => again.stands()[0]?.relay === 'kept' && files.kept.has(hash));
});

test('[W430] without room nothing is kept and nothing is lost, and it is said', async () => {
  const { scene, at } = await world();
  await during(scene, scene.time.pass(5_000));
  scene.ann.memory.fail(new DiskFull('full'));
  expect(await during(scene, at.workspace.keepFile(new Blob([bytesOf(900)])))).toMatchObject({
    kind: 'not-saved',
    what: 'full',
  });
  scene.ann.memory.fail(null);
  expect([await at.disk.range('files'), await at.disk.range('fileParts')]).toEqual([[], []]);
});

test('[W431] a file goes to the relay for the page beside its task, once it hangs there, and bytes that hang nowhere go nowhere', async () => {
  const { scene, files, at, task } = await world();
  const loose = await keep(scene, at, bytesOf(40, 2));
  const { hash } = await hang(scene, at, { task, bytes: bytesOf(50, 3) });
  await until(scene, () => files.kept.has(hash));
  expect(files.docs.get(hash)).toEqual([`p/${scene.space}/${task}`]);
  expect(files.kept.has(loose.hash)).toBe(false);
  // A day later nobody has hung it: its bytes go with the next start.
  await during(scene, at.engine.close());
  await scene.time.pass(86_500_000);
  const again = await openAt(scene, scene.ann, files);
  await until(scene, () => again.stands().length === 1);
  expect(again.stands()).toMatchObject([{ hash }]);
  expect(await again.disk.get('fileParts', [loose.hash, 0])).toBeUndefined();
});

test('[W524] what a template keeps is given to the relay for the page beside it, and goes with nothing else', async () => {
  const { scene, files, at, task } = await world();
  const { hash, file } = await hang(scene, at, { task, bytes: bytesOf(70, 9) });
  await until(scene, () => files.kept.has(hash));
  await keep(scene, at, bytesOf(70, 9));
  const kept = await during(scene, at.workspace.run(saveTemplate, { task, name: 'Leaflet', files: [file] }));
  if (isRefusal(kept)) throw new Error(kept.kind);
  await until(scene, () => files.docs.get(hash)?.length === 2);
  expect(files.docs.get(hash)?.at(-1)).toBe(`p/${scene.space}/${kept.template}`);
});

test('[W431] the same bytes on another task are sent for that one too, and only named', async () => {
  const { scene, files, at, task } = await world();
  const bytes = bytesOf(60, 4);
  const { hash } = await hang(scene, at, { task, bytes });
  await until(scene, () => files.kept.has(hash));
  const sent = files.sent;
  const [other] = [...at.engine.core.replica.rows.projects.all()].map(({ id }) => id);
  const added = await during(scene, at.workspace.run(addTask, { project: other ?? '', title: 'Leaflet' }));
  if (isRefusal(added)) throw new Error(added.kind);
  await hang(scene, at, { task: added.task, bytes });
  await until(scene, () => files.docs.get(hash)?.length === 2);
  expect([files.docs.get(hash)?.at(-1), files.sent]).toEqual([`p/${scene.space}/${added.task}`, sent]);
});

test('[W432] an upload of 50 MB that is cut at every tenth, with the tab killed each time, sends nothing twice but the cut part', async () => {
  const { scene, files, at, task } = await world();
  const bytes = bytesOf(50_000_000, 5);
  scene.relay.part(scene.ann.device);
  const { hash } = await hang(scene, at, { task, bytes });
  scene.relay.away.delete(scene.ann.device);
  for (let tenth = 1; tenth < 10; tenth += 1) {
    scene.ann.memory.crash();
    Object.assign(files, { cutAt: (bytes.length * tenth) / 10, down: false });
    await openAt(scene, scene.ann, files);
    await until(scene, () => files.down);
    expect(files.sent).toBeGreaterThan((bytes.length * tenth) / 10 - partBytes);
    expect(files.kept.has(hash)).toBe(false);
  }
  scene.ann.memory.crash();
  Object.assign(files, { cutAt: null, down: false });
  const last = await openAt(scene, scene.ann, files);
  await until(scene, () => files.kept.has(hash));
  expect(files.sent).toBe(bytes.length);
  expect(hashOf(files.kept.get(hash) ?? new Uint8Array())).toBe(hash);
  await until(scene, () => last.stands()[0]?.relay === 'kept');
}, 120_000);

test('[W433] what the relay does not take stays here with its reason, and goes when it does', async () => {
  const { scene, files, at, task } = await world();
  files.no = notDone('over-quota', 'The files of this workspace have the 50 GB that this relay gives them.');
  const { hash } = await hang(scene, at, { task, bytes: bytesOf(80, 6) });
  await until(scene, () => at.stands()[0]?.relay === 'refused');
  expect(at.stands()[0]?.why).toContain('50 GB');
  files.no = null;
  await during(scene, at.workspace.retryFile(hash));
  await until(scene, () => at.stands()[0]?.relay === 'kept');
  expect(files.kept.has(hash)).toBe(true);
});

test('[W434] elsewhere a file comes when it is opened, is checked, and is here from then on', async () => {
  const { scene, files, at, task } = await world();
  const bytes = bytesOf(2 * partBytes + 9, 7);
  const { hash, size } = await hang(scene, at, { task, bytes });
  await until(scene, () => files.kept.has(hash));
  const second = await scene.another();
  const there = await openAt(scene, second, files);
  const read = await during(scene, there.workspace.readFile({ hash, size }));
  if (isRefusal(read)) throw new Error(read.kind);
  expect(hashOf(new Uint8Array(await read.arrayBuffer()))).toBe(hash);
  expect(files.got).toBe(3);
  scene.relay.part(second.device);
  expect(isRefusal(await during(scene, there.workspace.readFile({ hash, size })))).toBe(false);
  expect(files.got).toBe(3);
});

test('[W434] what is not what it is called is not kept; what is nowhere, or out of reach, is said so', async () => {
  const { scene, files, at } = await world();
  const [bytes, others] = [bytesOf(70, 8), bytesOf(70, 9)];
  const wanted = { hash: hashOf(bytes), size: 70 };
  expect(await during(scene, at.workspace.readFile(wanted))).toMatchObject({ kind: 'not-found', what: 'bytes' });
  files.kept.set(wanted.hash, others);
  expect(await during(scene, at.workspace.readFile(wanted))).toMatchObject({ kind: 'not-valid', what: 'bytes' });
  expect(await at.disk.range('fileParts')).toEqual([]);
  files.no = notDone('away', 'The relay does not answer.');
  expect(await during(scene, at.workspace.readFile(wanted))).toMatchObject({ kind: 'needs-relay' });
  files.no = null;
  files.kept.set(wanted.hash, bytes);
  expect(isRefusal(await during(scene, at.workspace.readFile(wanted)))).toBe(false);
});

test('[W435] as long as a file waits nothing says that all is on the relay, and signing out waits for it', async () => {
  const { scene, files, at, task } = await world();
  files.no = notDone('away', 'The relay does not answer.');
  await hang(scene, at, { task, bytes: bytesOf(30, 1) });
  await until(scene, () => at.engine.core.held.outbox.size === 0);
  expect(at.engine.core.statuses.now().save).toMatchObject({ state: 'here', waiting: 1 });
  const leaving = at.workspace.signOut('send-first');
  files.no = null;
  expect(await during(scene, leaving)).toBeNull();
  expect(files.kept.size).toBe(1);
});

test('[W436] where room is wanted bytes go that the relay has, and no others', async () => {
  const { scene, files, at, task } = await world();
  const sent = await hang(scene, at, { task, bytes: bytesOf(31, 2) });
  await until(scene, () => at.stands()[0]?.relay === 'kept');
  files.no = notDone('over-quota', 'There is no room.');
  const waits = await hang(scene, at, { task, bytes: bytesOf(32, 3) });
  await until(scene, () => at.stands().some(({ relay }) => relay === 'refused'));
  await scene.time.pass(10_000);
  await during(scene, at.workspace.freeSpace(scene.time.clock()));
  expect([...(await at.disk.range('files'))].map(({ key }) => key)).toEqual([waits.hash]);
  files.no = null;
  expect(isRefusal(await during(scene, at.workspace.readFile(sent)))).toBe(false);
});

test('[W437] one that is taken away before the relay has it is still sent: undo brings it back everywhere', async () => {
  const { scene, files, at, task } = await world();
  scene.relay.part(scene.ann.device);
  const { file, hash } = await hang(scene, at, { task, bytes: bytesOf(33, 4) });
  await during(scene, at.workspace.run(binFile, { file }));
  scene.relay.away.delete(scene.ann.device);
  await during(scene, scene.time.pass(40_000));
  await until(scene, () => files.kept.has(hash));
  expect(files.docs.get(hash)).toEqual([`p/${scene.space}/${task}`]);
});

test('[W470] bytes of a draft stay with it for days; what it gives up goes within one', async () => {
  const { scene, files, at } = await world();
  const keepDraft = async (bytes: Uint8Array<ArrayBuffer>) => {
    const kept = await during(scene, at.workspace.keepFile(new Blob([bytes]), { isDraft: true }));
    if (isRefusal(kept)) throw new Error(kept.kind);
    return kept.hash;
  };
  const [begun, given] = [await keepDraft(bytesOf(40, 5)), await keepDraft(bytesOf(41, 6))];
  await during(scene, at.workspace.releaseFile(given));
  await during(scene, at.workspace.freeSpace(scene.time.clock() + 1));
  await during(scene, at.engine.close());
  await scene.time.pass(10 * 86_400_000);
  const again = await openAt(scene, scene.ann, files);
  await until(scene, () => again.stands().length === 1);
  expect(again.stands()).toMatchObject([{ hash: begun, here: true }]);
  expect(await again.disk.get('fileParts', [given, 0])).toBeUndefined();
});

test('[W470] bytes of a draft that something else hangs stay the draft’s until that is sent, and hang on both', async () => {
  const { scene, at, task } = await world();
  const bytes = bytesOf(42, 7);
  await during(scene, at.workspace.keepFile(new Blob([bytes]), { isDraft: true }));
  const { hash, size, type } = await keep(scene, at, bytes);
  const rowOf = async () => (await at.disk.get('files', hash)) as { draft?: true; wanted: boolean };
  expect(await rowOf()).toMatchObject({ draft: true, wanted: true });
  const files = [{ name: 'plan.bin', hash, size, type }];
  await during(scene, at.workspace.run(addComment, { task, files }));
  await until(scene, () => at.stands()[0]?.relay === 'kept');
  expect(await rowOf()).toMatchObject({ draft: true, wanted: true });
  const feedTask = await during(scene, at.workspace.run(addComment, { task, text: 'Mine', files }));
  if (isRefusal(feedTask)) throw new Error(feedTask.kind);
  await during(scene, at.workspace.releaseFile(hash));
  const after = await rowOf();
  expect([after.draft, after.wanted]).toEqual([undefined, false]);
});

test('[W471] what is said with a comment goes for its feed, and so does what an edit brings', async () => {
  const { scene, files, at, task } = await world();
  const said = await keep(scene, at, bytesOf(43, 8));
  const more = await keep(scene, at, bytesOf(44, 9));
  const made = await during(
    scene,
    at.workspace.run(addComment, { task, text: 'Look', files: [{ name: 'plan.bin', ...said }] }),
  );
  if (isRefusal(made)) throw new Error(made.kind);
  await until(scene, () => files.kept.has(said.hash));
  const { type, size, hash } = { ...more, type: 'image/png' };
  const picture = { type: 'picture', attrs: { hash, size, type, name: 'beach.png' } };
  const { comment } = made;
  await during(scene, at.workspace.run(editComment, { comment, body: JSON.stringify([picture]) }));
  await until(scene, () => files.kept.has(more.hash));
  const feeds = [files.docs.get(said.hash), files.docs.get(more.hash)].flat();
  expect(feeds).toEqual([feeds[0], feeds[0]]);
  expect(feeds[0]).toMatch(new RegExp(`^f/${scene.space}/`, 'u'));
});

test('[W471] on a task of one person alone it goes for the feed beside it that is theirs', async () => {
  const { scene, files, at } = await world();
  const added = await during(scene, at.workspace.run(addPrivateTask, { title: 'Mine' }));
  if (isRefusal(added)) throw new Error(added.kind);
  const kept = await keep(scene, at, bytesOf(45, 1));
  await during(scene, at.workspace.run(addComment, { task: added.task, files: [{ name: 'plan.bin', ...kept }] }));
  await until(scene, () => files.kept.has(kept.hash));
  expect(files.docs.get(kept.hash)).toEqual([expect.stringContaining(at.engine.core.me.person)]);
});
