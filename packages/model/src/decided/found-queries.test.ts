import { expect, test } from 'vitest';
import { boardColumns } from '../board/queries.ts';
import { addProject } from '../project/commands.ts';
import { addTask } from '../task/add-commands.ts';
import { openMemory, person, space } from '../test/memory.ts';
import { foundByGate } from './found-queries.ts';
import { setStatus } from '../task/status-command.ts';

const main = space('main');

test('[M399] found is what counts behind or inside, not what claims to be, and nothing that was let past before', () => {
  const memory = openMemory();
  const { project } = memory.does(addProject, { name: 'Spring', space: main, hue: 3, prefix: 'SPR' });
  const board = [...memory.tx.boards.all()].find((one) => one.project === project)?.id ?? '';
  const columns = memory.ask(boardColumns, { board });
  const statuses = columns.map((one) => [...one.statuses]);
  const at = (title: string, column: number) => {
    const { task } = memory.does(addTask, { project, board, title });
    memory.does(setStatus, { task, status: statuses[column]?.[0] ?? '' });
    return task;
  };
  const [shipped, checked] = [at('Shipped', 3), at('Checked', 2)];
  at('Begun', 1);
  const column = columns[2]?.id ?? '';
  const before = statuses.slice(0, 2).flat();
  const inside = statuses[2] ?? [];
  const found = () => memory.ask(foundByGate, { project, column, before, inside });
  expect(found()).toEqual(
    [
      { id: shipped, is: 'behind' },
      { id: checked, is: 'inside' },
    ].sort((left, right) => (left.id < right.id ? -1 : 1)),
  );
  const ann = person('ann');
  const ruled = { type: 'column-ruled', space: main, project, column, before, inside, limit: null } as const;
  memory.decide(ann, { type: 'work-let-past', space: main, column, tasks: [shipped] });
  memory.decide(ann, { ...ruled, signers: [{ person: person('bo') }], past: 1 });
  at('Claims to be shipped', 3);
  expect(found()).toEqual([]);
});
