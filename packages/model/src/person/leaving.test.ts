import { expect, test } from 'vitest';
import { newPerson, newSpace } from '../directory/made.ts';
import { openMemory, person } from '../test/memory.ts';
import { openScene } from '../test/scene.ts';
import { assignTask } from '../task/commands.ts';
import { leftOverBy } from './leaving-queries.ts';

const [ann, bo, cy] = [person('ann'), person('bo'), person('cy')] as const;
const persons = {
  [ann]: newPerson('owner', 1, null),
  [bo]: newPerson('member', 2, null),
  [cy]: { ...newPerson('member', 3, null), manager: bo },
};
const link = { by: bo, since: 1, record: 't1' as never, right: 'read' as const, secretHash: 'h', password: false };
const invitation = {
  by: bo,
  secretHash: 'h',
  role: 'member' as const,
  spaces: null,
  roleIn: 'member' as const,
  groups: [],
  bound: null,
  until: null,
  notAfter: 9,
  uses: 1,
};
const device = { person: bo, key: 'k', since: 1, enrolled: 1 };

test('[M166] what somebody leads, opened and uses is told, and where nobody else leads', () => {
  const team = { since: 1, kind: 'team' as const, parent: null, home: null };
  const memory = openMemory({
    person: ann,
    directory: {
      persons,
      spaces: {
        ['s1' as never]: {
          ...newSpace(1, [ann, bo]),
          roles: { [bo]: 'lead' as const },
          links: {
            ['l1' as never]: { ...link, notAfter: 9, takenBack: false },
            ['l2' as never]: { ...link, notAfter: 9, takenBack: true },
          },
        },
        ['s2' as never]: { ...newSpace(2, [cy, bo]), roles: { [bo]: 'lead' as const, [cy]: 'lead' as const } },
        ['s3' as never]: newSpace(3, [bo]),
      },
      teams: {
        ['e1' as never]: { ...team, members: [bo, cy], leads: [bo] },
        ['e2' as never]: { ...team, members: [bo, cy], leads: [bo, cy] },
        ['e3' as never]: { ...team, members: [bo, cy], leads: [cy] },
      },
      invitations: {
        ['i1' as never]: { ...invitation, used: 0, takenBack: false },
        ['i2' as never]: { ...invitation, used: 1, takenBack: false },
        ['i3' as never]: { ...invitation, used: 0, takenBack: true },
      },
      devices: {
        ['d1' as never]: { ...device, no: 1, revoked: null },
        ['d2' as never]: { ...device, no: 2, revoked: 5 },
      },
    },
  });
  expect(memory.ask(leftOverBy, { person: bo })).toEqual([
    {
      id: bo,
      projects: [],
      teams: [
        { id: 'e1', alone: true },
        { id: 'e2', alone: false },
      ],
      spaces: [
        { id: 's1', alone: true },
        { id: 's2', alone: false },
      ],
      links: 1,
      invitations: 1,
      devices: 1,
      reports: [cy],
    },
  ]);
});

test('[M166] the open tasks that somebody holds are told by project, and no other’s', () => {
  const scene = openScene();
  const [a = '', b = '', c = ''] = scene.put(scene.columns[0], 'a', 'b', 'c');
  for (const task of [a, b]) scene.does(assignTask, { task, to: person('bo') });
  scene.does(assignTask, { task: c, to: person('ann') });
  const [left] = scene.ask(leftOverBy, { person: person('bo') });
  expect(left?.projects.map(({ tasks }) => tasks.map(({ title }) => title))).toEqual([['a', 'b']]);
  expect(left?.projects[0]?.name).not.toBe('');
  expect(scene.ask(leftOverBy, { person: person('cy') })[0]?.projects).toEqual([]);
});
