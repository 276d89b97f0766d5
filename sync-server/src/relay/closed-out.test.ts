// Who reads a group of a space in which they do not stand is told who reads it, and nothing else that is decided there.
import { decodeEntry } from '@baton/ledger/entry';
import { homeNameOf } from '@baton/model/directory/home-name';
import type { RecordId } from '@baton/model/ids';
import { isIllegal } from '@baton/model/directory/rules';
import type { Decision } from '@baton/model/directory/schema';
import { expect, test } from 'vitest';
import { decisionIn } from '../ledger/foldable.ts';
import { newId, type TestDevice } from '../test/device.fixture.ts';
import { cast, openScene, settle, TestPeer } from '../test/scene.fixture.ts';

/** What a peer was told of a space's ledger: the kinds of decisions, `–` where it got the header alone. */
const toldOf = (peer: TestPeer, space: string): string[] =>
  peer.entries.flatMap((entry) => {
    if (entry.kind !== 'ledger' || entry.ledger !== space) return [];
    const decoded = decodeEntry(entry.entry);
    return [isIllegal(decoded) ? '?' : (decisionIn(decoded)?.type ?? '–')];
  });

async function design() {
  const scene = await openScene();
  const { ann, bo, cy, joined } = await cast(scene, 'ann', 'bo', 'cy');
  const { space } = joined;
  const peers = {
    bo: await TestPeer.join(scene, { device: bo, joined }),
    cy: await TestPeer.join(scene, { device: cy, joined }),
  };
  const must = async (decision: Decision, title?: string) => {
    expect((await ann.propose(joined, decision, title)).status).toBe(200);
    await settle();
  };
  const give = (group: string, ...of: readonly TestDevice[]) =>
    must({ type: 'group-set', space, group, readers: of.map(({ person }) => person) });
  await give('few', ann, bo);
  await must({ type: 'space-shown', space, open: false, members: [ann.person] });
  return { scene, ann, bo, cy, joined, space, peers, must, give };
}

test('[S376] closed out, who reads a group is told who reads it until they read it no more, and of no other decision there', async () => {
  const { scene, ann, bo, cy, joined, space, peers, must, give } = await design();
  await must({ type: 'space-titled', space }, 'Canary');
  await give('few', ann, bo, cy);
  await give('board', ann);
  await give('few', ann, cy);
  await give('few', ann);
  expect(toldOf(peers.bo, space).slice(-6)).toEqual(['–', '–', 'group-set', '–', 'group-set', '–']);
  expect(toldOf(peers.cy, space).slice(-6)).toEqual(['–', '–', 'group-set', '–', 'group-set', 'group-set']);
  // Who comes later is told the same.
  const again = await TestPeer.join(scene, { device: bo, joined });
  expect(toldOf(again, space).slice(-6)).toEqual(['–', '–', 'group-set', '–', 'group-set', '–']);
});

test('[S376] a record that comes to their group, or leaves it, is told to them', async () => {
  const { space, peers, must, give, ann } = await design();
  const few = homeNameOf(space, 'few');
  const [task, other] = [newId('t'), newId('t')] as never[];
  await give('board', ann);
  await must({ type: 'moved', records: [task!], born: space, from: space, to: few });
  await must({ type: 'moved', records: [other!], born: space, from: space, to: homeNameOf(space, 'board') });
  await must({ type: 'moved', records: [task!], born: space, from: few, to: space });
  expect(toldOf(peers.bo, space).slice(-3)).toEqual(['moved', '–', 'moved']);
  expect(toldOf(peers.cy, space).slice(-3)).toEqual(['–', '–', '–']);
});

test('[S376] who comes to read a group later is told what was moved there before, whole and ahead of what opens it to them', async () => {
  const { scene, cy, ann, joined, space, peers, must, give } = await design();
  const few = homeNameOf(space, 'few');
  const task: RecordId = newId('t');
  await must({ type: 'moved', records: [task], born: space, from: space, to: few });
  expect(toldOf(peers.cy, space).at(-1)).toBe('–');
  await give('few', ann, cy);
  for (let turn = 0; turn < 4; turn += 1) await settle();
  expect(toldOf(peers.cy, space).slice(-2)).toEqual(['moved', 'group-set']);
  // Who reads the group no more is told no further move, and a device that comes later what concerns its person alone.
  await give('few', ann);
  await must({ type: 'moved', records: [task], born: space, from: few, to: space });
  expect(toldOf(peers.cy, space).slice(-2)).toEqual(['group-set', '–']);
  const later = await TestPeer.join(scene, { device: cy, joined });
  expect(toldOf(later, space).filter((type) => type === 'moved')).toEqual([]);
});
