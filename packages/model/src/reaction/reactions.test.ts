import { expect, test } from 'vitest';
import { addComment, binComment } from '../comment/commands.ts';
import { commentsOn } from '../comment/queries.ts';
import { person } from '../test/memory.ts';
import { openScene } from '../test/scene.ts';
import { binTask } from '../task/commands.ts';
import { setProfile } from '../person/commands.ts';
import { react, settleThread } from './commands.ts';
import { newestSettling } from './rules.ts';

const bo = person('bo');
function open() {
  const scene = openScene();
  const [task = ''] = scene.put(scene.columns[0], 'a');
  scene.does(setProfile, { name: 'Ann' });
  scene.as(bo, () => scene.does(setProfile, { name: 'Bo' }));
  const { comment } = scene.does(addComment, { task, text: 'first' });
  const shown = () => scene.ask(commentsOn, { task });
  return { scene, task, comment, shown };
}

test('[M195] each person counts once for each sign, and pressed again it is gone', () => {
  const { scene, comment, shown } = open();
  scene.does(react, { comment, sign: 'agree' });
  scene.as(bo, () => scene.does(react, { comment, sign: 'agree' }));
  scene.as(bo, () => scene.does(react, { comment, sign: 'heart' }));
  expect(shown()[0]?.reactions).toEqual([
    { sign: 'agree', names: ['Ann', 'Bo'], mine: true },
    { sign: 'heart', names: ['Bo'], mine: false },
  ]);
  expect(scene.does(react, { comment, sign: 'agree' })).toEqual({ on: false });
  expect(shown()[0]?.reactions[0]).toEqual({ sign: 'agree', names: ['Bo'], mine: false });
  expect(scene.does(react, { comment, sign: 'agree' })).toEqual({ on: true });
  expect([...scene.tx.reactions.all()].filter(({ by }) => by === scene.ctx.person)).toHaveLength(1);
});

test('[M195] what one person said twice on two devices counts once and goes at one press', () => {
  const { scene, task, comment, shown } = open();
  const place = { in: 'feed', space: scene.tx.tasks.spaceOf(task)!, of: task, at: 5 } as const;
  for (const id of ['e1', 'e2']) scene.tx.reactions.add(place, id, { on: comment, sign: 'done', at: 5 });
  expect(shown()[0]?.reactions).toEqual([{ sign: 'done', names: ['Ann'], mine: true }]);
  scene.does(react, { comment, sign: 'done' });
  expect(shown()[0]?.reactions).toEqual([]);
});

test('[M195] a sign that this version does not know is counted; nothing is said of what is gone', () => {
  const { scene, task, comment, shown } = open();
  const place = { in: 'feed', space: scene.tx.tasks.spaceOf(task)!, of: task, at: 5 } as const;
  scene.tx.reactions.add(place, 'e1', { on: comment, sign: 'wave', at: 5 });
  expect(shown()[0]?.reactions).toMatchObject([{ sign: 'wave' }]);
  scene.does(binComment, { comment });
  expect(scene.run(react, { comment, sign: 'agree' })).toMatchObject({ kind: 'in-bin' });
  expect(scene.run(react, { comment: 'm404', sign: 'agree' })).toMatchObject({ kind: 'not-found' });
  scene.does(binTask, { task });
  expect(scene.run(settleThread, { comment, resolved: true })).toMatchObject({ kind: 'in-bin' });
});

test('[M196] a thread is resolved from any of its comments, by whoever may comment, and opened again', () => {
  const { scene, task, comment, shown } = open();
  const reply = scene.does(addComment, { task, text: 'done', answers: comment }).comment;
  scene.as(bo, () => scene.does(settleThread, { comment: reply, resolved: true }));
  expect(shown()[0]?.resolved).toMatchObject({ name: 'Bo' });
  expect(shown()[1]?.resolved).toBeNull();
  expect(shown()[0]?.reactions).toEqual([]);
  scene.does(settleThread, { comment, resolved: false });
  expect(shown()[0]?.resolved).toBeNull();
});

test('[M196] what whoever resolved it had not read opens it again, and what was deleted since does not', () => {
  const { scene, task, comment, shown } = open();
  scene.does(settleThread, { comment, resolved: true });
  const late = scene.as(bo, () => scene.does(addComment, { task, text: 'wait', answers: comment }).comment);
  expect(shown()[0]?.resolved).toBeNull();
  scene.as(bo, () => scene.does(binComment, { comment: late }));
  expect(shown()[0]?.resolved).not.toBeNull();
});

test('[M196] the last word counts, later than any that its author knew, whatever the clock says', () => {
  const { scene, task, comment, shown } = open();
  const place = { in: 'feed', space: scene.tx.tasks.spaceOf(task)!, of: task, at: 5 } as const;
  const ahead = scene.ctx.now + 86_400_000;
  scene.tx.reactions.add(place, 'e1', { on: comment, sign: 'resolved', at: ahead, after: comment });
  expect(shown()[0]?.resolved).toMatchObject({ at: ahead });
  scene.does(settleThread, { comment, resolved: false });
  expect(shown()[0]?.resolved).toBeNull();
  expect(newestSettling(scene.tx.reactions.by('on', comment))?.at).toBe(ahead + 1);
});
