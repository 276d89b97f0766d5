import { expect, test } from 'vitest';
import { addDays, type Day } from '../day.ts';
import { addComment, binComment } from '../comment/commands.ts';
import { addTask } from '../task/add-commands.ts';
import { watchTask } from '../task/watch-command.ts';
import { assignTask, binTask } from '../task/commands.ts';
import { moveTask } from '../task/move-commands.ts';
import { addReminder, settleReminder } from '../reminder/commands.ts';
import { relateTasks } from '../relation/commands.ts';
import { person, type MemoryOptions } from '../test/memory.ts';
import { openScene, type Scene } from '../test/scene.ts';
import { finishNotices, readNotices, readTask, snoozeNotices } from './commands.ts';
import { inbox, unreadNotices } from './queries.ts';
import { noticeMark, standingOf } from './rules.ts';

const today = '2026-03-04' as Day;
const [ann, bo] = [person('ann'), person('bo')];
const open = (options: MemoryOptions = {}): Scene => openScene({ today, ...options });
const asBo = <T>(scene: Scene, act: () => T): T => scene.as(bo, act);
const given = (scene: Scene, title: string, due?: Day): string =>
  asBo(scene, () => {
    const { project, board } = scene;
    return scene.does(addTask, { project, board, title, assigned: ann, ...(due === undefined ? {} : { due }) }).task;
  });
/** A rich body that mentions somebody. */
const says = (text: string, id: string): string =>
  JSON.stringify([
    {
      type: 'paragraph',
      content: [
        { type: 'personMention', attrs: { id, label: 'X' } },
        { type: 'text', text },
      ],
    },
  ]);
/** "a: assigned, due" for each bundle. */
const shown = (scene: Scene, show: 'open' | 'snoozed' | 'done' = 'open'): string[] =>
  scene.ask(inbox, { show }).map(({ title, notices }) => `${title}: ${notices.map(({ kind }) => kind).join(', ')}`);
const keys = (scene: Scene): string[] =>
  scene.ask(inbox, { show: 'open' }).flatMap(({ notices }) => notices.map(({ id }) => id));

test('[M251] a task that another gave me is told, once each time', () => {
  const scene = open();
  const task = given(scene, 'a');
  expect(shown(scene)).toEqual(['a: assigned']);
  const [first] = keys(scene);
  scene.does(finishNotices, { notices: keys(scene), done: true });
  expect(shown(scene)).toEqual([]);
  asBo(scene, () => scene.does(assignTask, { task, to: bo }));
  asBo(scene, () => scene.does(assignTask, { task, to: ann }));
  expect(shown(scene)).toEqual(['a: assigned']);
  expect(keys(scene)).not.toContain(first);
});

test('[M251] what I took myself, and what another holds, is not told', () => {
  const scene = open();
  const [mine = '', theirs = ''] = scene.put(scene.columns[0], 'mine', 'theirs');
  scene.does(assignTask, { task: mine, to: ann });
  asBo(scene, () => scene.does(assignTask, { task: theirs, to: bo }));
  expect(shown(scene)).toEqual([]);
});

test('[M412] what others say of a task that I watch is told from when I began to, until I watch it no more', () => {
  const scene = open();
  const [task = '', other = ''] = scene.put(scene.columns[0], 'a', 'b');
  const say = (on: string, text: string) => asBo(scene, () => scene.does(addComment, { task: on, text }).comment);
  say(task, 'before');
  scene.wait(1);
  scene.does(watchTask, { task, watching: true });
  const first = say(task, 'first');
  say(other, 'elsewhere');
  scene.does(addComment, { task, text: 'my own' });
  const second = say(task, 'second');
  expect(shown(scene)).toEqual(['a: said, said']);
  expect(scene.ask(inbox, { show: 'open' })[0]?.notices.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['first', 'second']),
  );
  asBo(scene, () => scene.does(binComment, { comment: first }));
  expect(keys(scene)).toEqual([second]);
  scene.does(watchTask, { task, watching: false });
  expect(shown(scene)).toEqual([]);
});

test('[M413] a comment on what I watch that mentions or answers me is one notice, of that kind', () => {
  const scene = open();
  const [task = ''] = scene.put(scene.columns[0], 'a');
  scene.does(watchTask, { task, watching: true });
  const mine = scene.does(addComment, { task, text: 'what do you think?' }).comment;
  asBo(scene, () => {
    scene.does(addComment, { task, body: says(' look', ann) });
    scene.does(addComment, { task, text: 'fine', answers: mine });
  });
  expect(shown(scene)[0]?.split(/[:,] /).toSorted()).toEqual(['a', 'mentioned', 'replied']);
  scene.does(readTask, { task });
  expect(scene.ask(unreadNotices, {})).toEqual([]);
});

test('[M252] a due day is told from its morning on, until the task is done', () => {
  const scene = open();
  const task = scene.does(addTask, {
    project: scene.project,
    board: scene.board,
    title: 'a',
    assigned: ann,
    due: today,
  }).task;
  scene.does(addTask, { project: scene.project, title: 'b', assigned: ann, due: addDays(today, 1) });
  expect(shown(scene)).toEqual(['a: due']);
  scene.does(moveTask, { task, board: scene.board, column: scene.columns[3] });
  expect(shown(scene)).toEqual([]);
});

test('[M253] a mention is told, to a person and to a team of theirs, and not to who wrote it', () => {
  const team = 'eTEAM0000000000000';
  const scene = open({
    directory: {
      teams: { [team]: { since: 1, kind: 'team', parent: null, home: null, members: [ann], leads: [] } } as never,
    },
  });
  const [task = ''] = scene.put(scene.columns[0], 'a');
  asBo(scene, () => scene.does(addComment, { task, body: says('@Ann look', ann) }));
  asBo(scene, () => scene.does(addComment, { task, body: says('@Team look', team) }));
  scene.does(addComment, { task, body: says('me too', ann) });
  expect(shown(scene)).toEqual(['a: mentioned, mentioned']);
  expect(scene.ask(inbox, { show: 'open' })[0]?.notices[0]).toMatchObject({ text: '@X@Team look', by: { id: bo } });
});

test('[M253] an answer to what I said is told; one that mentions me too is one notice', () => {
  const scene = open();
  const [task = ''] = scene.put(scene.columns[0], 'a');
  const { comment } = scene.does(addComment, { task, text: 'what now?' });
  asBo(scene, () => scene.does(addComment, { task, text: 'this', answers: comment }));
  expect(shown(scene)).toEqual(['a: replied']);
  const both = asBo(scene, () => scene.does(addComment, { task, body: says('@Ann and this', ann), answers: comment }));
  expect(shown(scene)).toEqual(['a: mentioned, replied']);
  asBo(scene, () => scene.does(binComment, { comment: both.comment }));
  expect(shown(scene)).toEqual(['a: replied']);
  scene.does(binTask, { task });
  expect(shown(scene)).toEqual([]);
});

test('[M254] who waited is told when the last of it was done by somebody else', () => {
  const scene = open();
  const [task = '', other = ''] = scene.put(scene.columns[0], 'waits', 'first');
  scene.does(assignTask, { task, to: ann });
  scene.does(relateTasks, { from: task, to: other, kind: 'waits-for' });
  expect(shown(scene)).toEqual([]);
  asBo(scene, () => scene.does(moveTask, { task: other, board: scene.board, column: scene.columns[3] }));
  expect(shown(scene)).toEqual(['waits: unblocked']);
  const before = keys(scene);
  expect(keys(scene)).toEqual(before);
});

test('[M254] who begins to wait for what was done before is told nothing: it never held them up', () => {
  const scene = open();
  const [task = '', other = ''] = scene.put(scene.columns[0], 'waits', 'first');
  scene.does(assignTask, { task, to: ann });
  asBo(scene, () => scene.does(moveTask, { task: other, board: scene.board, column: scene.columns[3] }));
  Object.assign(scene.ctx, { now: scene.ctx.now + 2_000 });
  scene.does(relateTasks, { from: task, to: other, kind: 'waits-for' });
  expect(shown(scene)).toEqual([]);
});

test('[M255] a reminder is told when its minute has come, and on the next day where no device was there', () => {
  const scene = open();
  const [task = ''] = scene.put(scene.columns[0], 'a');
  const { reminder } = scene.does(addReminder, { task, when: { day: today }, minute: 600 });
  expect(shown(scene)).toEqual([]);
  scene.does(settleReminder, { reminder });
  expect(shown(scene)).toEqual(['a: reminded']);
  scene.does(addReminder, { task, when: { day: addDays(today, -1) }, minute: 600 });
  expect(shown(scene)).toEqual(['a: reminded, reminded']);
});

test('[M256] notices of one task are one bundle, and the newest is in front', () => {
  const scene = open();
  const first = given(scene, 'first', today);
  given(scene, 'second');
  expect(shown(scene)).toEqual(['second: assigned', 'first: assigned, due']);
  asBo(scene, () => scene.does(addComment, { task: first, body: says('@Ann', ann) }));
  expect(shown(scene)).toEqual(['first: mentioned, assigned, due', 'second: assigned']);
});

test('[M258] whoever has opened a task has read what was told of it, and of no other', () => {
  const scene = open();
  const task = given(scene, 'a', today);
  given(scene, 'b');
  expect(scene.ask(unreadNotices, {})).toHaveLength(3);
  expect(scene.does(readTask, { task }).notices).toHaveLength(2);
  expect(scene.ask(unreadNotices, {})).toHaveLength(1);
  expect(shown(scene)).toHaveLength(2);
  expect(scene.does(readTask, { task }).notices).toEqual([]);
  expect(scene.written).toEqual([]);
  scene.does(readNotices, { notices: keys(scene), read: false });
  expect(scene.ask(unreadNotices, {})).toHaveLength(3);
});

test('[M258] marks are my own: another’s inbox stands as it stood', () => {
  const scene = open();
  const task = given(scene, 'a');
  scene.does(readTask, { task });
  expect(scene.written.every((id) => id.startsWith('i'))).toBe(true);
  expect(scene.rows.inboxMarks.homeOf(scene.written[0] ?? '')).toEqual({ in: 'private' });
});

test('[M259] what sleeps comes back on its day, unread', () => {
  const scene = open();
  given(scene, 'a');
  const notices = keys(scene);
  const until = addDays(today, 1);
  expect(scene.run(snoozeNotices, { notices, until: today })).toMatchObject({ kind: 'not-valid' });
  scene.does(snoozeNotices, { notices, until });
  expect([shown(scene), shown(scene, 'snoozed')]).toEqual([[], ['a: assigned']]);
  expect(scene.ask(unreadNotices, {})).toEqual([]);
  const mark = scene.rows.inboxMarks.get(noticeMark(notices[0] ?? ''));
  expect(standingOf(mark, until)).toEqual({ isRead: false, isDone: false, until: null });
  scene.does(snoozeNotices, { notices, until: null });
  expect(shown(scene)).toEqual(['a: assigned']);
});

test('[M259] what is done stands among the done and can be taken up again', () => {
  const scene = open();
  given(scene, 'a');
  const notices = keys(scene);
  scene.does(finishNotices, { notices, done: true });
  expect([shown(scene), shown(scene, 'done')]).toEqual([[], ['a: assigned']]);
  scene.does(finishNotices, { notices, done: false });
  expect(shown(scene)).toEqual(['a: assigned']);
});

test('[M260] after ninety days a notice is told no more, and its mark is emptied beside the next act', () => {
  const scene = open();
  given(scene, 'old');
  const [key = ''] = keys(scene);
  scene.does(readNotices, { notices: [key], read: true });
  scene.tx.inboxMarks.patch(noticeMark(key), { at: Date.parse('2025-11-01') });
  given(scene, 'new');
  scene.does(readNotices, { notices: keys(scene), read: true });
  expect(scene.rows.inboxMarks.get(noticeMark(key))).toMatchObject({ notice: null, read: null });
  const far = open({ today: '2026-07-04' });
  given(far, 'due long ago', '2026-01-01' as Day);
  expect(shown(far)).toEqual(['due long ago: assigned']);
});
