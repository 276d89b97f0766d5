import { expect, test } from 'vitest';
import { isSeenByGuests, matrix, reachedBy, reachOf, readersOf } from './reach.ts';
import { accepting, ann, annAndBo, bo, cy, invitationId, spaceId } from './test/scene.ts';

const [open, closed] = [spaceId(1), spaceId(2)] as const;

test('[D41] the matrix of roles is what the rules answer, cell by cell', () => {
  expect(matrix()).toEqual({
    lead: { tasks: 'writes', pages: 'writes', comments: 'writes' },
    member: { tasks: 'writes', pages: 'writes', comments: 'writes' },
    commenter: { tasks: 'reads', pages: 'reads', comments: 'writes' },
    viewer: { tasks: 'reads', pages: 'reads', comments: 'reads' },
  });
});

test('[D41] what somebody reaches is told with its reason: open to all, named there, or a reader of a part', () => {
  const scene = annAndBo();
  scene.must(ann, { type: 'role-set', space: closed, person: bo, role: 'viewer' });
  scene.must(ann, { type: 'group-set', space: open, group: 'few', readers: [bo], roles: { [bo]: 'commenter' } });
  expect(reachOf(scene.directory!, bo)).toEqual([
    { space: open, group: null, role: 'member', why: 'open' },
    { space: open, group: 'few', role: 'commenter', why: 'reader' },
    { space: closed, group: null, role: 'viewer', why: 'member' },
  ]);
  expect(reachedBy(scene.directory!, closed, null).map(({ person, role }) => [person, role])).toEqual([
    [ann, 'member'],
    [bo, 'viewer'],
  ]);
  expect(reachedBy(scene.directory!, open, 'few').map(({ person }) => person)).toEqual([bo]);
  scene.must(ann, { type: 'person-suspended', person: bo });
  expect([reachOf(scene.directory!, bo), reachedBy(scene.directory!, open, 'few')]).toEqual([[], []]);
});

test('[D41] a guest reaches what they were given, and it is said that guests see it', () => {
  const scene = annAndBo();
  scene.must(ann, scene.invite({ role: 'guest' }));
  scene.must(null, accepting(3, invitationId(1)));
  expect(reachOf(scene.directory!, cy)).toEqual([]);
  scene.must(ann, { type: 'group-set', space: open, group: 'few', readers: [ann, cy], roles: { [cy]: 'viewer' } });
  expect(reachOf(scene.directory!, cy)).toEqual([{ space: open, group: 'few', role: 'viewer', why: 'reader' }]);
  expect([isSeenByGuests(scene.directory!, open, 'few'), isSeenByGuests(scene.directory!, open, null)]).toEqual([
    true,
    false,
  ]);
});

test('[M156] who sees a space is told in order: leads and who else was named, then everybody who may, then guests', () => {
  const scene = annAndBo();
  scene.must(ann, scene.invite({ role: 'guest', spaces: [open] }));
  scene.must(null, accepting(3, invitationId(1)));
  scene.must(ann, { type: 'role-set', space: open, person: bo, role: 'lead' });
  const told = () =>
    readersOf(scene.directory!, open, null).map(({ person, why, role }) => [person, why, role] as const);
  expect(told()).toEqual([
    [bo, 'open', 'lead'],
    [ann, 'open', 'member'],
    [cy, 'member', 'member'],
  ]);
  scene.must(ann, { type: 'space-shown', space: open, open: false, members: [ann, bo] });
  expect(told().map(([person]) => person)).toEqual([bo, ann]);
  expect(readersOf(scene.directory!, open, 'few')).toEqual([]);
});
