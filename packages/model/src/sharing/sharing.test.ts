// Sharing a task with guests, as both sides find it.
import { nothingDecided } from '../decided/on-record.ts';
import { expect, test } from 'vitest';
import { addComment } from '../comment/commands.ts';
import { react, settleThread } from '../reaction/commands.ts';
import { commentsOn } from '../comment/queries.ts';
import { homeNameOf, internalOf } from '../directory/home-name.ts';
import { newPerson, newSpace } from '../directory/made.ts';
import type { Place } from '../tx.ts';
import { setProfile } from '../person/commands.ts';
import { nameOf } from '../person/naming.ts';
import { peopleOfWorkspace } from '../person/queries.ts';
import { statusesOfProject } from '../project/queries.ts';
import { addColumn } from '../board/column-commands.ts';
import { removeStatus } from '../board/remove-status-command.ts';
import { addStatus, renameStatus, setStatusKind } from '../board/setting-commands.ts';
import { addTask } from '../task/add-commands.ts';
import { assignTask } from '../task/commands.ts';
import { taskPeek } from '../task/queries.ts';
import { finishTask, setStatus } from '../task/status-command.ts';
import { person, space } from '../test/memory.ts';
import { openScene } from '../test/scene.ts';
import { leavingCards } from './cards.ts';
import { shareTask } from './commands.ts';
import { sharedColumns, sharedTasks } from './queries.ts';

const [ann, bo, gil] = [person('ann'), person('bo'), person('gil')];
const home = homeNameOf(space('main'), 'clients');

function open({
  isHere = true,
  roles = {},
}: { isHere?: boolean; roles?: Record<string, 'commenter' | 'viewer'> } = {}) {
  const groups = { clients: isHere ? [ann, gil] : [ann], law: [ann], others: [bo] };
  const scene = openScene({
    directory: {
      persons: {
        [ann]: newPerson('owner', 1, null),
        [bo]: newPerson('member', 2, null),
        [gil]: newPerson('guest', 3, null),
      },
      spaces: { [space('main')]: { ...newSpace(1), groups, groupRoles: { clients: roles } } },
    },
  });
  scene.does(setProfile, { name: 'Ann Lee', title: 'Owner' });
  const task = scene.does(addTask, { project: scene.project, board: scene.board, title: 'Claims check' }).task;
  return { scene, task };
}

test('[M144] a shared task goes to its group with the name and the columns of its project, and the card of who shares it', () => {
  for (const isHere of [true, false]) {
    const { scene, task } = open({ isHere });
    scene.does(shareTask, { task, group: 'clients' });
    expect(scene.tx.tasks.homeOf(task)).toEqual({ in: 'group', space: space('main'), group: 'clients' });
    const [slice] = scene.tx.slices.all();
    expect(slice).toMatchObject({ name: 'Spring launch', prefix: 'SPR', sharer: ann });
    expect(Object.values(slice!.columns).map(({ name }) => name)).toContain('Ready');
    const cards = [...scene.tx.names.all()].filter(({ card }) => card === true);
    expect(cards).toMatchObject([{ name: 'Ann Lee', title: 'Owner', person: ann }]);
    expect(scene.tx.names.homeOf(cards[0]!.id)).toMatchObject({ group: 'clients' });
    const other = scene.does(addTask, { project: scene.project, board: scene.board, title: 'Label' }).task;
    scene.does(shareTask, { task: other, group: 'clients' });
    expect([[...scene.tx.slices.all()].length, [...scene.tx.names.all()].length]).toEqual([1, 1]);
  }
});

test('[M144] nobody shares into a group that is none of theirs, or what is only theirs', () => {
  const { scene, task } = open();
  expect(scene.run(shareTask, { task, group: 'others' })).toMatchObject({ kind: 'not-allowed', what: 'group' });
  expect(scene.run(shareTask, { task, group: 'none' })).toMatchObject({ kind: 'not-found', what: 'group' });
  const own = scene.does(addTask, { project: scene.project, board: scene.board, title: 'Own', readers: 'me' }).task;
  expect(scene.run(shareTask, { task: own, group: 'clients' })).toMatchObject({
    kind: 'not-allowed',
    what: 'own-task',
  });
  expect([...scene.tx.slices.all()]).toEqual([]);
});

test('[M145] a comment on a shared task is for colleagues unless it says so; a guest’s is always shared', () => {
  const { scene, task } = open();
  const { kept } = scene.tx.comments as unknown as { kept: Map<string, { place: Place }> };
  const placeOf = (comment: string) => kept.get(comment)?.place;
  const before = scene.does(addComment, { task, text: 'before', to: 'guests' }).comment;
  expect(placeOf(before)).toEqual({ space: space('main'), in: 'feed', of: task, at: expect.any(Number) });
  scene.does(shareTask, { task, group: 'clients' });
  const inside = scene.does(addComment, { task, text: 'inside' }).comment;
  const shared = scene.does(addComment, { task, text: 'shared', to: 'guests' }).comment;
  expect([placeOf(inside), placeOf(shared)]).toMatchObject([
    { in: 'feed', group: internalOf(home).split('/')[1] },
    { in: 'feed', group: 'clients' },
  ]);
  const theirs = scene.as(gil, () => scene.does(addComment, { task, text: 'theirs', to: 'inside' }).comment);
  expect(placeOf(theirs)).toMatchObject({ in: 'feed', group: 'clients' });
  const said = scene.ask(commentsOn, { task }).map((one) => [one.text, one.shared]);
  expect(said.toSorted(([one], [other]) => String(one).localeCompare(String(other)))).toEqual([
    ['before', false],
    ['inside', false],
    ['shared', true],
    ['theirs', true],
  ]);
});

test('[M194] what guests do not read is answered where they do not read it, and nothing that they read names it', () => {
  const { scene, task } = open();
  const { kept } = scene.tx.comments as unknown as { kept: Map<string, { place: Place }> };
  const groupOf = (id: string, among = kept) => (among.get(id)?.place as { group?: string } | undefined)?.group;
  scene.does(shareTask, { task, group: 'clients' });
  const shared = scene.does(addComment, { task, text: 'shared', to: 'guests' }).comment;
  const inside = scene.does(addComment, { task, text: 'inside', answers: shared }).comment;
  const answer = scene.does(addComment, { task, text: 'answer', answers: inside, to: 'guests' }).comment;
  const later = scene.does(addComment, { task, text: 'later', to: 'guests' }).comment;
  const internal = internalOf(home).split('/')[1];
  expect([shared, inside, answer, later].map((id) => groupOf(id))).toEqual(['clients', internal, internal, 'clients']);
  expect(scene.tx.comments.get(later)).toMatchObject({ after: shared, answers: null, as: 'Ann Lee' });
  expect(scene.tx.comments.get(answer)).toMatchObject({ after: null, answers: inside, as: null });
  const said = (scene.tx.reactions as unknown as { kept: Map<string, { place: Place; row: { on: string } }> }).kept;
  for (const comment of [shared, inside]) scene.does(react, { comment, sign: 'agree' });
  scene.does(settleThread, { comment: inside, resolved: true });
  const stands = [...said].map(([id, { row }]) => [row.on, groupOf(id, said)]);
  expect(stands).toEqual([
    [shared, 'clients'],
    [inside, internal],
    [shared, 'clients'],
  ]);
  const settled = [...scene.tx.reactions.all()].find(({ sign }) => sign === 'resolved');
  expect(settled).toMatchObject({ after: shared, as: 'Ann Lee' });
  const isResolved = () => scene.ask(commentsOn, { task }).find(({ id }) => id === shared)?.resolved !== null;
  expect(isResolved()).toBe(true);
  scene.does(addComment, { task, text: 'among us', answers: shared });
  expect(isResolved()).toBe(true);
  scene.as(gil, () => scene.does(addComment, { task, text: 'not yet', answers: shared }));
  expect(isResolved()).toBe(false);
});

test('[M146] whoever writes where guests read leaves one card there, and writes it over when they are called otherwise', () => {
  const { scene, task } = open();
  scene.does(shareTask, { task, group: 'clients' });
  const write = () => leavingCards(scene.tx, scene.ctx, (tx) => tx.tasks.patch(task, { due: '2026-03-06' as never }));
  write();
  scene.does(setProfile, { name: 'Ann Lee-Park' });
  write();
  const cards = [...scene.tx.names.all()];
  expect(cards.map(({ name }) => name)).toEqual(['Ann Lee-Park']);
  expect(scene.ask(peopleOfWorkspace, {}).map(({ id }) => id)).not.toContain(cards[0]!.id);
  const elsewhere = scene.does(addTask, { project: scene.project, board: scene.board, title: 'Label' }).task;
  leavingCards(scene.tx, scene.ctx, (tx) => tx.tasks.patch(elsewhere, { due: '2026-03-06' as never }));
  expect([...scene.tx.names.all()]).toHaveLength(1);
});

test('[M146] a guest is called what they say, by a card of their own; who may only comment tells it with each comment', () => {
  for (const roles of [{}, { [gil]: 'commenter' as const }]) {
    const { scene, task } = open({ roles });
    scene.does(shareTask, { task, group: 'clients' });
    scene.as(gil, () => {
      scene.does(setProfile, { name: 'Gil Park' });
      scene.does(addComment, { task, text: 'Done.' });
    });
    const homes = [...scene.tx.names.all()]
      .filter(({ person: of }) => of === gil)
      .map(({ id }) => scene.tx.names.homeOf(id)?.in);
    expect(homes).toEqual(gil in roles ? ['private'] : ['private', 'group']);
    expect(scene.ask(commentsOn, { task }).at(-1)).toMatchObject({ text: 'Done.', authorName: 'Gil Park' });
    expect(nameOf(scene.tx, scene.ctx.directory, gil)).toMatchObject({ name: 'Gil Park', guest: true });
    expect(scene.tx.profiles.get(gil)).toBeUndefined();
  }
});

test('[M147] a guest finds their tasks, who shared them and where they stand, with nothing of the project to read', () => {
  const { scene, task } = open();
  const late = scene.does(addTask, {
    project: scene.project,
    board: scene.board,
    title: 'Label',
    column: scene.columns[1],
  }).task;
  for (const one of [task, late]) scene.does(shareTask, { task: one, group: 'clients' });
  scene.does(assignTask, { task, to: gil });
  expect([scene.ask(sharedTasks, {}), scene.ask(sharedColumns, {})]).toEqual([[], []]);
  // Guests have neither the project nor its columns.
  const without = {
    ...scene.tx,
    projects: nobody(scene.tx.projects),
    statuses: nobody(scene.tx.statuses),
    profiles: nobody(scene.tx.profiles),
  };
  const { today, directory } = scene.ctx;
  const ask = {
    person: gil,
    today,
    directory,
    decisions: nothingDecided,
    titles: scene.titles,
    numbers: new Map<string, number>(),
  };
  expect(sharedTasks.answer(without, ask, {})).toMatchObject([
    {
      title: 'Claims check',
      mine: true,
      statusName: 'Ready',
      projectName: 'Spring launch',
      sharer: { name: 'Ann Lee' },
    },
    { title: 'Label', mine: false, statusName: 'Making', kind: 'doing', key: expect.stringMatching(/^SPR~/) },
  ]);
  expect(sharedColumns.answer(without, ask, {}).map(({ name, tasks }) => [name, tasks])).toEqual([
    ['Ready', [task]],
    ['Making', [late]],
  ]);
  expect(taskPeek.answer(without, ask, { task })).toMatchObject([
    { projectName: 'Spring launch', statusName: 'Ready' },
  ]);
  expect(statusesOfProject.answer(without, ask, { project: scene.project }).map(({ name }) => name)).toEqual(
    statusesOfProject.answer(scene.tx, ask, { project: scene.project }).map(({ name }) => name),
  );
});

test('[M415] a status that is added, renamed or made of another kind is told to guests, one that is removed is offered to them no more and stays called so', () => {
  const { scene, task } = open();
  scene.does(shareTask, { task, group: 'clients' });
  const [, making = ''] = scene.ask(statusesOfProject, { project: scene.project }).map(({ id }) => id);
  const guests = { ...scene.tx, projects: nobody(scene.tx.projects), statuses: nobody(scene.tx.statuses) };
  const { today, directory } = scene.ctx;
  const decided = { titles: scene.titles, numbers: new Map<string, number>(), decisions: nothingDecided };
  const ask = { person: gil, today, directory, ...decided };
  const offered = () => statusesOfProject.answer(guests, ask, { project: scene.project }).map(({ name }) => name);
  expect(offered()).toEqual(['Ready', 'Making', 'Review', 'Done']);
  scene.does(renameStatus, { status: making, name: 'Sewing' });
  scene.does(addColumn, { board: scene.board, name: 'Packing' });
  const { status: pressing } = scene.does(addStatus, {
    column: scene.columns[1] ?? '',
    name: 'Pressing',
    kind: 'doing',
  });
  scene.does(setStatusKind, { status: pressing, kind: 'review' });
  expect(offered()).toEqual(['Ready', 'Sewing', 'Review', 'Done', 'Packing', 'Pressing']);
  expect([...scene.tx.slices.all()][0]?.columns[pressing]?.kind).toBe('review');
  scene.does(setStatus, { task, status: pressing });
  expect(taskPeek.answer(guests, ask, { task })).toMatchObject([{ statusName: 'Pressing' }]);
  scene.does(removeStatus, { status: pressing, into: making });
  expect(offered()).toEqual(['Ready', 'Sewing', 'Review', 'Done', 'Packing']);
  expect(taskPeek.answer(guests, ask, { task })).toMatchObject([{ statusName: 'Sewing' }]);
  // Given to it meanwhile on another device: still called what it was.
  scene.tx.tasks.patch(task, { status: pressing });
  expect(taskPeek.answer(guests, ask, { task })).toMatchObject([{ statusName: 'Pressing' }]);
  expect(sharedColumns.answer(guests, ask, {}).map(({ name }) => name)).toEqual(['Pressing']);
  // Shared anew, it is not offered either.
  const other = scene.does(addTask, { project: scene.project, board: scene.board, title: 'Label' }).task;
  scene.does(shareTask, { task: other, group: 'clients' });
  expect(offered()).not.toContain('Pressing');
});

test('[M416] a guest gives a task a status that they were told of, finishes it, and none that was removed', () => {
  const { scene, task } = open();
  const { status: gone } = scene.does(addStatus, { column: scene.columns[1] ?? '', name: 'Gone', kind: 'doing' });
  scene.does(shareTask, { task, group: 'clients' });
  const [ready = '', making = '', , done = ''] = scene
    .ask(statusesOfProject, { project: scene.project })
    .map(({ id }) => id);
  scene.does(removeStatus, { status: gone, into: making });
  const none = nobody(scene.tx.statuses);
  const guests = {
    ...scene.tx,
    projects: nobody(scene.tx.projects),
    boards: nobody(scene.tx.boards),
    columns: nobody(scene.tx.columns),
    statuses: none,
  };
  const as = { ...scene.ctx, person: gil };
  const status = () => scene.tx.tasks.get(task)?.status;
  expect([setStatus.run(guests, as, { task, status: making }), status()]).toEqual([{ tasks: [task] }, making]);
  expect(setStatus.run(guests, as, { task, status: gone })).toMatchObject({ kind: 'not-found', what: 'status' });
  expect(setStatus.run(guests, as, { task, status: 'q' })).toMatchObject({ kind: 'not-found', what: 'status' });
  finishTask.run(guests, as, { task, done: true });
  expect(status()).toBe(done);
  finishTask.run(guests, as, { task, done: true });
  finishTask.run(guests, as, { task, done: false });
  expect(status()).toBe(ready);
});

test('[M415] who does not write there tells guests nothing', () => {
  const { scene, task } = open();
  scene.does(shareTask, { task, group: 'clients' });
  const [ready = ''] = scene.ask(statusesOfProject, { project: scene.project }).map(({ id }) => id);
  scene.as(bo, () => scene.does(renameStatus, { status: ready, name: 'Next' }));
  expect([...scene.tx.slices.all()][0]?.columns[ready]?.name).toBe('Ready');
});

/** A table of which this reader has nothing. */
const nobody = <T extends object>(table: T): T => ({
  ...table,
  get: () => undefined,
  by: () => [],
  all: () => [],
  spaceOf: () => undefined,
  homeOf: () => undefined,
});
