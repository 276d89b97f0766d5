// Names and ids from outside, as a forger would choose them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PersonId, SpaceId } from '@baton/model/ids';
import { baseOf, keyOf, memberOf, parseKey } from './cells/cell.ts';
import { clientIdOf, deviceNoOf, partsOfClientId } from './client-id.ts';
import {
  authorOfRoot,
  belongs,
  docOfPlace,
  formatDoc,
  isAuthored,
  pageOf,
  parseDoc,
  quarterOf,
  rootOf,
  type DocClass,
} from './layout.ts';

const piece = fc.oneof(
  fc.constantFrom(
    'r',
    'x',
    'p',
    'f',
    'o',
    'v',
    's1',
    't1',
    '0',
    '1',
    '00',
    '+1',
    '2026q1',
    '2026q4',
    'people',
    '',
    '..',
    '__proto__',
  ),
  fc.string({ maxLength: 4, unit: 'binary' }),
);

test('[R2] a name that is read comes back from its parts, whatever it is made of; any other is no document, and no fault', () => {
  let read = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
      const name = pieces.join('/');
      const doc = parseDoc(name);
      if (doc === undefined) return;
      read += 1;
      expect(formatDoc(doc)).toBe(name);
    }),
    { numRuns: 3000, seed: 7 },
  );
  expect(read).toBeGreaterThan(5);
});

test.each([
  ['a line break behind it', 'r/s1/1\n'],
  ['a line break inside', 'r/s\n1/1'],
  ['a null', 'r/s1\u0000/1'],
  ['full-width letters', 'r/ｓ１/1'],
  ['a digit of another script', 'r/s1/١'],
  ['a number above six digits', 'r/s1/1000000'],
  ['an exponent', 'r/s1/1e3'],
  ['a plus', 'r/s1/+1'],
  ['a space behind it', 'o/people '],
  ['capitals', 'O/people'],
  ['a slash behind it', 'o/people/'],
  ['a fifth quarter', 'f/s1/t1/2026q0'],
  ['a year of five digits', 'f/s1/t1/12026q1'],
  ['the parts of another class', 'f/s1/t1'],
  ['an empty space', 'p//t1'],
  ['a dot', 'v/./u1'],
])('[R2] %s makes it no document', (_what, name) => {
  expect(parseDoc(name)).toBeUndefined();
});

test('[R2] the longest parts are a document, one character more is none', () => {
  const long = 'a'.repeat(64);
  expect(parseDoc(`x/${long}/${long}/999999`)).toMatchObject({ class: 'restricted', group: long, part: 999_999 });
  expect(parseDoc(`x/${long}a/${long}/1`)).toBeUndefined();
  expect(pageOf(long as SpaceId, long)).toBe(`p/${long}/${long}`);
});

test('[R3] a quarter is a name of a feed at each of its edges, and another the millisecond before', () => {
  for (const [month, name, before] of [
    [0, '2026q1', '2025q4'],
    [3, '2026q2', '2026q1'],
    [6, '2026q3', '2026q2'],
    [9, '2026q4', '2026q3'],
  ] as const) {
    const edge = Date.UTC(2026, month, 1);
    expect([quarterOf(edge), quarterOf(edge - 1)]).toEqual([name, before]);
    expect(parseDoc(`f/s1/t1/${quarterOf(edge)}`)?.class).toBe('feed');
  }
  expect(
    docOfPlace({ in: 'space', space: 's1' as SpaceId }, { partitions: () => [], person: 'uA' as PersonId }),
  ).toBeUndefined();
});

test('[R4] a root is its owner’s by the whole of its name', () => {
  expect(authorOfRoot('by:')).toBeUndefined();
  expect(authorOfRoot('By:uA')).toBeUndefined();
  expect(authorOfRoot(' by:uA')).toBeUndefined();
  expect(authorOfRoot('by:uA:uB')).toBe('uA:uB');
  for (const of of ['feed', 'people'] as const) expect(authorOfRoot(rootOf(of, 'uA' as PersonId))).toBe('uA');
  for (const of of ['records', 'restricted', 'page', 'private'] as const)
    expect([isAuthored(of), rootOf(of, 'uA' as PersonId)]).toEqual([false, 'cells']);
});

test('[R5] an empty id, or one of a letter unknown here, enters no feed and no profile; pages hold no cells', () => {
  const ann = 'uAnn' as PersonId;
  const classes: readonly DocClass[] = ['records', 'restricted', 'page', 'feed', 'people', 'private'];
  const open = (record: string, author: PersonId | null) => classes.filter((of) => belongs(of, record, author));
  expect(open('t1', ann)).toEqual(['records', 'restricted', 'private']);
  expect(open('m1', ann)).toEqual(['feed']);
  expect(open('m1', null)).toEqual([]);
  expect(open('uAnn', ann)).toEqual(['people']);
  expect(open('uBo', ann)).toEqual([]);
  expect(open('Z9', ann)).toEqual(['records', 'restricted', 'private']);
});

test('[R10] a key is read as it was written, the first plus and the first colon count, hostile members do not', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-z][A-Za-z0-9]{1,16}$/u),
      fc.stringMatching(/^[a-z]{2}$/u),
      fc.string({ maxLength: 20, unit: 'binary' }),
      (record, code, member) => {
        const parsed = parseKey(keyOf(record, `${code}:${member}`));
        const hostile = ['__proto__', 'constructor', 'prototype'].includes(member);
        expect(parsed).toEqual(hostile ? undefined : [record, `${code}:${member}`]);
        const read = parsed && [baseOf(parsed[1]), memberOf(parsed[1])];
        expect(read).toEqual(hostile ? undefined : [code, member]);
      },
    ),
  );
  for (const key of [
    't1+rk:__proto__',
    't1+constructor',
    '+ti',
    't1+',
    't1',
    '',
    `${'t'.repeat(999)}+ti`,
    7,
    null,
    ['t1+ti'],
  ])
    expect(parseKey(key)).toBeUndefined();
  expect(parseKey('t1+rk:a+b:c')).toEqual(['t1', 'rk:a+b:c']);
});

test('[R6] the bounds of a client id: the first and the last that are assigned, and their neighbours', () => {
  const [first, last] = [clientIdOf(1, 0, 0), clientIdOf(255, 2 ** 24 - 1, 2 ** 20 - 1)];
  expect([first, last]).toEqual([2 ** 44, 2 ** 52 - 1]);
  expect([partsOfClientId(first - 1), partsOfClientId(last + 1)]).toEqual([undefined, undefined]);
  expect(partsOfClientId(first)).toEqual({ incarnation: 1, deviceNo: 0, session: 0 });
  expect(partsOfClientId(last)).toEqual({ incarnation: 255, deviceNo: 2 ** 24 - 1, session: 2 ** 20 - 1 });
  expect(clientIdOf(1, 1, 0) - clientIdOf(1, 0, 2 ** 20 - 1)).toBe(1);
  expect(clientIdOf(2, 0, 0) - clientIdOf(1, 2 ** 24 - 1, 2 ** 20 - 1)).toBe(1);
  expect([deviceNoOf(first), deviceNoOf(7), deviceNoOf(first + 0.5)]).toEqual([0, undefined, undefined]);
});
