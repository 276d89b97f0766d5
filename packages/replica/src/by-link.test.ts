// What whoever has a share link may say, to the byte: on the relay and on every device that receives it.
import { commentsOn } from '@baton/model/comment/queries';
import type { LinkId, PersonId } from '@baton/model/ids';
import { isId } from '@baton/model/ids';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { secondsOf } from './cells/cell.ts';
import { clientIdOf, deviceNoOf, isStockClient, relaySession } from './client-id.ts';
import { any, forge, gc, item, type ForgedStruct, type Where } from './guard/forge.fixture.ts';
import { check } from './guard/guard.ts';
import type { GuardContext } from './guard/rule.ts';
import { parseDoc, talkIn, talkBeside, type Doc } from './layout.ts';
import { DocState } from './memory/doc-state.ts';
import { receptionFault, type Told } from './reception/reception.ts';
import { wholeFault } from './reception/whole.ts';
import { rawPeer } from './test/raw.ts';
import { LinkedTalk } from './writing/linked-talk.ts';
import { isSaidName, longestSaid, saidIdOf, spentIn } from './cells/said.ts';
import { renewalOf } from './compacting/renewal.ts';
import { device } from './test/scene.ts';

const link = `l${'1'.repeat(17)}` as LinkId;
const other = `l${'2'.repeat(17)}` as LinkId;
const task = `t${'1'.repeat(17)}`;
const feed = `f/s1/${link}/${task}/2026q1`;
const now = Date.UTC(2026, 2, 4, 9);
const t = secondsOf(now);
const clara = 77;
const anns = clientIdOf(1, 1, 0);
const root = `by:${link}`;
const doc = parseDoc(feed) as Doc;
const ownerOf = (client: number): PersonId | undefined =>
  isStockClient(client) ? (link as string as PersonId) : deviceNoOf(client) === 1 ? ('uann' as PersonId) : undefined;

const context = (part: Partial<GuardContext> = {}): GuardContext => ({
  of: 'feed',
  talk: talkIn(doc),
  clocks: new Map([[anns, 9]]),
  isOwn: isStockClient,
  personOf: ownerOf,
  person: link as string as PersonId,
  now,
  ...part,
});
const values = { on: task, tx: 'Two rows?', at: now, as: 'Clara' };
type Cells = readonly (readonly [code: string, value: unknown])[];
interface Forging {
  readonly clock?: number;
  readonly id?: string;
  readonly t?: unknown;
  readonly by?: unknown;
  readonly where?: Where;
  readonly more?: readonly unknown[];
  readonly deletes?: Parameters<typeof forge>[1];
}
function update(cells: Cells, { clock = 0, id = saidIdOf([clara, clock]), where, more = [], ...part }: Forging = {}) {
  const structs = cells.map(([code, value]): ForgedStruct => {
    const key = `${id}+${code}`;
    return item(8, { root, sub: key, ...where }, any([key, value, part.t ?? t, part.by ?? link, ...more]));
  });
  return forge([{ client: clara, clock, structs }], part.deletes);
}
const verdictOf = (bytes: Uint8Array, part?: Partial<GuardContext>): string => {
  const verdict = check(bytes, context(part));
  return verdict.verdict === 'ok' ? 'ok' : verdict.rule;
};
const honest: Cells = Object.entries(values);

test('[R140] a comment of its form is taken, with what it answers and without', () => {
  expect(verdictOf(update(honest))).toBe('ok');
  expect(verdictOf(update([...honest, ['re', saidIdOf([5, 0])]]))).toBe('ok');
  expect(verdictOf(update(honest, { clock: 4 }), { clocks: new Map([[clara, 4]]) })).toBe('ok');
});

const changed = (code: string, value: unknown): Cells => honest.map(([one, was]) => [one, one === code ? value : was]);
const strange: readonly (readonly [string, Uint8Array])[] = [
  ['about another task', update(changed('on', `t${'2'.repeat(17)}`))],
  ['without words', update(changed('tx', '  '))],
  ['longer than one says', update(changed('tx', 'x'.repeat(longestSaid + 1)))],
  ['no words', update(changed('tx', { length: 3 }))],
  ['a name of two lines', update(changed('as', 'Clara\nAnn'))],
  ['a name that turns the line', update(changed('as', 'Clara\u202e'))],
  ['a name of nothing', update(changed('as', ' '))],
  ['another time than its cells', update(changed('at', now - 5_000))],
  ['an answer to no comment', update([...honest, ['re', task]])],
  ['a body', update([...honest, ['bd', '[]']])],
  ['a mention', update([...honest, ['mn:uann', true]])],
  ['in another’s name', update([...honest, ['wb', 'nann']])],
  ['taken away', update([...honest, ['bn', now]])],
  ['to another link', update([...honest, ['ln', other]])],
  ['half of one', update(honest.slice(0, 2))],
  ['one to its end and half of the next', update([...honest, ['on', task]])],
  ['in another order', update([...honest].toReversed())],
  ['twice the same', update([...honest, ['tx', 'Three']])],
  ['under the id of a comment that is there', update(honest, { id: `m${'3'.repeat(17)}` })],
  ['under the id of what another said', update(honest, { id: saidIdOf([78, 0]) })],
  ['under the id of what was said before', update([['tx', 'Three']], { clock: 4, id: saidIdOf([clara, 0]) })],
  ['a reaction', update([['em', 'heart']], { id: `e${'3'.repeat(17)}` })],
  ['by a person', update(honest, { by: 'uann' })],
  ['at no time', update(honest, { t: -1 })],
  ['with a fifth part', update(honest, { more: [[anns, 0]] })],
  ['hollow', forge([{ client: clara, clock: 0, structs: [gc(4)] }])],
  ['taking own words away', update(honest, { deletes: [[clara, [[0, 1]]]] })],
];
test.each(strange)('[R140] %s it is refused', (_, bytes) => {
  const clocks = new Map([[anns, 9]]);
  const [first] = Y.decodeUpdate(bytes).structs;
  if (first !== undefined && first.id.clock > 0) clocks.set(clara, first.id.clock);
  expect(verdictOf(bytes, { clocks })).toBe('by-link');
});

test('[R140] nothing is said under a person’s root, of a person’s words, or beyond the relay’s time', () => {
  expect(verdictOf(update(honest, { where: { root: 'by:uann' } }))).toBe('owner');
  expect(verdictOf(update(honest, { where: { root: `by:${other}` } }))).toBe('owner');
  expect(verdictOf(update(honest, { where: { origin: [anns, 0] } }))).toBe('owner');
  expect(verdictOf(update(honest, { where: { rightOrigin: [anns, 0] } }))).toBe('owner');
  expect(verdictOf(update(honest, { deletes: [[anns, [[0, 1]]]] }))).toBe('owner');
  const later = now + 400_000;
  expect(verdictOf(update(changed('at', later), { t: secondsOf(later) }))).toBe('retime');
});

test('[R140] a person writes nothing as the link, under its root or under an id that a program made up', () => {
  const ann = {
    isOwn: (client: number) => client === anns,
    person: 'uann' as PersonId,
    clocks: new Map<number, number>(),
  };
  const peer = rawPeer(anns);
  expect(verdictOf(peer.setIn(root, 'm1+tx', 'x', t, 'uann'), ann)).toBe('owner');
  expect(verdictOf(update(honest), ann)).toBe('own-ids');
  expect(verdictOf(rawPeer(anns).setIn('by:uann', 'm1+tx', 'x', t, 'uann'), ann)).toBe('ok');
});

test('[R141] whatever is said, no two comments have one id, and each is an id', () => {
  const place = fc.tuple(fc.nat({ max: 2 ** 32 - 1 }), fc.nat({ max: 2 ** 31 }));
  fc.assert(
    fc.property(place, place, (one, two) => {
      expect(isId(saidIdOf(one), 'm')).toBe(true);
      expect(saidIdOf(one) === saidIdOf(two)).toBe(one[0] === two[0] && one[1] === two[1]);
    }),
  );
});

const persons = new Map([[1, 'uann' as PersonId]]);
const receiver = { deviceNo: 1, personOf: (no: number) => persons.get(no) };
function told(bytes: Uint8Array, part: Partial<Told> = {}): Told {
  const { structs } = Y.decodeUpdate(bytes);
  const client = structs[0]?.id.client ?? 0;
  const from = structs[0]?.id.clock ?? 0;
  const to = structs.reduce((sum, { length }) => sum + length, from);
  return {
    envelope: { doc: feed, epoch: 0, client, from, to, bytes },
    person: link as string as PersonId,
    deviceNo: 0,
    ...part,
  };
}
const faultOf = (one: Told): string | undefined => receptionFault(new DocState(one.envelope.doc), one, receiver)?.rule;

test('[R142] a device takes what was said by the link, as the link’s and nobody else’s, and nothing of another form', () => {
  const bytes = update(honest);
  expect(faultOf(told(bytes))).toBeUndefined();
  // Given back by a colleague's device after a loss.
  expect(faultOf(told(bytes, { person: 'uann' as PersonId, deviceNo: 1 }))).toBeUndefined();
  expect(faultOf(told(bytes, { person: 'uann' as PersonId }))).toBe('owner');
  expect(faultOf(told(bytes, { person: other as string as PersonId }))).toBe('owner');
  expect(faultOf(told(update([...honest, ['bd', '[]']])))).toBe('by-link');
  const inside = { ...told(bytes).envelope, doc: `f/s1/${task}/2026q1` };
  expect(faultOf(told(bytes, { envelope: inside }))).toBe('own-ids');
});

test('[R142] the same in a document that comes whole, among what colleagues answered', () => {
  const whole = (...updates: readonly Uint8Array[]): string | undefined =>
    wholeFault(doc, Y.mergeUpdates([...updates]), (no) => persons.get(no))?.rule;
  const ann = rawPeer(anns);
  const answer = ann.setIn('by:uann', 'm1+tx', 'Two, yes', t, 'uann');
  expect(whole(update(honest), answer)).toBeUndefined();
  expect(whole(update(changed('on', 't2')), answer)).toBe('by-link');
  expect(whole(update(honest), rawPeer(anns).setIn(root, 'm1+tx', 'x', t, 'uann'))).toBe('owner');
  expect(wholeFault(parseDoc(`f/s1/${task}/2026q1`) as Doc, update(honest), () => undefined)?.rule).toBe('own-ids');
});

test('[R143] what a window says is of that form, and is read from the bytes in order with the answers to it', () => {
  const [window, late] = [new LinkedTalk(link, clara), new LinkedTalk(link, 78)];
  const first = window.say(feed, { name: 'Clara', text: 'Two rows?', at: now });
  const second = window.say(feed, { name: 'Clara', text: 'Or three?', at: now + 1_000, answers: first.id });
  const clocks = new Map<number, number>();
  for (const { update: bytes } of [first, second]) {
    expect(verdictOf(bytes, { clocks })).toBe('ok');
    clocks.set(
      clara,
      Y.decodeUpdate(bytes).structs.reduce((_, { id, length }) => id.clock + length, 0),
    );
  }
  const ann = rawPeer(anns);
  const answer = [
    ['on', task],
    ['tx', 'Two'],
    ['at', now + 2_000],
    ['as', 'Ann Lee'],
    ['re', first.id],
    ['ln', link],
  ] as const;
  for (const [code, value] of answer) late.hear(feed, ann.setIn('by:uann', `m1+${code}`, value, t, 'uann'));
  expect([...late.hear(feed, first.update), ...late.hear(feed, second.update)]).toEqual([first.id, second.id]);
  const said = commentsOn.answer(late.rows, late.ctx, { task });
  expect(said.map(({ authorName, text, outside }) => [authorName, text, outside])).toEqual([
    ['Clara, by link', 'Two rows?', true],
    ['Clara, by link', 'Or three?', true],
    ['Ann Lee', 'Two', true],
  ]);
});

test('[R143] come whole it is the same conversation', () => {
  const window = new LinkedTalk(link, clara);
  const first = window.say(feed, { name: 'Clara', text: 'Two rows?', at: now });
  const second = window.say(feed, { name: 'Clara', text: 'Or three?', at: now + 1_000, answers: first.id });
  const late = new LinkedTalk(link, 78);
  late.hear(feed, Y.mergeUpdates([first.update, second.update]));
  const said = commentsOn.answer(late.rows, late.ctx, { task });
  expect(said.map(({ text, authorName, thread }) => [text, authorName, thread])).toEqual([
    ['Two rows?', 'Clara, by link', first.id],
    ['Or three?', 'Clara, by link', first.id],
  ]);
});

test('[R140] feeds of a talk are named beside the page that the link opens; a page of one person has none', () => {
  expect(talkBeside(`p/s1/${task}`, link)).toBe(`f/s1/${link}/${task}/`);
  expect(talkIn(parseDoc(`${talkBeside(`p/s1/g1/${task}`, link)}2026q1`) as Doc)).toEqual({ link, of: task });
  expect(talkBeside(`v/uann/${task}`, link)).toBeUndefined();
  for (const name of [`f/s1/${task}/2026q1`, `f/s1/g1/${task}/2026q1`, `p/s1/${link}/${task}`])
    expect(talkIn(parseDoc(name) as Doc)).toBeUndefined();
  expect(['Clara', 'Clara Ørsted-Ho', '克拉拉'].every(isSaidName)).toBe(true);
});

test('[R145] half a comment is refused, and so is its other half; several whole ones in one are taken', () => {
  expect(verdictOf(update(honest.slice(0, 1)))).toBe('by-link');
  const rest = update([['re', saidIdOf([5, 0])]], { clock: 4, id: saidIdOf([clara, 0]) });
  expect(verdictOf(rest, { clocks: new Map([[clara, 4]]) })).toBe('by-link');
  const window = new LinkedTalk(link, clara);
  const both = ['One', 'Two'].map((text) => window.say(feed, { name: 'Clara', text, at: now }).update);
  expect(verdictOf(Y.mergeUpdates(both))).toBe('ok');
});

test('[R146] a name is seen: of signs that take no room, or of marks and spaces alone, there is none', () => {
  const none = [
    '\u200b',
    '\u3164',
    '\u115f\u1160',
    '\u2800',
    '\u034f',
    '\u0301',
    '\u00a0',
    '\ufe0f',
    '\uffa0',
    'Ann\u3164',
    'Ann\u200d',
  ];
  expect(none.filter(isSaidName)).toEqual([]);
  const names = [
    'Clara',
    'Zoë',
    'Zoe\u0308',
    'Nguyễn Văn',
    'O’Neil-Ørsted',
    'अनिता',
    '山田 太郎',
    'Ann ❤\ufe0f',
    '!',
    '7',
  ];
  expect(names.filter((name) => !isSaidName(name))).toEqual([]);
});

/** A talk that began anew: what was said stands under the relay's own id. */
const renewed = (bytes: readonly Uint8Array[]) => renewalOf(feed, bytes, () => clientIdOf(1, 0, relaySession)).bytes;

test('[R144] in a talk that began anew no client id begins once more under which something was said before', async () => {
  const { replica } = device('ann', 1);
  const faultIn = (bytes: Uint8Array): string | undefined => replica.faultIn(told(bytes), receiver);
  const by = { person: link as string as PersonId, own: false };
  expect(faultIn(update(honest))).toBeUndefined();
  replica.receive(feed, update(honest), by);
  replica.renew(feed, 1, renewed([update(honest)]));
  const rewritten = update(changed('tx', 'Never said'));
  expect(faultIn(rewritten)).toMatch('by-link: under this client id something was said');
  const other = new LinkedTalk(link, 78).say(feed, { name: 'Clara', text: 'Three?', at: now }).update;
  expect(faultIn(other)).toBeUndefined();
  expect([...spentIn(renewed([update(honest)]))]).toEqual([clara]);
  expect([...spentIn(update(honest))]).toEqual([]);
});
