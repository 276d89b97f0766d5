import { expect, test } from 'vitest';
import { homeNameOf, talkNamed, talkNameOf } from './home-name.ts';
import { isLink, linkNamed, linkOfSecret, linkReads, linksOpenIn, linkWrites } from './link-queries.ts';
import { readLinkText, writeLinkText } from './link-text.ts';
import { mayRead, mayWrite, type DocScope } from './queries.ts';
import type { Decision } from './schema.ts';
import { ann, annAndBo, bo, day, id, key, personId, spaceId, start } from './test/scene.ts';
import type { LinkId } from '../ids.ts';

const [open, closed] = [spaceId(1), spaceId(2)] as const;
const link = id<LinkId>('l', 1);
const record = id('t', 1);
type Made = Extract<Decision, { type: 'link-made' }>;
const made = (part: Partial<Made> = {}): Made => ({
  type: 'link-made',
  space: open,
  link,
  record,
  right: 'edit',
  secretHash: key(7),
  password: false,
  notAfter: start + 40 * day,
  ...part,
});
const page: DocScope = { class: 'p', space: open, of: record };

test('[D45] a link reads its page and nothing else, and writes it where it may edit', () => {
  const scene = annAndBo();
  const directory = scene.must(bo, made());
  expect([linkReads(directory, link, page), linkWrites(directory, link, page)]).toEqual([true, true]);
  const others: readonly DocScope[] = [
    { ...page, of: id('t', 2) },
    { ...page, space: closed },
    { class: 'f', space: open, of: record },
    { class: 'r', space: open },
    { class: 'x', space: open, group: 'few' },
    { class: 'o' },
    { class: 'v', person: bo },
    { class: 'p', space: open },
  ];
  expect(others.map((doc) => linkReads(directory, link, doc) || linkWrites(directory, link, doc))).toEqual(
    others.map(() => false),
  );
  expect(linkReads(directory, id('l', 2), page)).toBe(false);
});

test.each(['read', 'comment'] as const)('[D45] a link that may %s reads and does not write', (right) => {
  const directory = annAndBo().must(bo, made({ right }));
  expect([linkReads(directory, link, page), linkWrites(directory, link, page)]).toEqual([true, false]);
});

test('[D45] it reaches no further than its maker: neither role nor space, nor once they are gone', () => {
  const viewer = annAndBo();
  viewer.must(bo, made());
  const less = viewer.must(ann, { type: 'role-set', space: open, person: bo, role: 'viewer' });
  expect([linkReads(less, link, page), linkWrites(less, link, page)]).toEqual([true, false]);
  const shut = viewer.must(ann, { type: 'space-shown', space: open, open: false, members: [ann] });
  expect(linkReads(shut, link, page)).toBe(false);

  const gone = annAndBo();
  gone.must(bo, made());
  expect(linkReads(gone.must(ann, { type: 'person-suspended', person: bo }), link, page)).toBe(false);
  expect(linkReads(gone.must(ann, { type: 'person-resumed', person: bo }), link, page)).toBe(true);
  expect(linkReads(gone.must(ann, { type: 'person-removed', person: bo }), link, page)).toBe(false);
});

test('[D45] given to a few of the space it stays open as long as its maker is of them; in another space it is over', () => {
  const scene = annAndBo();
  scene.must(bo, made());
  scene.must(ann, { type: 'group-set', space: open, group: 'few', readers: [ann, bo] });
  const moved = (to: ReturnType<typeof homeNameOf>, from: ReturnType<typeof homeNameOf>): Decision => ({
    type: 'moved',
    records: [record],
    born: open,
    from,
    to,
  });
  const few = homeNameOf(open, 'few');
  expect(linkReads(scene.must(ann, moved(few, open)), link, page)).toBe(true);
  const without = scene.must(ann, { type: 'group-set', space: open, group: 'few', readers: [ann] });
  expect(linkReads(without, link, page)).toBe(false);
  const other = annAndBo();
  other.must(ann, made());
  expect(linkReads(other.must(ann, moved(closed, open)), link, page)).toBe(false);
});

test('[D45] taken back it reads nothing', () => {
  const scene = annAndBo();
  scene.must(bo, made());
  const back = scene.must(bo, { type: 'link-taken-back', space: open, link });
  expect([linkReads(back, link, page), linkWrites(back, link, page)]).toEqual([false, false]);
});

test('[D46] an author that is a link is told with who made it; a person is none', () => {
  const directory = annAndBo().must(bo, made());
  expect(linkNamed(directory, link)).toMatchObject({ space: open, link: { by: bo, right: 'edit' } });
  expect([linkNamed(directory, bo), linkNamed(directory, id('l', 3)), linkNamed(directory, 'constructor')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect([isLink(link), isLink(personId(1)), isLink('l')]).toEqual([true, false, false]);
  expect(linkOfSecret(directory, key(7))?.id).toBe(link);
  expect(linkOfSecret(directory, key(8))).toBeUndefined();
});

test('[M156] links are listed until they end, the newest first, of one record or of all', () => {
  const scene = annAndBo();
  scene.must(bo, made());
  const second = id<LinkId>('l', 2);
  const directory = scene.must(
    ann,
    made({ link: second, record: id('t', 2), secretHash: key(8), notAfter: start + 50 * day }),
  );
  const ids = (now: number, of: string | null) =>
    linksOpenIn(directory, { space: open, record: of, now }).map((one) => one.id);
  expect(ids(start + 30 * day, null)).toEqual([second, link]);
  expect(ids(start + 30 * day, record)).toEqual([link]);
  expect(ids(start + 40 * day, null)).toEqual([second]);
  expect(linksOpenIn(directory, { space: closed, record: null, now: start + 30 * day })).toEqual([]);
});

test('[D47] what stands beside a link comes back as it was; a text of another shape says nothing', () => {
  const text = { byName: 'Ann Lee', title: 'Waterproof\nclaims check', page: 'p/s/t' };
  expect(readLinkText(writeLinkText(text))).toEqual({ ...text, title: 'Waterproof claims check' });
  for (const other of [null, '', 'Ann', 'Ann\nTitle', 'Ann\nTitle\n', 'a\nb\nc\nd'])
    expect(readLinkText(other)).toBeUndefined();
});

const few = homeNameOf(open, 'few');
const talk: DocScope = { class: 'f', space: open, group: link, of: record };
const directoryWith = (right: Made['right']) => annAndBo().must(bo, made({ right }));

test('[M300] a link that may comment reads and writes its own talk about its record, and no other feed', () => {
  const directory = directoryWith('comment');
  expect([linkReads(directory, link, talk), linkWrites(directory, link, talk)]).toEqual([true, true]);
  const others: readonly DocScope[] = [
    { class: 'f', space: open, of: record },
    { ...talk, of: id('t', 2) },
    { ...talk, space: closed },
    { ...talk, group: id('l', 2) },
    { ...talk, group: `few~${link}` },
    { ...talk, group: 'few' },
    { class: 'x', space: open, group: link },
  ];
  const opens = others.map((doc) => linkReads(directory, link, doc) || linkWrites(directory, link, doc));
  expect(opens).toEqual(others.map(() => false));
});

test.each(['read', 'edit'] as const)('[M300] a link that may %s has no talk', (right) => {
  const directory = directoryWith(right);
  expect([linkReads(directory, link, talk), linkWrites(directory, link, talk)]).toEqual([false, false]);
});

test('[M300] of what was born with a few its talk is named by them, and read as long as its maker is of them', () => {
  const scene = annAndBo();
  scene.must(bo, made({ right: 'comment' }));
  const of = { ...talk, group: `few~${link}` };
  expect(
    linkReads(scene.must(ann, { type: 'group-set', space: open, group: 'few', readers: [ann, bo] }), link, of),
  ).toBe(true);
  const without = scene.must(ann, { type: 'group-set', space: open, group: 'few', readers: [ann] });
  expect([linkReads(without, link, of), mayRead(without, bo, of), mayRead(without, ann, of)]).toEqual([
    false,
    false,
    true,
  ]);
});

test('[M300] taken back, or its maker gone or only reading, it says nothing more; colleagues still read what was said', () => {
  const scene = annAndBo();
  scene.must(bo, made({ right: 'comment' }));
  const viewer = scene.must(ann, { type: 'role-set', space: open, person: bo, role: 'viewer' });
  expect([linkReads(viewer, link, talk), linkWrites(viewer, link, talk)]).toEqual([true, false]);
  const commenter = scene.must(ann, { type: 'role-set', space: open, person: bo, role: 'commenter' });
  expect(linkWrites(commenter, link, talk)).toBe(true);
  const back = scene.must(bo, { type: 'link-taken-back', space: open, link });
  expect([linkReads(back, link, talk), linkWrites(back, link, talk)]).toEqual([false, false]);
  expect([mayRead(back, ann, talk), mayWrite(back, ann, talk)]).toEqual([true, true]);
});

test('[M300] a talk is named by its link and by where its record was born; nothing else is', () => {
  for (const home of [homeNameOf(open), few]) expect(talkNamed(talkNameOf(home, link))).toEqual({ link, beside: home });
  for (const name of [homeNameOf(open), few, homeNameOf(open, `${link}~internal`), homeNameOf(open, 'l1')])
    expect(talkNamed(name)).toBeUndefined();
});
