// What columns ask, on two people's devices that were apart.
import { nothingDecided } from '@baton/model/decided/on-record';
import { archiveColumn } from '@baton/model/board/column-commands';
import { tasksOnBoard, boardColumns } from '@baton/model/board/queries';
import { holdStatus, setNeed, addStatus } from '@baton/model/board/setting-commands';
import { removeStatus } from '@baton/model/board/remove-status-command';
import type { Command } from '@baton/model/command';
import type { Ctx } from '@baton/model/ctx';
import { addProject } from '@baton/model/project/commands';
import { addTask } from '@baton/model/task/add-commands';
import { setDue } from '@baton/model/task/commands';
import { moveTask } from '@baton/model/task/move-commands';
import { setStatus } from '@baton/model/task/status-command';
import { expect, test } from 'vitest';
import type { Written } from './contract.ts';
import { rowOf } from './records/row.ts';
import { device, space, type TestDevice } from './test/scene.ts';

const on = async <A, R>(at: TestDevice, command: Command<A, R>, args: NoInfer<A>): Promise<Written<unknown>> =>
  at.run((tx, ctx) => command.run(tx, ctx, command.args.parse(args)), command.name);
const asking = ({ person, today, directory }: Ctx) => ({
  person,
  today,
  directory,
  numbers: new Map<string, number>(),
  decisions: nothingDecided,
  titles: { workspace: '', spaces: {}, teams: {} },
});
const columns = ({ replica, ctx }: TestDevice, board: string) =>
  boardColumns.answer(replica.rows, asking(ctx), { board });
const shown = (at: TestDevice, board: string): string[] =>
  tasksOnBoard.answer(at.replica.rows, asking(at.ctx), { board }).map(({ title, column, lacks }) => {
    const name = columns(at, board).find(({ id }) => id === column)?.name ?? '';
    return `${name}: ${title}${lacks.length === 0 ? '' : ` without ${lacks.join(', ')}`}`;
  });

async function apart() {
  const [ann, bo] = [device('uAnn', 1), device('uBo', 2)];
  const take = (written: Written<unknown>): never => {
    ann.confirm(written);
    bo.take(written.envelopes, 'uAnn');
    return written.result as never;
  };
  const made: { project: string; board: string } = take(
    await on(ann, addProject, { space, name: 'Launch', hue: 1, prefix: 'SPR' }),
  );
  const { task }: { task: string } = take(await on(ann, addTask, { project: made.project, title: 'kit' }));
  take(await on(ann, setDue, { task, due: ann.ctx.today }));
  const meet = (mine: Written<unknown>, theirs: Written<unknown>): void => {
    ann.confirm(mine);
    bo.confirm(theirs);
    bo.take(mine.envelopes, 'uAnn');
    ann.take(theirs.envelopes, 'uBo');
  };
  const [, making = '', review = ''] = columns(ann, made.board).map(({ id }) => id);
  return { ann, bo, take, meet, ...made, task, making, review };
}

test('[M330] one empties the field that a column asks for, the other moves the task in: it stands there, marked, on both', async () => {
  const { ann, bo, take, meet, board, task, making } = await apart();
  take(await on(ann, setNeed, { column: making, need: 'due', on: true }));
  const moved = await on(bo, moveTask, { task, board, column: making });
  expect(moved.envelopes).not.toHaveLength(0);
  meet(await on(ann, setDue, { task, due: null }), moved);
  expect(shown(ann, board)).toEqual(['Making: kit without due']);
  expect(shown(bo, board)).toEqual(shown(ann, board));
});

test('[M330] a rule is set while another moves a task in that does not meet it: nobody loses anything', async () => {
  const { ann, bo, meet, board, task, making } = await apart();
  const ruled = await on(ann, setNeed, { column: making, need: 'tag', on: true });
  meet(ruled, await on(bo, moveTask, { task, board, column: making }));
  for (const one of [ann, bo]) expect(shown(one, board)).toEqual(['Making: kit without tag']);
});

test('[M323] rules that two people add to one column apart both stay', async () => {
  const { ann, bo, meet, board, making } = await apart();
  const mine = await on(ann, setNeed, { column: making, need: 'due', on: true });
  meet(mine, await on(bo, setNeed, { column: making, need: 'holder', on: true }));
  for (const one of [ann, bo]) expect(columns(one, board)[1]?.needs).toEqual(['due', 'holder']);
});

test('[M332] a status that two people give to two columns apart shows its tasks once', async () => {
  const { ann, bo, take, meet, board, task, making, review } = await apart();
  const { status }: { status: string } = take(
    await on(ann, addStatus, { column: making, name: 'Cutting', kind: 'doing' }),
  );
  take(await on(ann, archiveColumn, { column: columns(ann, board)[3]?.id ?? '' }));
  const [ready = ''] = columns(ann, board).map(({ id }) => id);
  take(await on(ann, moveTask, { task, board, column: making }));
  const mine = await on(ann, holdStatus, { column: ready, status });
  meet(mine, await on(bo, holdStatus, { column: review, status }));
  expect(shown(ann, board)).toHaveLength(1);
  expect(shown(bo, board)).toEqual(shown(ann, board));
});

test('[M408] a status is removed while another moves a task into it: it stands with the others, by its name, on both', async () => {
  const { ann, bo, take, meet, board, task, making, review } = await apart();
  const { status }: { status: string } = take(
    await on(ann, addStatus, { column: making, name: 'Cutting', kind: 'doing' }),
  );
  const into = columns(ann, board).find(({ id }) => id === review)?.statuses[0] ?? '';
  const removed = await on(ann, removeStatus, { status, into });
  meet(removed, await on(bo, setStatus, { task, status }));
  for (const one of [ann, bo]) {
    expect(shown(one, board)).toEqual(['Review: kit']);
    expect(one.replica.rows.tasks.get(task)?.status).toBe(status);
    expect(columns(one, board).flatMap(({ statuses }) => statuses)).not.toContain(status);
  }
});

test('[M407] undone, the status and what was in it are back; what another moved on since stays', async () => {
  const { ann, bo, take, board, project, task, making, review } = await apart();
  const { status }: { status: string } = take(
    await on(ann, addStatus, { column: making, name: 'Cutting', kind: 'doing' }),
  );
  const { task: film }: { task: string } = take(await on(ann, addTask, { project, title: 'film' }));
  take(await on(ann, setStatus, { task: [task, film], status }));
  const into = columns(ann, board).find(({ id }) => id === review)?.statuses[0] ?? '';
  const removed = await on(ann, removeStatus, { status, into });
  take(removed);
  const moved = await on(bo, moveTask, { task: film, board, column: columns(bo, board)[3]?.id ?? '' });
  bo.confirm(moved);
  ann.take(moved.envelopes, 'uBo');
  take(await ann.undo(removed.gesture));
  for (const one of [ann, bo]) {
    expect(shown(one, board)).toEqual(['Making: kit', 'Done: film']);
    expect(columns(one, board)[1]?.statuses).toContain(status);
    expect(one.replica.rows.tasks.get(task)?.status).toBe(status);
  }
});

test('[M331] a rule of a later version is passed over and kept among the cells', () => {
  const id = `c${'0'.repeat(17)}`;
  const cell = (code: string, value: unknown) => ({ code, value, t: 1, by: 'uAnn' });
  const cells = [
    ...Object.entries({ bo: 'b1', nm: 'Making', rk: 'a0' }).map(([code, value]) => cell(code, value)),
    cell('ne:due', true),
    cell('ne:smell', true),
  ];
  expect(rowOf(id, null, cells as never)).toMatchObject({ name: 'Making', needs: ['due'] });
});
