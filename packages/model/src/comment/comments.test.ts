import { expect, test } from 'vitest';
import { binTask } from '../task/commands.ts';
import { setProfile } from '../person/commands.ts';
import { react } from '../reaction/commands.ts';
import { person, space } from '../test/memory.ts';
import { openScene } from '../test/scene.ts';
import { addComment, binComment, editComment } from './commands.ts';
import { saidTo } from './place.ts';
import { commentsOn } from './queries.ts';

test('[M80] comments stand in order of time with the names of their authors', () => {
  const scene = openScene();
  const [task = ''] = scene.put(scene.columns[0], 'a');
  scene.does(setProfile, { name: 'Ann' });
  scene.does(addComment, { task, text: ' first ' });
  scene.as(person('bo'), () => scene.does(addComment, { task, text: 'second' }));
  expect(scene.ask(commentsOn, { task }).map(({ text, authorName, mine }) => [text, authorName, mine])).toEqual([
    ['first', 'Ann', true],
    ['second', 'Somebody', false],
  ]);
});

test('[M80] one time is ordered by id, alike on every device', () => {
  const scene = openScene();
  const [task = ''] = scene.put(scene.columns[0], 'a');
  const place = { in: 'feed', space: space('main'), of: task, at: 5 } as const;
  scene.tx.comments.add(place, 'm2', { on: task, text: 'b', at: 5 });
  scene.tx.comments.add(place, 'm1', { on: task, text: 'a', at: 5 });
  expect(scene.ask(commentsOn, { task }).map(({ id }) => id)).toEqual(['m1', 'm2']);
});

test('[M81] only its author changes or bins a comment', () => {
  const scene = openScene();
  const [task = ''] = scene.put(scene.columns[0], 'a');
  const { comment } = scene.does(addComment, { task, text: 'mine' });
  const asBo = <T>(act: () => T) => scene.as(person('bo'), act);
  expect(asBo(() => scene.run(editComment, { comment, text: 'x' }))).toMatchObject({
    kind: 'not-allowed',
    what: 'comment',
  });
  expect(asBo(() => scene.run(binComment, { comment }))).toMatchObject({ kind: 'not-allowed' });
  scene.does(editComment, { comment, text: 'mine, better' });
  expect(scene.ask(commentsOn, { task })[0]).toMatchObject({ text: 'mine, better', edited: scene.ctx.now });
  scene.does(binComment, { comment });
  expect(scene.ask(commentsOn, { task })).toEqual([]);
  expect(scene.run(editComment, { comment, text: 'late' })).toMatchObject({ kind: 'in-bin' });
  expect(scene.run(binComment, { comment: 'm404' })).toMatchObject({ kind: 'not-found' });
});

test('[M82] words that were carried over can be taken away but not changed', () => {
  const scene = openScene();
  const [task = ''] = scene.put(scene.columns[0], 'a');
  scene.tx.names.add({ in: 'space', space: space('main') }, 'n1', { name: 'Bo', from: 'Trello' });
  scene.tx.comments.add({ in: 'feed', space: space('main'), of: task, at: 5 }, 'm1', {
    on: task,
    text: 'theirs',
    at: 5,
    writtenBy: 'n1',
  });
  expect(scene.ask(commentsOn, { task })[0]).toMatchObject({
    authorName: 'Bo, from Trello',
    mine: false,
    removable: true,
  });
  expect(scene.run(editComment, { comment: 'm1', text: 'forged' })).toMatchObject({ kind: 'not-allowed' });
  scene.does(binComment, { comment: 'm1' });
  expect(scene.ask(commentsOn, { task })).toEqual([]);
});

test('[M80] nothing is said on a task in the bin or one that is not there', () => {
  const scene = openScene();
  const [task = ''] = scene.put(scene.columns[0], 'a');
  scene.does(binTask, { task });
  expect(scene.run(addComment, { task, text: 'x' })).toMatchObject({ kind: 'in-bin' });
  expect(scene.run(addComment, { task: 't404', text: 'x' })).toMatchObject({ kind: 'not-found' });
});

const link = `l${'1'.repeat(17)}`;
/** A task on which somebody said something by a link. */
function withStranger() {
  const scene = openScene();
  const [task = ''] = scene.put(scene.columns[0], 'a');
  const place = { in: 'feed', space: space('main'), group: link, of: task, at: 5 } as const;
  scene.does(addComment, { task, text: 'For us alone' });
  scene.as(link, () => scene.tx.comments.add(place, 'm1', { on: task, text: 'Two?', at: 5, as: 'Clara' }));
  const read = (id: string) => scene.tx.comments.get(id);
  return { scene, task, read };
}

test('[M301] what came by a link stands in the conversation with the name that was given, said to be by link', () => {
  const { scene, task } = withStranger();
  const [said, ours] = scene.ask(commentsOn, { task });
  expect(said).toMatchObject({ text: 'Two?', authorName: 'Clara, by link', outside: true, shared: false, mine: false });
  expect(said?.author).toMatchObject({ id: link, name: 'Clara', account: false });
  expect(ours).toMatchObject({ text: 'For us alone', outside: false });
  for (const act of [
    () => scene.run(editComment, { comment: 'm1', text: 'x' }),
    () => scene.run(binComment, { comment: 'm1' }),
  ])
    expect(act()).toMatchObject({ kind: 'not-allowed', what: 'comment' });
});

test('[M302] an answer to it goes to the link’s talk with its author’s name where that is wished, else to colleagues', () => {
  const { scene, task, read } = withStranger();
  scene.does(setProfile, { name: 'Ann' });
  const out = scene.does(addComment, { task, text: 'Two, yes', answers: 'm1', to: 'link' }).comment;
  expect(read(out)).toMatchObject({ as: 'Ann', link, answers: 'm1' });
  expect(scene.ask(commentsOn, { task }).find(({ id }) => id === out)).toMatchObject({ outside: true, shared: false });
  const back = scene.does(addComment, { task, text: 'Again', answers: out, to: 'link' }).comment;
  expect(read(back)).toMatchObject({ link });
  expect(saidTo(read(out)!)).toEqual({ link });
  for (const to of ['inside', 'guests', undefined] as const) {
    const { comment } = scene.does(addComment, { task, text: 'Among us', answers: 'm1', ...(to ? { to } : {}) });
    expect(read(comment)).toMatchObject({ as: null, link: null });
  }
  const { comment } = scene.does(addComment, { task, text: 'To nobody’s link', to: 'link' });
  expect(read(comment)).toMatchObject({ as: null, link: null });
});

test('[M303] nothing that the link’s holders read names what they do not', () => {
  const { scene, task, read } = withStranger();
  scene.does(addComment, { task, text: 'Among us, the last' });
  const out = scene.does(addComment, { task, text: 'Three', answers: 'm1', to: 'link' }).comment;
  expect(read(out)?.after).toBeNull();
  scene.does(react, { comment: 'm1', sign: 'heart' });
  const [reaction] = scene.tx.reactions.by('on', 'm1');
  expect(reaction).toMatchObject({ as: null });
});
