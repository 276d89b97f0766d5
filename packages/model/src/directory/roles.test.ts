import { expect, test } from 'vitest';
import { whyReadOnly } from '../space/rules.ts';
import { mayRead, mayWrite, roleIn, standsIn, type DocScope } from './queries.ts';
import { ann, annAndBo, bo, cy, spaceId } from './test/scene.ts';
import type { Decision, Directory, SpaceRole } from './schema.ts';
import type { PersonId } from '../ids.ts';

const open = spaceId(1);
const closed = spaceId(2);
const setting = (space: number, person: PersonId, role: SpaceRole): Decision => {
  return { type: 'role-set', space: spaceId(space), person, role };
};
const grouping = (readers: readonly PersonId[], group = 'money'): Decision => {
  return { type: 'group-set', space: open, group, readers };
};
const documents: readonly DocScope[] = [
  { class: 'r', space: open },
  { class: 'p', space: open, of: 't1' },
  { class: 'f', space: open, of: 't1' },
];
const written = (directory: Directory, person: PersonId): string =>
  documents
    .filter((doc) => mayWrite(directory, person, doc))
    .map((doc) => doc.class)
    .join('');

test('[D21] a commenter writes the feeds of a space and nothing else, a viewer nothing; both read all of it', () => {
  const scene = annAndBo();
  expect(written(scene.directory!, bo)).toBe('rpf');
  const commenting = scene.must(ann, setting(1, bo, 'commenter'));
  expect(written(commenting, bo)).toBe('f');
  const viewing = scene.must(ann, setting(1, bo, 'viewer'));
  expect(written(viewing, bo)).toBe('');
  for (const doc of documents) expect(mayRead(viewing, bo, doc)).toBe(true);
  expect(mayWrite(viewing, bo, { class: 'o' })).toBe(true);
  expect(written(scene.must(ann, setting(1, bo, 'member')), bo)).toBe('rpf');
});

test('[D21] what may not be written is said with the role, before it is tried', () => {
  const scene = annAndBo();
  const page: DocScope = { class: 'p', space: open, of: 't1' };
  expect(whyReadOnly(scene.directory!, bo, page)).toBeUndefined();
  expect(whyReadOnly(scene.must(ann, setting(1, bo, 'viewer')), bo, page)).toMatchObject({ what: 'viewer' });
  expect(whyReadOnly(scene.must(ann, setting(1, bo, 'commenter')), bo, page)).toMatchObject({ what: 'commenter' });
  expect(whyReadOnly(scene.directory!, bo, { class: 'r', space: closed })).toMatchObject({ what: 'outside' });
});

test('[D22] an owner sets the role of anybody who stands in a space; others only of who enters it', () => {
  const scene = annAndBo();
  expect(scene.say(bo, setting(1, ann, 'viewer'))).toEqual({
    illegal: 'only its leads and admins set the role of who stands there',
  });
  expect(scene.say(ann, setting(9, bo, 'viewer'))).toEqual({ illegal: 'there is no such space' });
  expect(scene.say(ann, setting(1, cy, 'viewer'))).toEqual({ illegal: 'the person is not in the directory' });
  expect(scene.say(ann, setting(1, bo, 'member'))).toEqual({ illegal: 'the person has this role already' });
  const entered = scene.must(ann, setting(2, bo, 'commenter'));
  expect(roleIn(entered, bo, closed)).toBe('commenter');
  expect(standsIn(entered, bo, closed)).toBe(true);
});

test('[D22] who only comments or reads lets nobody in, gives no title and opens no group', () => {
  const scene = annAndBo();
  scene.must(ann, setting(1, bo, 'commenter'));
  expect(scene.say(bo, { type: 'space-titled', space: open })).toMatchObject({ illegal: expect.any(String) });
  expect(scene.say(bo, grouping([bo]))).toEqual({ illegal: 'only who writes in a space opens a group' });
});

test('[D23] restricted documents are read and written by the readers of their group, wherever they stand', () => {
  const scene = annAndBo();
  const money: DocScope = { class: 'x', space: open, group: 'money' };
  expect(mayRead(scene.directory!, ann, money)).toBe(false);
  const opened = scene.must(ann, grouping([ann]));
  expect([ann, bo].map((person) => mayRead(opened, person, money))).toEqual([true, false]);
  expect(mayRead(opened, ann, { ...money, group: 'constructor' })).toBe(false);
  const both = scene.must(ann, grouping([ann, bo]));
  expect([ann, bo].map((person) => mayWrite(both, person, money))).toEqual([true, true]);
  const viewing = scene.must(ann, setting(1, bo, 'viewer'));
  expect([mayRead(viewing, bo, money), mayWrite(viewing, bo, money)]).toEqual([true, false]);
});

test('[D23] a group is opened by who writes in the space and set by its readers or an owner', () => {
  const scene = annAndBo();
  scene.must(bo, grouping([bo], 'notes'));
  expect(scene.say(bo, grouping([bo, bo], 'notes'))).toEqual({ illegal: 'a reader is named twice' });
  expect(scene.say(bo, grouping([cy], 'notes'))).toEqual({ illegal: 'a reader is not in the directory' });
  scene.must(ann, grouping([ann]));
  expect(scene.say(bo, grouping([bo]))).toEqual({ illegal: 'only who writes in a group sets it' });
  scene.must(ann, grouping([], 'notes'));
  expect(scene.say(bo, grouping([bo], 'notes'))).toEqual({ illegal: 'only who writes in a group sets it' });
});
