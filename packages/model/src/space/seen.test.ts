import { expect, test } from 'vitest';
import { newPerson, newSpace } from '../directory/made.ts';
import { addTask } from '../task/add-commands.ts';
import { binTask } from '../task/commands.ts';
import { person, space } from '../test/memory.ts';
import { openScene } from '../test/scene.ts';
import { seenBy } from './seen-query.ts';

const [ann, bo, cy, gil] = [person('ann'), person('bo'), person('cy'), person('gil')];
const main = space('main');
const directory = {
  persons: {
    [ann]: newPerson('owner', 1, null),
    [bo]: newPerson('member', 2, null),
    [cy]: newPerson('member', 3, null),
    [gil]: newPerson('guest', 4, null),
  },
  spaces: {
    [main]: {
      ...newSpace(1, [ann, bo]),
      roles: { [bo]: 'viewer' as const },
      groups: { few: [ann, gil], money: [ann] },
    },
  },
};

test('[D55] each sees what the rules give them: the space, what was given by name, money; and nobody’s own tasks', () => {
  const scene = openScene({ directory });
  const { project } = scene;
  scene.put(scene.columns[0], 'Open one', 'Open two');
  const [gone = ''] = scene.put(scene.columns[0], 'Gone');
  scene.does(binTask, { task: gone });
  const { task: shared } = scene.does(addTask, { project, title: 'For few', readers: { group: 'few' } });
  scene.does(addTask, { project, title: 'Mine alone', readers: 'me' });
  const seen = (who: string) => scene.ask(seenBy, { space: main, person: who })[0];
  const projects = [{ id: project, name: 'Spring launch' }];
  const given = [{ id: shared, title: 'For few' }];
  expect(seen(ann)).toMatchObject({ role: 'member', projects, tasks: 2, given, notGiven: 0, readsMoney: true });
  expect(seen(bo)).toMatchObject({ role: 'viewer', projects, tasks: 2, given: [], notGiven: 1, readsMoney: false });
  expect(seen(cy)).toMatchObject({ role: null, projects: [], tasks: 0, given: [], notGiven: 1 });
  expect(seen(gil)).toMatchObject({ role: null, projects: [], tasks: 0, given, notGiven: 0 });
  expect(seen('constructor')).toMatchObject({ role: null, tasks: 0, notGiven: 1, readsMoney: false });
});
