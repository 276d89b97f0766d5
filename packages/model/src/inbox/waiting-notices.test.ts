// Who waits is told once a day, and who is waited for when they are reminded; a team's queue once, and then its lead.
import { expect, test } from 'vitest';
import type { OfferId, TeamId } from '../ids.ts';
import { addProject } from '../project/commands.ts';
import { addTask } from '../task/add-commands.ts';
import { archiveTask } from '../task/commands.ts';
import { openMemory, person, space } from '../test/memory.ts';
import { inbox, unreadNotices } from './queries.ts';
import { readNotices } from './commands.ts';

const [ann, bo] = [person('ann'), person('bo')];
const main = space('main');
const team = `e${'1'.repeat(17)}` as TeamId;

/** A Monday at eight. */
function monday(leads: readonly string[] = [bo]) {
  const teams = { [team]: { kind: 'team', parent: null, home: null, members: [bo], leads } };
  const memory = openMemory({ today: '2026-03-09', directory: { teams: teams as never } });
  const { project } = memory.does(addProject, { name: 'Spring', space: main, hue: 3, prefix: 'SPR' });
  const board = [...memory.tx.boards.all()][0]?.id ?? '';
  const add = (title: string) => memory.does(addTask, { project, board, title }).task;
  const offer = (task: string, of: number, part: object = {}): OfferId => {
    const id = `r${String(of).repeat(17)}` as OfferId;
    const said = memory.decide(ann, {
      type: 'work-offered',
      space: main,
      task,
      offer: id,
      to: { person: bo },
      ...part,
    });
    expect(said).toBeTypeOf('number');
    return id;
  };
  const told = (who = ann) => memory.as(who, () => memory.ask(unreadNotices, {}).map(({ kind, task }) => [kind, task]));
  return { memory, add, offer, told };
}

test('[M476] who waits has one line on a working day, of what was not answered in time, the longest first', () => {
  const { memory, add, offer, told } = monday();
  const [first, second] = [add('Stand'), add('Lamps')];
  offer(first, 1);
  offer(second, 2, { answerBy: memory.ctx.now + 3_600_000 });
  expect(told()).toEqual([]);
  memory.wait(1);
  expect(told()).toEqual([['waiting', second]]);
  memory.wait(3);
  expect(told()).toEqual([['waiting', first]]);
  expect(memory.ask(inbox, { show: 'open' })[0]?.notices[0]).toMatchObject({ kind: 'waiting', more: 1 });
  memory.does(readNotices, { notices: ['w:2026-03-13'], read: true });
  expect(told()).toEqual([]);
  memory.wait(1);
  expect([memory.ctx.today, told()]).toEqual(['2026-03-14', []]);
  memory.wait(2);
  expect(told()).toEqual([['waiting', first]]);
  memory.does(archiveTask, { task: [first, second] });
  expect(told()).toEqual([]);
});

test('[M477] who was reminded sees it first, until it is answered', () => {
  const { memory, add, offer, told } = monday();
  const [first, second] = [add('Stand'), add('Lamps')];
  const asked = offer(first, 1);
  memory.decide(ann, { type: 'work-assigned', space: main, task: second, to: bo });
  memory.decide(ann, { type: 'work-reminded', space: main, task: first, of: asked });
  expect(told(bo)).toContainEqual(['nudged', first]);
  memory.wait(1);
  memory.decide(ann, { type: 'work-reminded', space: main, task: second });
  memory.as(bo, () => {
    const [top] = memory.ask(inbox, { show: 'open' });
    expect([top?.id, top?.notices[0]?.kind, top?.notices[0]?.by?.id]).toEqual([second, 'nudged', ann]);
  });
  memory.decide(bo, { type: 'offer-accepted', space: main, task: first, offer: asked });
  expect(told(bo)).not.toContainEqual(['nudged', first]);
  expect(told(ann).filter(([kind]) => kind === 'nudged')).toEqual([]);
});

test('[M478] a team’s queue is told once after its time, and its lead on the next working day', () => {
  const { memory, add, offer, told } = monday();
  const task = add('Stand');
  offer(task, 1, { to: { team }, answerBy: memory.ctx.now + 3_600_000 });
  const queue = () => told(bo).filter(([kind]) => kind === 'queue-late' || kind === 'queue-left');
  expect(queue()).toEqual([]);
  memory.wait(1);
  expect(queue()).toEqual([['queue-late', task]]);
  memory.wait(1);
  expect(queue()).toEqual([
    ['queue-left', task],
    ['queue-late', task],
  ]);
  memory.wait(3);
  expect(queue()).toHaveLength(2);
  expect(told(ann).map(([kind]) => kind)).toEqual([]);
  memory.decide(bo, { type: 'offer-given', space: main, task, offer: `r${'1'.repeat(17)}` as OfferId, to: bo });
  expect(queue()).toEqual([]);
});

test('[M478] of a team that nobody leads, whoever leads the space is told what was left lying', () => {
  const { memory, add, told } = monday([]);
  const task = add('Stand');
  memory.decide(ann, { type: 'work-assigned', space: main, task, to: bo });
  memory.decide(bo, {
    type: 'work-offered',
    space: main,
    task,
    offer: `r${'3'.repeat(17)}` as OfferId,
    to: { team },
    answerBy: memory.ctx.now + 3_600_000,
  });
  const left = () => told(ann).filter(([kind]) => kind === 'queue-left');
  memory.wait(1);
  expect(left()).toEqual([]);
  memory.wait(1);
  expect(left()).toEqual([['queue-left', task]]);
});
