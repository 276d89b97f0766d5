import { expect, test } from 'vitest';
import { homeNameOf } from './home-name.ts';
import { isLink, linkNamed, linkOfSecret, linkReads, linksOpenIn, linkWrites } from './link-queries.ts';
import { readLinkText, writeLinkText } from './link-text.ts';
import type { DocScope } from './queries.ts';
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
