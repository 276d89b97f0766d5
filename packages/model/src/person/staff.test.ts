import { expect, test } from 'vitest';
import { newPerson } from '../directory/made.ts';
import { openMemory, person } from '../test/memory.ts';
import { setProfile } from './commands.ts';
import { peopleOfWorkspace } from './queries.ts';
import { staffOfWorkspace } from './staff-queries.ts';

const [ann, bo, cy] = [person('ann'), person('bo'), person('cy')] as const;

const persons = {
  [ann]: newPerson('owner', 1, null),
  [bo]: { ...newPerson('member', 2, null), standing: 'removed' as const },
  [cy]: { ...newPerson('guest', 3, null), until: 9, manager: ann },
};

test('[M150] those who run the workspace see everybody who was ever let in: who is here first, by role and name', () => {
  const memory = openMemory({ person: ann, directory: { persons } });
  const staff = memory.ask(staffOfWorkspace, {});
  expect(staff.map(({ id, role, standing }) => [id, role, standing])).toEqual([
    [ann, 'owner', 'here'],
    [cy, 'guest', 'here'],
    [bo, 'member', 'removed'],
  ]);
  expect(staff[1]).toMatchObject({ until: 9, manager: ann, devices: [], passkeys: 0, week: null, me: false });
});

test('[M150] with what they told of themselves, and the departments in which they are', () => {
  const memory = openMemory({
    person: ann,
    directory: {
      persons,
      teams: {
        ['e1' as never]: { since: 4, kind: 'department', parent: null, home: null, members: [ann], leads: [] },
        ['e2' as never]: { since: 4, kind: 'team', parent: null, home: null, members: [ann], leads: [] },
      },
      devices: { ['d1' as never]: { person: ann, key: 'k', no: 4, since: 1, enrolled: 1, revoked: null } },
    },
  });
  memory.does(setProfile, { name: 'Ann Lee', title: 'Head of IT' });
  expect(memory.ask(staffOfWorkspace, {})[0]).toMatchObject({
    name: 'Ann Lee',
    title: 'Head of IT',
    devices: [4],
    me: true,
  });
});

test('[M181] a guest of whom nothing is read is called what they said when they came; what they wrote of themselves goes before', () => {
  const memory = openMemory({ person: ann, directory: { persons } });
  const name = () => memory.ask(staffOfWorkspace, {}).find(({ id }) => id === cy)?.name;
  const called = () => memory.ask(peopleOfWorkspace, {}).find(({ id }) => id === cy)?.name;
  expect([name(), called()]).toEqual(['Somebody', 'Somebody']);
  Object.assign(memory.titles, { guests: { [cy]: 'Clara Park' } });
  expect([name(), called()]).toEqual(['Clara Park', 'Clara Park']);
  memory.as(cy, () => memory.does(setProfile, { name: 'Clara P.' }));
  expect([name(), called()]).toEqual(['Clara P.', 'Clara P.']);
});
