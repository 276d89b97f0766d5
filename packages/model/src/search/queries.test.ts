import { expect, test } from 'vitest';
import { addBoard, archiveBoard } from '../board/commands.ts';
import { addProject, archiveProject } from '../project/commands.ts';
import { addTasks } from '../task/add-commands.ts';
import { archiveTask, binTask } from '../task/commands.ts';
import { openMemory, space } from '../test/memory.ts';
import { boardsToFind, tasksToFind } from './queries.ts';

const scene = () => {
  const memory = openMemory();
  const main = space('main');
  const { project, board } = memory.does(addProject, { space: main, name: 'Spring', hue: 1, prefix: 'SPR' }) as {
    project: string;
    board: string;
  };
  return { memory, project, board, main };
};

test('boards are found by name, without those that rest or whose project rests', () => {
  const { memory, project, main } = scene();
  const second = memory.does(addBoard, { project, name: 'Autumn' }) as { board: string };
  const other = memory.does(addProject, { space: main, name: 'Web', hue: 2, prefix: 'WEB' }) as { project: string };
  expect(memory.ask(boardsToFind, {}).map(({ name }) => name)).toEqual(['Autumn', 'Spring', 'Web']);
  memory.does(archiveBoard, { board: second.board });
  memory.does(archiveProject, { project: other.project });
  expect(memory.ask(boardsToFind, {})).toMatchObject([{ name: 'Spring', projectName: 'Spring', hue: 1 }]);
});

test('tasks are counted as a search reads them: archived ones too, binned ones not', () => {
  const { memory, project, board } = scene();
  const { tasks } = memory.does(addTasks, { project, board, titles: ['a', 'b', 'c'] });
  memory.does(archiveTask, { task: tasks[0] ?? '' });
  memory.does(binTask, { task: tasks[1] ?? '' });
  expect(memory.ask(tasksToFind, {})).toEqual([{ id: 'tasks', count: 2 }]);
});
