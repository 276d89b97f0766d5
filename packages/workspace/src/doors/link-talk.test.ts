import { awarenessOf, readStock, step1Of, step2End, updateOf } from '@baton/protocol/stock';
import { secondsOf } from '@baton/replica/cells/cell';
import { clientIdOf } from '@baton/replica/client-id';
import { LinkedTalk } from '@baton/replica/writing/linked-talk';
import type { LinkId } from '@baton/model/ids';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { ConnectionHandlers } from '../ports.ts';
import { LinkTalk } from './link-talk.ts';

const link = `l${'1'.repeat(17)}` as LinkId;
const task = `t${'1'.repeat(17)}`;
const feeds = ['2025q4', '2026q1'].map((quarter) => `f/s1/${link}/${task}/${quarter}`);
const [older = '', feed = ''] = feeds;
const now = Date.UTC(2026, 2, 4, 9);

function scene({ isAway = false } = {}) {
  const lines: { path: string; handlers: ConnectionHandlers; sent: Uint8Array[]; isOpen: boolean }[] = [];
  const waiting: (() => void)[] = [];
  let seed = 0;
  let asked = 0;
  const talk = new LinkTalk({
    link,
    random: (count) => Uint8Array.from({ length: count }, () => (seed += 1)),
    now: () => now - 3_600_000,
    connect(path, handlers) {
      const line = { path, handlers, sent: [] as Uint8Array[], isOpen: true };
      lines.push(line);
      return { send: (bytes) => void line.sent.push(bytes), close: () => (line.isOpen = false) };
    },
    scheduler: { after: (_, run) => (waiting.push(run), () => void waiting.splice(waiting.indexOf(run), 1)) },
    again: async () => {
      asked += 1;
      if (isAway) return;
      talk.open({ docs: feeds, now }, `fresh${asked}`);
    },
  });
  const lineOf = (doc: string) => lines.findLast(({ path }) => path.startsWith(`/yjs/${doc}?`))!;
  return {
    talk,
    lines,
    lineOf,
    open: (pass = 'pass') => talk.open({ docs: feeds, now }, pass),
    arrive(doc: string, ...updates: readonly Uint8Array[]) {
      const { handlers } = lineOf(doc);
      handlers.opened();
      handlers.message(step1Of(new Map()));
      for (const one of updates) handlers.message(updateOf(one));
      handlers.message(step2End);
    },
    hear: (doc: string, update: Uint8Array) => lineOf(doc).handlers.message(updateOf(update)),
    waiting,
    asked: () => asked,
    async wait() {
      waiting.splice(0).forEach((run) => run());
      await new Promise((resolve) => setTimeout(resolve, 0));
    },
    said: () => talk.stand().comments.map(({ authorName, text }) => [authorName, text]),
  };
}
const updatesOf = (sent: readonly Uint8Array[]): readonly Uint8Array[] =>
  sent.map((bytes) => readStock(bytes)).flatMap((one) => (one?.type === 'update' ? [one.update] : []));
const before = (name: string, text: string) => new LinkedTalk(link, 9).say(older, { name, text, at: now - 9_000_000 });

test('[W461] what was said in all quarters is one conversation, and whole when each of them is here', () => {
  const one = scene();
  one.open();
  expect(one.lines.map(({ path }) => path)).toEqual(feeds.map((doc) => `/yjs/${doc}?link=pass`));
  one.arrive(older, before('Dan', 'In December').update);
  expect(one.talk.stand()).toMatchObject({ isWhole: false, isReached: true });
  one.arrive(feed);
  expect(one.talk.stand().isWhole).toBe(true);
  expect(one.said()).toEqual([['Dan, by link', 'In December']]);
});

test('[W462] what is said goes into the newest, at the relay’s time, and stands as unsent until the relay says it back', () => {
  const one = scene();
  one.open();
  feeds.forEach((doc) => one.arrive(doc));
  expect(one.talk.say({ name: ' Clara ', text: ' Two rows? ' })).toBe(true);
  expect(one.talk.stand()).toMatchObject({ comments: [], unsent: [{ name: 'Clara', text: 'Two rows?' }] });
  expect(updatesOf(one.lineOf(older).sent)).toEqual([]);
  const [sent] = updatesOf(one.lineOf(feed).sent);
  one.hear(feed, sent!);
  expect(one.talk.stand().unsent).toEqual([]);
  expect(one.talk.stand().comments).toMatchObject([{ authorName: 'Clara, by link', text: 'Two rows?', at: now }]);
});

test('[W462] after a fall it is said again, with the pass of then, until it is heard', async () => {
  const one = scene();
  one.open();
  feeds.forEach((doc) => one.arrive(doc));
  one.lineOf(feed).handlers.closed(1006);
  expect(one.talk.stand().isReached).toBe(false);
  one.talk.say({ name: 'Clara', text: 'While away' });
  expect(one.talk.stand().unsent).toHaveLength(1);
  one.open('newer');
  expect(one.lines).toHaveLength(3);
  expect(one.lineOf(feed).path).toContain('link=newer');
  one.arrive(feed);
  const [again] = updatesOf(one.lineOf(feed).sent);
  one.hear(feed, again!);
  expect([one.talk.stand().unsent, one.said()]).toEqual([[], [['Clara, by link', 'While away']]]);
  one.lineOf(feed).handlers.closed(1006);
  await one.wait();
  one.arrive(feed, again!);
  expect(updatesOf(one.lineOf(feed).sent)).toEqual([]);
});

test.each([4400, 4403, 4413])(
  '[W463] closed with %s what was not taken is given back, and what is said next stands on nothing of it',
  async (code) => {
    const one = scene();
    one.open();
    feeds.forEach((doc) => one.arrive(doc));
    one.talk.say({ name: 'Clara', text: 'One' });
    one.talk.say({ name: 'Clara', text: 'Two' });
    const [first] = updatesOf(one.lineOf(feed).sent);
    one.hear(feed, first!);
    one.lineOf(feed).handlers.closed(code);
    expect(one.talk.stand()).toMatchObject({ unsent: [], notTaken: 'Two' });
    await one.wait();
    one.arrive(feed, first!);
    expect(one.talk.stand().notTaken).toBe('Two');
    one.talk.say({ name: 'Clara', text: 'Two again' });
    const [other] = updatesOf(one.lineOf(feed).sent);
    one.hear(feed, other!);
    expect(one.said().map(([, text]) => text)).toEqual(['One', 'Two again']);
    expect(one.talk.stand().notTaken).toBeNull();
  },
);

test('[W462] nothing is said without words or a name, nor before the talk is open', () => {
  const one = scene();
  expect(one.talk.say({ name: 'Clara', text: 'Early' })).toBe(false);
  one.open();
  feeds.forEach((doc) => one.arrive(doc));
  for (const [name, text] of [
    ['', 'x'],
    ['Clara', ' '],
    ['Clara\u202e', 'x'],
    ['Clara', 'x'.repeat(4_001)],
  ] as const)
    expect(one.talk.say({ name, text })).toBe(false);
  expect(updatesOf(one.lineOf(feed).sent)).toEqual([]);
});

test('[W461] closed, it comes not again; what is no message of this door changes nothing', async () => {
  const one = scene();
  one.open();
  one.lineOf(feed).handlers.message(Uint8Array.of(9, 9));
  one.lineOf(feed).handlers.message(awarenessOf(Uint8Array.of(0)));
  one.talk.close();
  expect(one.lines.every(({ isOpen }) => !isOpen)).toBe(true);
  one.lineOf(feed).handlers.closed(1006);
  await one.wait();
  expect(one.lines).toHaveLength(2);
});

const textsOf = ({ said }: ReturnType<typeof scene>) =>
  said()
    .map(([, text]) => text ?? '')
    .toSorted();
const clientOf = (update: Uint8Array): number => Y.decodeUpdate(update).structs[0]?.id.client ?? 0;

test('[W464] what another said under this window’s client id is theirs; the own words are said again under a new one', () => {
  const one = scene();
  one.open();
  feeds.forEach((doc) => one.arrive(doc));
  one.talk.say({ name: 'Clara', text: 'Mine' });
  const [mine] = updatesOf(one.lineOf(feed).sent);
  const other = new LinkedTalk(link, clientOf(mine!)).say(feed, { name: 'Clara', text: 'Not mine', at: now });
  one.hear(feed, other.update);
  expect(one.talk.stand().unsent.map(({ text }) => text)).toEqual(['Mine']);
  const again = updatesOf(one.lineOf(feed).sent).at(-1);
  expect(clientOf(again!)).not.toBe(clientOf(mine!));
  one.hear(feed, again!);
  expect([one.talk.stand().unsent, textsOf(one)]).toEqual([[], ['Mine', 'Not mine']]);
});

test('[W465] told that its client id is another’s or spent, it says what was not stored again under a new one, once', async () => {
  const one = scene();
  one.open();
  feeds.forEach((doc) => one.arrive(doc));
  one.talk.say({ name: 'Clara', text: 'Stored' });
  one.talk.say({ name: 'Clara', text: 'Not stored' });
  const [stored, lost] = updatesOf(one.lineOf(feed).sent);
  one.lineOf(feed).handlers.closed(4409);
  expect(one.talk.stand()).toMatchObject({ unsent: [{ text: 'Stored' }, { text: 'Not stored' }], notTaken: null });
  await one.wait();
  const { handlers, sent } = one.lineOf(feed);
  handlers.opened();
  handlers.message(step1Of(new Map()));
  expect(updatesOf(sent)).toEqual([]);
  handlers.message(updateOf(stored!));
  handlers.message(step2End);
  const [again, ...more] = updatesOf(sent);
  expect([clientOf(again!) === clientOf(lost!), more]).toEqual([false, []]);
  one.hear(feed, again!);
  expect([one.talk.stand().unsent, textsOf(one)]).toEqual([[], ['Not stored', 'Stored']]);
});

test('[W466] a line that fell is dialled with a fresh pass and never with the old one, and one wait is under way', async () => {
  const one = scene();
  one.open();
  feeds.forEach((doc) => one.arrive(doc));
  for (const doc of feeds) one.lineOf(doc).handlers.closed(1006);
  expect(one.waiting).toHaveLength(1);
  await one.wait();
  expect([one.asked(), one.lines.slice(2).map(({ path }) => path.split('=')[1])]).toEqual([1, ['fresh1', 'fresh1']]);
  expect(one.waiting).toEqual([]);
  const away = scene({ isAway: true });
  away.open();
  for (const doc of feeds) away.lineOf(doc).handlers.closed(1006);
  for (let turn = 0; turn < 5; turn += 1) await away.wait();
  expect([away.asked(), away.lines.length, away.waiting.length]).toEqual([5, 2, 1]);
  away.talk.close();
  expect(away.waiting).toEqual([]);
});

test('[W462] a name is said without the spaces around and with one between its words', () => {
  const one = scene();
  one.open();
  feeds.forEach((doc) => one.arrive(doc));
  expect(one.talk.say({ name: '\u00a0Clara \u3000 Wu ', text: 'x' })).toBe(true);
  expect(one.talk.stand().unsent).toMatchObject([{ name: 'Clara Wu' }]);
  expect(one.talk.say({ name: '\u3164', text: 'x' })).toBe(false);
});

test('[W545] what a colleague hid is told by who hid it, and no word of it, until it is shown again', () => {
  const one = scene();
  one.open();
  one.arrive(older, before('Dan', 'Buy beans').update);
  one.arrive(feed);
  const [said] = one.talk.stand().comments;
  const ann = new Y.Doc();
  ann.clientID = clientIdOf(1, 1, 0);
  /** A sign of hers beside it, cell for cell. */
  const sign = (id: string, word: string, at: number): Uint8Array => {
    const seen = Y.encodeStateVector(ann);
    const cells = ann.getMap('by:uann');
    for (const [code, value] of Object.entries({ on: said?.id, em: word, at, as: 'Ann Lee' }))
      cells.set(`${id}+${code}`, [`${id}+${code}`, value, secondsOf(at), 'uann']);
    return Y.encodeStateAsUpdate(ann, seen);
  };
  one.hear(feed, sign('e1', 'hidden', now));
  expect(one.talk.stand().comments).toMatchObject([{ id: said?.id, text: '', hidden: { at: now, name: 'Ann Lee' } }]);
  expect(JSON.stringify(one.talk.stand())).not.toContain('beans');
  one.hear(feed, sign('e2', 'shown', now + 1_000));
  expect(one.talk.stand().comments).toMatchObject([{ text: 'Buy beans', hidden: null }]);
});
