import { pendingIn, readCarryFile } from '@baton/ledger/carry-file';
import { closeCodes } from '@baton/protocol/frames';
import type { Left } from '@baton/store/browser/left';
import type { Waiting } from '@baton/store/outbox';
import { expect, test } from 'vitest';
import type { EngineOptions } from '../core.ts';
import type { Handed } from '../doors/held.ts';
import { openScene, type Scene } from '../test/scene.ts';
import { addNamed, during, rename } from '../test/watching.ts';
import { readHeld } from '../tray/held-elsewhere.ts';
import { portionsOf } from './handing-over.ts';

/** Bo's device, with one edit that was not sent; what it did, in order. */
async function withUnsent(scene: Scene, answers: Handed[]) {
  const bo = await scene.another();
  const did: string[] = [];
  const kept: Left[] = [];
  const files: Uint8Array[] = [];
  const more: Partial<EngineOptions> = {
    async handOver(file) {
      files.push(file);
      const answer = answers.shift() ?? 'away';
      did.push(answer);
      return answer;
    },
    async leave(left) {
      did.push('kept');
      kept.push(left);
    },
    async erase() {
      did.push('erased');
      bo.memory.crash();
    },
  };
  const at = await scene.open(bo, { more });
  const project = await addNamed(scene, at.workspace, 'Spring');
  await scene.time.pass(500);
  scene.relay.deaf = true;
  await during(scene, rename(at.workspace, project, 'Summer'));
  return { bo, did, kept, files, ...at };
}

test('[W365] a removed device hands over what it had not sent before it erases itself, and holds nothing of it then', async () => {
  const scene = await openScene();
  const { bo, did, kept } = await withUnsent(scene, ['held']);
  scene.relay.close(bo.device, closeCodes.revoked);
  await scene.time.pass(5_000);
  expect(did).toEqual(['held', 'kept', 'erased']);
  expect(kept).toMatchObject([{ count: 0, held: 1, text: '', ended: 'device' }]);
  expect(kept[0]?.file).toHaveLength(0);
});

test('[W365] what is handed over is those very edits, signed, with when they were written and what they ask for', async () => {
  const scene = await openScene();
  const { bo, files } = await withUnsent(scene, ['held']);
  scene.relay.close(bo.device, closeCodes.revoked);
  await scene.time.pass(5_000);
  const read = await readCarryFile(files[0] ?? new Uint8Array(), ({ device }) =>
    device === bo.device ? bo.key.publicKey : undefined,
  );
  if (read === 'damaged' || read === 'foreign') throw new Error(read);
  expect(read.head.received).toEqual([]);
  expect(pendingIn(read)).toMatchObject([{ asks: [], at: read.head.madeAt, name: 'renameProject' }]);
});

test('[W366] what the relay does not take is given out to whoever wrote it, as before', async () => {
  const scene = await openScene();
  const { bo, did, kept } = await withUnsent(scene, ['not-held']);
  scene.relay.close(bo.device, closeCodes.revoked);
  await scene.time.pass(5_000);
  expect(did).toEqual(['not-held', 'kept', 'erased']);
  expect(kept).toMatchObject([{ count: 1, held: 0 }]);
  expect(kept[0]?.text).toContain('name: Spring → Summer');
});

test('[W366] a relay that does not answer is asked three times and no longer: erasing does not wait for it', async () => {
  const scene = await openScene();
  const { bo, did, kept, files } = await withUnsent(scene, ['away', 'away', 'away']);
  scene.relay.close(bo.device, closeCodes.revoked);
  await scene.time.pass(10_000);
  expect(did).toEqual(['away', 'away', 'away', 'kept', 'erased']);
  expect(kept).toMatchObject([{ count: 1, held: 0 }]);
  // The very same bytes: what came and was not answered is not held twice.
  expect(files[1]).toEqual(files[0]);
});

const batch = (of: number, size: number): Waiting => ({
  batch: of,
  envelopes: [{ doc: 'r/s/0', epoch: 0, client: 1, from: 0, to: 1, bytes: new Uint8Array(size) }],
  asks: [],
  gesture: null,
  at: of,
});

test('[W366] files are no larger than the relay takes; an edit that fits into none stays with its writer', () => {
  const sizes = (most: number, ...all: number[]) =>
    portionsOf(
      all.map((size, at) => batch(at, size)),
      most,
    ).map((portion) => portion.map((one) => one.batch));
  expect(sizes(5_000, 1_000, 1_000, 1_000)).toEqual([[0, 1, 2]]);
  expect(sizes(3_000, 1_000, 1_000, 1_000)).toEqual([[0, 1], [2]]);
  expect(sizes(3_000, 1_000, 9_000, 1_000)).toEqual([[0, 2]]);
  expect(sizes(3_000)).toEqual([]);
});

test('[W367] an admin’s device says in words what another’s edit does, beside what is confirmed here', async () => {
  const scene = await openScene();
  const { engine, workspace, files, bo } = await withUnsent(scene, ['held']);
  const [waiting] = engine.core.held.outbox.values();
  if (waiting === undefined) throw new Error('nothing waits');
  const { envelopes } = waiting;
  const [read] = readHeld(engine.core, [{ batch: 4, at: 9, name: 'renameProject', hidden: 2, envelopes }]);
  expect(read).toMatchObject({ batch: 4, at: 9, hidden: 2 });
  expect(read?.edits[0]?.fields).toMatchObject([{ field: 'name', before: 'Spring', after: 'Summer' }]);
  expect([files, bo.device, workspace.world.me.device]).toEqual([[], bo.device, bo.device]);
});
