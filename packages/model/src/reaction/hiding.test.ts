// What strangers said by a link is hidden, and shown again, by who may take the link back.
import { expect, test } from 'vitest';
import { addComment } from '../comment/commands.ts';
import { findComments } from '../comment/find-query.ts';
import { commentsOn } from '../comment/queries.ts';
import { newPerson, newSpace } from '../directory/made.ts';
import type { LinkId } from '../ids.ts';
import { inbox } from '../inbox/queries.ts';
import { setProfile } from '../person/commands.ts';
import { binTask } from '../task/commands.ts';
import { person, space } from '../test/memory.ts';
import { openScene } from '../test/scene.ts';
import { hideSaid, react, settleThread } from './commands.ts';
import { newestHiding } from './rules.ts';

const [ann, bo, cy] = [person('ann'), person('bo'), person('cy')] as const;
const link = `l${'1'.repeat(17)}` as LinkId;
const made = {
  by: bo,
  since: 3,
  record: 't1',
  right: 'comment',
  secretHash: 'h',
  password: false,
  notAfter: 9,
  takenBack: true,
} as const;
/** Ann runs the workspace, Bo made the link, Cy has neither; Clara said something by it. */
function open() {
  const scene = openScene();
  Object.assign(scene.ctx.directory, {
    persons: {
      [ann]: newPerson('owner', 1, null),
      [bo]: newPerson('member', 2, null),
      [cy]: newPerson('member', 3, null),
    },
    spaces: { [space('main')]: { ...newSpace(1), links: { [link]: made } } },
  });
  const [task = ''] = scene.put(scene.columns[0], 'a');
  scene.does(setProfile, { name: 'Ann' });
  const feed = { in: 'feed', space: space('main'), group: link, of: task, at: 5 } as const;
  scene.as(link, () => scene.tx.comments.add(feed, 'm1', { on: task, text: 'Buy my beans', at: 5, as: 'Clara' }));
  const shown = () => scene.ask(commentsOn, { task });
  return { scene, task, feed, shown };
}
const theirs = (all: ReturnType<ReturnType<typeof open>['shown']>) => all.find(({ id }) => id === 'm1');

test('[M421] its maker, also of a link that is over, and who leads the space hide it and show it again; others do not', () => {
  const { scene, shown } = open();
  for (const who of [ann, bo] as const)
    scene.as(who, () => {
      expect(theirs(shown())).toMatchObject({ hidden: null, hideable: true });
      scene.does(hideSaid, { comment: 'm1', hidden: true });
      expect(theirs(shown())?.hidden).not.toBeNull();
      scene.does(hideSaid, { comment: 'm1', hidden: false });
      expect(theirs(shown())).toMatchObject({ text: 'Buy my beans', hidden: null });
    });
  scene.as(cy, () => {
    expect(theirs(shown())?.hideable).toBe(false);
    expect(scene.run(hideSaid, { comment: 'm1', hidden: true })).toMatchObject({ kind: 'not-allowed', what: 'said' });
  });
});

test('[M421] it is said where the link’s holders read it, with a name, and once', () => {
  const { scene } = open();
  scene.does(hideSaid, { comment: 'm1', hidden: true });
  scene.does(hideSaid, { comment: 'm1', hidden: true });
  // With a name: that is where somebody reads who reads no profiles.
  expect(scene.tx.reactions.by('on', 'm1')).toMatchObject([{ sign: 'hidden', as: 'Ann', by: ann }]);
});

test('[M421] a colleague’s words are not hidden, whatever is written; nor on a task in the bin', () => {
  const { scene, task, feed, shown } = open();
  const { comment } = scene.does(addComment, { task, text: 'Ours' });
  expect(scene.run(hideSaid, { comment, hidden: true })).toMatchObject({ kind: 'not-allowed' });
  expect(scene.run(hideSaid, { comment: 'm404', hidden: true })).toMatchObject({ kind: 'not-found' });
  scene.tx.reactions.add(feed, 'e1', { on: comment, sign: 'hidden', at: 5 });
  expect(shown().find(({ id }) => id === comment)).toMatchObject({ text: 'Ours', hidden: null, reactions: [] });
  scene.does(binTask, { task });
  expect(scene.run(hideSaid, { comment: 'm1', hidden: true })).toMatchObject({ kind: 'in-bin' });
});

test('[M422] who and when stands for it, and no word; answers stay, and its signs and thread go on when it is shown', () => {
  const { scene, task, shown } = open();
  scene.does(react, { comment: 'm1', sign: 'agree' });
  const first = scene.does(addComment, { task, text: 'No', answers: 'm1' }).comment;
  scene.does(addComment, { task, text: 'Again no', answers: first });
  scene.does(hideSaid, { comment: 'm1', hidden: true });
  const [head, ...replies] = shown();
  expect(head).toMatchObject({
    id: 'm1',
    text: '',
    authorName: 'Clara, by link',
    hidden: { name: 'Ann' },
    deleted: false,
    reactions: [],
    replies: 2,
  });
  expect(replies.map(({ text }) => text)).toEqual(['No', 'Again no']);
  expect(JSON.stringify(shown())).not.toContain('beans');
  scene.does(settleThread, { comment: 'm1', resolved: true });
  expect(shown()[0]?.resolved).toMatchObject({ name: 'Ann' });
  scene.does(hideSaid, { comment: 'm1', hidden: false });
  expect(shown()[0]).toMatchObject({ text: 'Buy my beans', reactions: [{ sign: 'agree' }], resolved: { name: 'Ann' } });
});

test('[M422] quoted it is told to be hidden, and neither an inbox nor a search tells anything of it', () => {
  const { scene, task, feed, shown } = open();
  const asked = scene.does(addComment, { task, text: 'Who?', to: 'link' }).comment;
  scene.as(link, () =>
    scene.tx.comments.add(feed, 'm2', { on: task, text: 'Beans', at: scene.ctx.now, as: 'Clara', answers: asked }),
  );
  scene.does(addComment, { task, text: 'No', answers: 'm2' });
  const told = () => JSON.stringify(scene.ask(inbox, { show: 'open' }));
  const found = () => scene.ask(findComments, { text: 'beans', limit: 9 }).map(({ id }) => id);
  expect(found().toSorted()).toEqual(['m1', 'm2']);
  expect(told()).toContain('Beans');
  scene.does(hideSaid, { comment: 'm2', hidden: true });
  expect(told()).not.toContain('Beans');
  expect(found()).toEqual(['m1']);
  const quoted = shown().flatMap((one) => one.quoted ?? []);
  expect(quoted).toMatchObject([{ id: 'm2', text: '', here: true, hidden: true }]);
});

test('[M423] the last word counts, also against a clock that runs ahead', () => {
  const { scene, feed, shown } = open();
  const ahead = scene.ctx.now + 86_400_000;
  scene.tx.reactions.add(feed, 'e1', { on: 'm1', sign: 'hidden', at: ahead });
  scene.does(hideSaid, { comment: 'm1', hidden: false });
  expect(theirs(shown())?.hidden).toBeNull();
  expect(newestHiding(scene.tx.reactions.by('on', 'm1'))?.at).toBe(ahead + 1);
});
