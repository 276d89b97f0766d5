import { hashOf, utf8 } from '@baton/ledger/bytes';
import { encodeEntry, signHeader, type Entry } from '@baton/ledger/entry';
import { sequenceCheckpoint } from '@baton/ledger/sequence';
import { isIllegal } from '@baton/model/directory/rules';
import { expect, test } from 'vitest';
import { takeEntries } from '../incoming/incoming.ts';
import { openScene, type At, type Scene } from '../test/scene.ts';
import { addNamed, during, watchProjects, watchStatus } from '../test/watching.ts';

/** Behind the last decision, by the relay’s key. @param part what a relay that folds otherwise would say. */
async function checkpointIn({ relay }: Scene, part: object): Promise<Entry> {
  const desk = { relayKey: relay.key, book: relay.book, number: relay.head + 1, now: relay.time.clock() };
  const done = await sequenceCheckpoint(desk, 'dir');
  if (isIllegal(done)) throw new Error(done.illegal);
  const { entry } = done;
  const text = JSON.stringify({ ...(JSON.parse(entry.text?.text ?? '') as object), ...part });
  const header = { ...entry, leafHash: await hashOf(utf8(`baton checkpoint 1\n${text}`)) };
  return { ...(await signHeader(relay.key, header)), leaf: null, text: { text, salt: '' } };
}
const tell = async (scene: Scene, at: At, part: object): Promise<void> =>
  tellEntry(scene, at, await checkpointIn(scene, part));
async function tellEntry(scene: Scene, { engine }: At, entry: Entry): Promise<void> {
  const { number } = entry;
  takeEntries(engine.core, {
    do: 'entries',
    entries: [{ kind: 'ledger', number, ledger: 'dir', entry: encodeEntry(entry) }],
    cursor: scene.relay.cursorAt(number),
    live: true,
  });
  await scene.time.pass(100);
}
async function withDecision() {
  const scene = await openScene();
  const at = await scene.open(scene.ann);
  await during(scene, at.workspace.sign('dir', { type: 'lease-set', days: 7 }, null), 500);
  await addNamed(scene, at.workspace, 'Spring');
  await scene.time.pass(100);
  return { scene, at, status: watchStatus(at.workspace) };
}

test('[W415] a checkpoint of another state ends the link with a sentence; what was known until then is shown, also after the next start', async () => {
  const { scene, at, status } = await withDecision();
  const before = at.workspace.world;
  await tell(scene, at, { state: 'A'.repeat(43) });
  expect(status.last()).toMatchObject({ link: 'ended' });
  expect(status.last().ended).toContain('cannot be true');
  expect(at.workspace.world).toBe(before);
  scene.ann.memory.crash();
  const again = await scene.open(scene.ann);
  await scene.time.pass(60_000);
  expect(watchStatus(again.workspace).last().link).toBe('ended');
  expect(again.workspace.world.directory.lease).toBe(7);
  expect(watchProjects(again.workspace).names()).toEqual(['Spring']);
});

test('[W415] of the same state it changes nothing, and is no decision that anybody is shown', async () => {
  const { scene, at, status } = await withDecision();
  const before = await during(scene, at.workspace.audit(null), 100);
  await tell(scene, at, {});
  expect(status.last().link).not.toBe('ended');
  expect(await during(scene, at.workspace.audit(null), 100)).toEqual(before);
});

test('[L52] a decision that is sent without its leaf ends the link with a sentence, and nothing goes on behind it', async () => {
  const { scene, at, status } = await withDecision();
  const before = at.workspace.world;
  await tellEntry(scene, at, { ...(await checkpointIn(scene, {})), text: null });
  expect(status.last()).toMatchObject({ link: 'ended' });
  expect(status.last().ended).toContain('cannot be true');
  expect(at.workspace.world).toBe(before);
});
