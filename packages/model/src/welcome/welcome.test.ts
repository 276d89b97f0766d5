import { expect, test } from 'vitest';
import { addComment } from '../comment/commands.ts';
import { newPerson, newSpace } from '../directory/made.ts';
import type { Directory, DirectoryDevice } from '../directory/schema.ts';
import type { DeviceId, TeamId } from '../ids.ts';
import { setProfile } from '../person/commands.ts';
import { always, type Week } from '../person/week.ts';
import { addProject } from '../project/commands.ts';
import { addTask } from '../task/add-commands.ts';
import { openMemory, person, space } from '../test/memory.ts';
import { putStepsAway } from './commands.ts';
import { departmentOf, firstSteps } from './queries.ts';

const [ann, bo, gil] = [person('ann'), person('bo'), person('gil')];
const main = space('main');
const week: Week = { kind: 'shifts', minutes: 1_200 };
const device = (of: typeof ann, day: string): DirectoryDevice => ({
  person: of,
  key: '',
  no: 1,
  since: 1,
  enrolled: Date.parse(`${day}T08:00:00Z`),
  revoked: null,
});
const open = (as: typeof ann, day = '2026-03-01', more: Partial<Directory> = {}) =>
  openMemory({
    person: as,
    today: '2026-03-04',
    directory: {
      persons: {
        [ann]: newPerson('owner', 1, null),
        [bo]: newPerson('member', 2, null),
        [gil]: newPerson('guest', 3, null),
      },
      devices: { ['d1' as DeviceId]: device(as, day) },
      ...more,
    },
  });
const steps = (memory: ReturnType<typeof open>) =>
  memory.ask(firstSteps, {}).map(({ id, done }) => `${id}${done ? ' done' : ''}`);

test('[M179] who joins tells their week, takes a task and says something on it; each ticks itself and all done they are gone', () => {
  const memory = open(bo);
  expect(steps(memory)).toEqual(['hours', 'take', 'say']);
  memory.does(setProfile, { name: 'Bo', weeks: { [always]: week } });
  expect(steps(memory)).toEqual(['hours done', 'take', 'say']);
  const { project } = memory.does(addProject, { space: main, name: 'One', prefix: 'ONE', hue: 1 });
  const { task } = memory.does(addTask, { project, title: 'Rake', assigned: bo });
  expect(steps(memory)).toEqual(['hours done', 'take done', 'say']);
  memory.as(ann, () => memory.does(addComment, { task, text: 'Welcome' }));
  expect(steps(memory)).toEqual(['hours done', 'take done', 'say']);
  memory.does(addComment, { task, text: 'Hello' });
  expect(steps(memory)).toEqual([]);
});

test('[M179] who founds begins a project or department, invites somebody and tells their week', () => {
  const memory = open(ann, '2026-03-04', { persons: { [ann]: newPerson('owner', 1, null) } });
  expect(steps(memory)).toEqual(['begin', 'invite', 'hours']);
  memory.does(addProject, { space: main, name: 'One', prefix: 'ONE', hue: 1 });
  expect(steps(memory)).toEqual(['begin done', 'invite', 'hours']);
  expect(steps(open(ann))).toEqual(['begin', 'invite done', 'hours']);
});

test('[M179] put away they are gone, for them alone; after two weeks, for guests and where nothing is told there are none', () => {
  const memory = open(bo);
  memory.does(putStepsAway, {});
  expect(steps(memory)).toEqual([]);
  expect(memory.run(putStepsAway, {})).toMatchObject({ kind: 'nothing-changed' });
  const [sheet] = [...memory.rows.sheets.all()];
  expect(memory.rows.sheets.homeOf(sheet?.id ?? '')).toEqual({ in: 'private' });
  expect(steps(open(bo, '2026-02-18'))).toEqual(['hours', 'take', 'say']);
  expect(steps(open(bo, '2026-02-17'))).toEqual([]);
  expect(steps(open(gil))).toEqual([]);
  expect(steps(open(bo, '2026-03-01', { devices: {} }))).toEqual([]);
});

test('[M179] their department is where the chart has them, else where they are named, else the first', () => {
  const spaces = { [main]: newSpace(1), [space('team')]: newSpace(2, [bo]), [space('shop')]: newSpace(3) };
  const directory = open(bo, '2026-03-01', { spaces }).ctx.directory;
  expect(departmentOf(directory, bo)).toBe(space('team'));
  expect(departmentOf(directory, ann)).toBe(main);
  const shop = { since: 4, kind: 'department', parent: null, home: space('shop'), members: [bo], leads: [] } as const;
  expect(departmentOf({ ...directory, teams: { ['e1' as TeamId]: shop } }, bo)).toBe(space('shop'));
});
