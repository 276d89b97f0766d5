// What a guest is told of the directory: enough to answer for what they read as the relay does, and not a person more.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PersonId, RecordId } from '../ids.ts';
import { extractFor } from './extract.ts';
import { homeNameOf, internalOf, type HomeName } from './home-name.ts';
import { guestsAt, mayRead, mayWrite, personOf, type DocScope } from './queries.ts';
import type { Decision, Directory } from './schema.ts';
import { accepting, ann, annAndBo, bo, cy, day, device, id, invitationId, key, spaceId } from './test/scene.ts';

const [open, closed] = [spaceId(1), spaceId(2)] as const;
const [clients, law] = [homeNameOf(open, 'clients'), homeNameOf(open, 'law')] as const;
const records: readonly RecordId[] = ['t1', 't2', 't3'];
const set = (group: string, readers: readonly PersonId[], roles = {}): Decision => ({
  type: 'group-set',
  space: open,
  group,
  readers,
  roles,
});
const move = (record: RecordId, from: HomeName, to: HomeName): Decision => ({
  type: 'moved',
  records: [record],
  born: open,
  from,
  to,
});

/** Cy is a guest in the group of clients until in thirty days; Ann and Bo read it too, and one more among themselves. */
function office() {
  const scene = annAndBo();
  const guest = { role: 'guest', groups: [clients], until: scene.now + 30 * day } as const;
  scene.must(ann, set('clients', [ann, bo]));
  scene.must(ann, set('law', [ann, bo]));
  scene.must(ann, scene.invite({ invitation: invitationId(7), secretHash: key(907), ...guest }));
  const directory = scene.must(null, accepting(3, invitationId(7)));
  return { scene, directory };
}
const docs: readonly DocScope[] = [
  { class: 'o' },
  { class: 'r', space: open },
  { class: 'r', space: closed },
  { class: 'v', person: cy },
  { class: 'v', person: bo },
  ...['clients', 'law', 'clients~internal', 'none'].flatMap((group): DocScope[] => [
    { class: 'x', space: open, group },
    ...records.flatMap((of): DocScope[] => [
      { class: 'p', space: open, group, of },
      { class: 'f', space: open, group, of },
    ]),
  ]),
  ...records.flatMap((of): DocScope[] => [
    { class: 'p', space: open, of },
    { class: 'f', space: open, of },
  ]),
];
const rights = (directory: Directory) =>
  docs.map((doc) => [doc, mayRead(directory, cy, doc), mayWrite(directory, cy, doc)]);

test('[M140] the extract answers what its guest may read and write as the directory does, whatever was decided', () => {
  const deeds = fc.constantFrom<(by: ReturnType<typeof office>['scene']) => void>(
    (scene) => void scene.say(ann, set('clients', [ann, bo, cy])),
    (scene) => void scene.say(ann, set('clients', [ann, cy], { [cy]: 'commenter' })),
    (scene) => void scene.say(ann, set('clients', [ann, bo])),
    (scene) => void scene.say(ann, { type: 'member-added', space: open, person: cy }),
    (scene) => void scene.say(ann, { type: 'role-set', space: open, person: cy, role: 'viewer' }),
    (scene) => void scene.say(ann, { type: 'member-removed', space: open, person: cy }),
    ...records.flatMap((record) =>
      [open, clients, law].flatMap((from) =>
        [open, clients, law].map(
          (to) => (scene: ReturnType<typeof office>['scene']) => void scene.say(ann, move(record, from, to)),
        ),
      ),
    ),
  );
  fc.assert(
    fc.property(fc.array(deeds, { maxLength: 14 }), (history) => {
      const { scene } = office();
      for (const deed of history) deed(scene);
      const directory = scene.directory!;
      expect(rights(extractFor(directory, cy, new Set()))).toEqual(rights(directory));
    }),
  );
});

test('[M141] it tells of nobody but its guest and of who wrote where they read, and of those no more than whose a number is', () => {
  const { scene } = office();
  scene.must(ann, { type: 'device-enrolled', person: ann, device: device(9), how: 'code' });
  scene.must(ann, { type: 'manager-set', person: cy, manager: ann });
  const directory = scene.must(ann, scene.invite({ invitation: invitationId(8), secretHash: key(908) }));
  const bare = JSON.stringify(extractFor(directory, cy, new Set()));
  for (const secret of [ann, bo, spaceId(2), 'law', invitationId(8), key(908)]) expect(bare).not.toContain(secret);
  const told = extractFor(directory, cy, new Set([2]));
  expect([personOf(told, 1), personOf(told, 2), personOf(told, 3), personOf(told, 4)]).toEqual([
    undefined,
    bo,
    cy,
    undefined,
  ]);
  expect(told.persons[bo]).toEqual({
    role: 'member',
    since: 0,
    recovery: null,
    standing: 'here',
    until: null,
    manager: null,
    passkeys: {},
  });
  expect(told.persons[cy]).toMatchObject({ role: 'guest', until: scene.now + 30 * day, recovery: key(103) });
  expect(told.spaces[open]).toMatchObject({ open: false, members: [], groups: { clients: [cy] } });
  expect(JSON.stringify(told)).not.toContain(ann);
});

test('[M142] where a record went that was taken out of what they read is not told', () => {
  const { scene } = office();
  scene.must(ann, move('t1', open, clients));
  scene.must(ann, move('t2', open, law));
  expect(extractFor(scene.directory!, cy, new Set()).moved).toEqual({ t1: { [open]: [clients] } });
  const directory = scene.must(ann, move('t1', clients, law));
  const told = extractFor(directory, cy, new Set());
  expect(JSON.stringify(told)).not.toContain('law');
  expect(told.moved['t1']?.[open]).toEqual([clients, `${open}/~`]);
});

test('[M143] a task that guests read has two feeds: one by the name of its group, the other its colleagues’', () => {
  const { scene } = office();
  const at = (group?: string): DocScope => ({ class: 'f', space: open, of: 't1', ...(group ? { group } : {}) });
  const readers = (doc: DocScope) => [ann, bo, cy].filter((person) => mayRead(scene.directory!, person, doc));
  scene.must(ann, set('clients', [ann, cy]));
  scene.must(ann, move('t1', open, clients));
  expect([readers(at('clients')), readers(at('clients~internal')), readers(at())]).toEqual([[ann, cy], [ann], [ann]]);
  scene.must(ann, move('t1', clients, open));
  expect([readers(at('clients')), readers(at('clients~internal')), readers(at())]).toEqual([
    [ann, bo],
    [ann],
    [ann, bo],
  ]);
});

test('[M143] who is inside follows from who reads the group, and is set by nobody', () => {
  const { scene } = office();
  const inside = internalOf(clients);
  expect(scene.say(ann, set('clients~internal', [ann, cy]))).toEqual({ illegal: 'nobody sets who is inside' });
  expect(scene.say(ann, move('t1', open, inside))).toHaveProperty('illegal');
  expect(guestsAt(scene.directory!, clients)).toEqual([cy]);
  const feed: DocScope = { class: 'f', space: open, group: 'clients~internal', of: id('t', 1) };
  expect([ann, bo, cy].map((person) => mayWrite(scene.directory!, person, feed))).toEqual([true, true, false]);
  scene.must(ann, set('clients', [ann, bo, cy], { [bo]: 'viewer' }));
  expect(mayWrite(scene.directory!, bo, feed)).toBe(false);
});
