import { expect, test } from 'vitest';
import { newPerson, newSpace } from '../directory/made.ts';
import { binProject } from '../project/commands.ts';
import { progressOfProjects } from '../project/queries.ts';
import { tasksOnBoard } from '../board/queries.ts';
import { addTask } from '../task/add-commands.ts';
import { openMemory, person, space } from '../test/memory.ts';
import { openScene } from '../test/scene.ts';
import { setDesk, setNeeds, startDesk } from './commands.ts';
import { desks, homeOfSpace } from './queries.ts';

const main = space('main');
const wish = { space: main, name: 'Main desk', prefix: 'MAD', hue: 3 };

test('[M171] a department says what it needs, on one sheet whoever began it', () => {
  const memory = openMemory();
  expect(memory.ask(homeOfSpace, { space: main })).toEqual([{ id: main, needs: null, desk: null }]);
  memory.does(setNeeds, { space: main, needs: ' What it is for\nBy when ' });
  memory.as(person('bo'), () => memory.does(startDesk, wish));
  expect([...memory.rows.sheets.all()].map(({ id }) => id)).toEqual([`a${main.slice(1)}`]);
  expect(memory.ask(homeOfSpace, { space: main })).toMatchObject([
    { needs: 'What it is for\nBy when', desk: { name: 'Main desk', hue: 3 } },
  ]);
  memory.does(setNeeds, { space: main, needs: '  ' });
  expect(memory.ask(homeOfSpace, { space: main })[0]?.needs).toBeNull();
  expect(memory.run(setNeeds, { space: main, needs: '' })).toMatchObject({ kind: 'nothing-changed' });
});

test('[M171] who does not write in a space writes nothing on its sheet', () => {
  const memory = openMemory({
    directory: {
      persons: { [person('ann')]: newPerson('member', 1, null) },
      spaces: { [main]: { ...newSpace(1), roles: { [person('ann')]: 'viewer' } }, [space('team')]: newSpace(2, []) },
    },
  });
  expect(memory.run(setNeeds, { space: main, needs: 'x' })).toMatchObject({ kind: 'read-only', what: 'viewer' });
  expect(memory.run(startDesk, wish)).toMatchObject({ kind: 'read-only', what: 'viewer' });
  expect(memory.run(setDesk, { space: 's404', project: null })).toMatchObject({ kind: 'not-found' });
});

test('[M172] two who start the everyday board apart start one', () => {
  const [one, other] = [openMemory(), openMemory({ person: person('bo') })];
  other.ctx.random();
  const [a, b] = [one.does(startDesk, wish), other.does(startDesk, { ...wish, name: 'Everyday' })];
  expect(a).toEqual(b);
  const ids = (memory: typeof one) =>
    [memory.rows.projects, memory.rows.boards, memory.rows.columns, memory.rows.statuses].flatMap((table) =>
      [...table.all()].map(({ id }) => id),
    );
  expect(ids(one)).toEqual(ids(other));
  expect(new Set(ids(one)).size).toBe(10);
  expect(one.ask(desks, {})).toEqual([{ id: a.project, space: main }]);
  expect(one.run(startDesk, wish)).toMatchObject({ kind: 'nothing-changed' });
});

test('[M172] put away it is none, and started again it comes back with its tasks', () => {
  const memory = openMemory();
  const { project, board } = memory.does(startDesk, wish);
  memory.does(addTask, { project, board, title: 'Door sign' });
  memory.does(binProject, { project });
  expect(memory.ask(homeOfSpace, { space: main })[0]?.desk).toBeNull();
  expect(memory.ask(desks, {})).toEqual([]);
  memory.does(startDesk, wish);
  expect(memory.ask(homeOfSpace, { space: main })[0]?.desk).toMatchObject({ project, board });
  expect(memory.ask(tasksOnBoard, { board: board ?? '' }).map(({ title }) => title)).toEqual(['Door sign']);
  expect(memory.ask(progressOfProjects, {})).toMatchObject([{ id: project, tasks: 1 }]);
});

test('[M172] a project of the space is made its everyday board, one of another space is not', () => {
  const scene = openScene();
  scene.does(setDesk, { space: main, project: scene.project });
  expect(scene.ask(homeOfSpace, { space: main })[0]?.desk).toMatchObject({ board: scene.board });
  expect(scene.run(setDesk, { space: space('team'), project: scene.project })).toMatchObject({ kind: 'not-valid' });
  scene.does(setDesk, { space: main, project: null });
  expect(scene.ask(homeOfSpace, { space: main })[0]?.desk).toBeNull();
  expect(scene.rows.projects.get(scene.project)?.binned).toBeNull();
});
