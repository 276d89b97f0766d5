import { expect, test } from 'vitest';
import { newPerson, newSpace } from '../directory/made.ts';
import { tasksOnBoard } from '../board/queries.ts';
import type { Day } from '../day.ts';
import { startDesk } from '../space/commands.ts';
import { addTask } from '../task/add-commands.ts';
import { binTask } from '../task/commands.ts';
import { openMemory, person, space, type Memory } from '../test/memory.ts';
import {
  answerWithTask,
  askForWork,
  declineRequest,
  putOffRequest,
  reopenRequest,
  takeBackRequest,
  takeRequest,
} from './commands.ts';
import { requestBehind, requestsIn } from './queries.ts';
import { requestOf, taskOf } from './schema.ts';

const main = space('main');
const [ann, bo] = [person('ann'), person('bo')];
const wanted = '2026-03-27' as Day;

function asked(): { memory: Memory; request: string; desk: { project: string; board: string } } {
  const memory = openMemory();
  const desk = memory.does(startDesk, { space: main, name: 'Main desk', prefix: 'MAD', hue: 3 });
  const note = 'For the Porto opening';
  const { request } = memory.as(bo, () => memory.does(askForWork, { space: main, title: 'Six signs', note, wanted }));
  return { memory, request, desk: { project: desk.project, board: desk.board ?? '' } };
}
const only = (memory: Memory) => memory.ask(requestsIn, { space: main })[0];

test('[M173] whoever writes there asks for work; it waits with what it is for, by when and from whom', () => {
  const { memory } = asked();
  expect(only(memory)).toMatchObject({
    title: 'Six signs',
    note: 'For the Porto opening',
    wanted,
    from: { id: bo },
    mine: false,
    state: 'waiting',
    answered: null,
    task: null,
  });
  expect(memory.ask(requestsIn, { space: space('team') })).toEqual([]);
});

test('[M173] who only reads, or does not stand there, is told so and nothing is written', () => {
  const directory = {
    persons: { [ann]: newPerson('member', 1, null) },
    spaces: {
      [main]: { ...newSpace(1), roles: { [ann]: 'commenter' as const } },
      [space('team')]: newSpace(2, [person('cy')]),
    },
  };
  const memory = openMemory({ directory });
  expect(memory.run(askForWork, { space: main, title: 'x' })).toMatchObject({ kind: 'read-only', what: 'commenter' });
  expect(memory.run(askForWork, { space: space('team'), title: 'x' })).toMatchObject({ what: 'outside' });
  expect(memory.run(askForWork, { space: 's404', title: 'x' })).toMatchObject({ kind: 'not-found' });
});

test('[M174] taken, it is a task on the everyday board, held by who took it and due when it is wanted', () => {
  const { memory, request, desk } = asked();
  const { task } = memory.does(takeRequest, { request });
  expect(task).toBe(taskOf(request));
  expect(memory.ask(tasksOnBoard, { board: desk.board })).toMatchObject([
    { id: task, title: 'Six signs', due: wanted, holder: { id: ann } },
  ]);
  expect(only(memory)).toMatchObject({ state: 'taken', answered: { by: ann }, task: { id: task } });
  expect(memory.run(takeRequest, { request })).toMatchObject({ kind: 'nothing-changed' });
  expect(memory.ask(requestBehind, { task })).toMatchObject([{ id: request, note: 'For the Porto opening' }]);
  expect(requestOf(task)).toBe(request);
  const { task: other } = memory.does(addTask, { project: desk.project, title: 'Other' });
  expect(memory.ask(requestBehind, { task: other })).toEqual([]);
});

test('[M174] two who take it apart make one task; taken again after it was binned, it is back', () => {
  const { memory, request, desk } = asked();
  const { task } = memory.does(takeRequest, { request, to: null });
  expect(memory.ask(tasksOnBoard, { board: desk.board })[0]?.holder).toBeNull();
  // What the other device wrote before it knew.
  memory.tx.requests.patch(request, { answer: { is: 'declined', why: 'No room', by: bo, at: memory.ctx.now } });
  expect(only(memory)).toMatchObject({ state: 'declined', why: 'No room', task: { id: task } });
  expect(memory.does(takeRequest, { request, to: bo }).task).toBe(task);
  expect(memory.ask(tasksOnBoard, { board: desk.board })).toHaveLength(1);
  memory.does(binTask, { task });
  expect(only(memory)?.task).toBeNull();
  memory.does(takeRequest, { request });
  expect(memory.ask(tasksOnBoard, { board: desk.board }).map(({ id }) => id)).toEqual([task]);
});

test('[M174] without an everyday board nothing is taken, and nobody loses the request', () => {
  const memory = openMemory();
  const { request } = memory.does(askForWork, { space: main, title: 'Six signs' });
  expect(memory.run(takeRequest, { request })).toMatchObject({ kind: 'not-found', what: 'everyday board' });
  expect(only(memory)?.state).toBe('waiting');
});

test('[M175] it is declined with a reason, answered with a task that is there, or waits anew', () => {
  const { memory, request, desk } = asked();
  memory.does(declineRequest, { request, why: 'Ask Sales' });
  expect(only(memory)).toMatchObject({ state: 'declined', why: 'Ask Sales', answered: { by: ann } });
  memory.does(reopenRequest, { request });
  expect(only(memory)).toMatchObject({ state: 'waiting', why: null });
  expect(memory.run(reopenRequest, { request })).toMatchObject({ kind: 'nothing-changed' });
  const { task } = memory.does(addTask, { project: desk.project, title: 'Signs for Porto' });
  memory.does(answerWithTask, { request, of: task });
  expect(only(memory)).toMatchObject({ state: 'duplicate', task: { title: 'Signs for Porto' } });
  expect(memory.run(answerWithTask, { request, of: 't404' })).toMatchObject({ kind: 'not-found', what: 'task' });
});

test('[M175] put off, it waits again when its day has come', () => {
  const { memory, request } = asked();
  memory.does(putOffRequest, { request, until: '2026-03-05' as Day });
  expect(only(memory)).toMatchObject({ state: 'later', until: '2026-03-05' });
  memory.does(putOffRequest, { request, until: '2026-03-04' as Day });
  expect(only(memory)?.state).toBe('waiting');
  memory.does(putOffRequest, { request, until: null });
  expect(only(memory)?.state).toBe('later');
});

test('[M175] its asker alone takes it back', () => {
  const { memory, request } = asked();
  expect(memory.run(takeBackRequest, { request })).toMatchObject({ kind: 'not-allowed', what: 'request' });
  memory.as(bo, () => memory.does(takeBackRequest, { request }));
  expect(memory.ask(requestsIn, { space: main })).toEqual([]);
  expect(memory.run(takeRequest, { request })).toMatchObject({ kind: 'not-found', what: 'request' });
});
