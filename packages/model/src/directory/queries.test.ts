import { expect, test } from 'vitest';
import { deviceOf, isOnlyLead, isOwner, liveDevice, mayRead, mayWrite, personOf, spacesOf } from './queries.ts';
import type { DocScope } from './queries.ts';
import { ann, annAndBo, annLaptop, bo, boLaptop, cy, device, spaceId } from './test/scene.ts';
import type { PersonId, SpaceId } from '../ids.ts';

const scene = annAndBo();
const directory = scene.directory!;
const [open, closed] = [spaceId(1), spaceId(2)];

test('[D17] a device number leads to its person, also after it was revoked', () => {
  expect(personOf(directory, 1)).toBe(ann);
  expect(deviceOf(directory, 2)).toBe(boLaptop);
  expect(personOf(directory, 3)).toBeUndefined();
  const later = annAndBo();
  later.must(ann, { type: 'device-revoked', device: boLaptop });
  expect(personOf(later.directory!, 2)).toBe(bo);
  expect(liveDevice(later.directory!, boLaptop)).toBeUndefined();
  expect(liveDevice(later.directory!, annLaptop)).toMatchObject({ no: 1 });
});

test('[D17] numbers are looked up in the directory at hand, not in one seen before', () => {
  const grown = annAndBo();
  expect(personOf(grown.directory!, 3)).toBeUndefined();
  grown.must(ann, {
    type: 'device-enrolled',
    person: ann,
    device: device(10),
    how: 'code',
  });
  expect(personOf(grown.directory!, 3)).toBe(ann);
});

test('[D18] a person has the open spaces and those they stand in, in order of opening', () => {
  expect(spacesOf(directory, ann)).toEqual([open, closed]);
  expect(spacesOf(directory, bo)).toEqual([open]);
  expect(spacesOf(directory, cy)).toEqual([]);
});

type Who = readonly (typeof ann)[];
const scopes: readonly (readonly [string, DocScope, Who])[] = [
  ['records of an open space', { class: 'r', space: open }, [ann, bo]],
  ['records of a space of some', { class: 'r', space: closed }, [ann]],
  ['a page of a space of some', { class: 'p', space: closed }, [ann]],
  ['a feed of a space of some', { class: 'f', space: closed }, [ann]],
  ['restricted records', { class: 'x', space: open, group: 'few' }, []],
  ['restricted records of no group', { class: 'x', space: open }, []],
  ['the profiles', { class: 'o' }, [ann, bo]],
  ['what is private to Ann', { class: 'v', person: ann }, [ann]],
  ['records of an unknown space', { class: 'r', space: spaceId(9) }, []],
  ['records without a space', { class: 'r' }, []],
  ['records of a prototype', { class: 'r', space: 'constructor' as SpaceId }, []],
];
test.each(scopes)('[D19] %s: read and written by those who stand there', (_, doc, who) => {
  expect([ann, bo, cy].filter((person) => mayRead(directory, person, doc))).toEqual(who);
  expect([ann, bo, cy].filter((person) => mayWrite(directory, person, doc))).toEqual(who);
});

test.each(['', 'constructor', '__proto__', cy])('[D19] %o is nobody and may nothing', (name) => {
  const nobody = name as PersonId;
  for (const [, doc] of scopes) expect(mayRead(directory, nobody, { ...doc, person: ann })).toBe(false);
  expect(isOwner(directory, nobody)).toBe(false);
  expect(liveDevice(directory, name)).toBeUndefined();
});

test('[M182] only a lead beside whom nobody leads who is here is the only one', () => {
  const scene = annAndBo();
  const space = spaceId(1);
  scene.must(ann, { type: 'role-set', space, person: bo, role: 'lead' });
  expect([isOnlyLead(scene.directory!, bo, space), isOnlyLead(scene.directory!, ann, space)]).toEqual([true, false]);
  scene.must(ann, { type: 'role-set', space, person: ann, role: 'lead' });
  expect([isOnlyLead(scene.directory!, bo, space), isOnlyLead(scene.directory!, ann, space)]).toEqual([false, false]);
  scene.must(ann, { type: 'person-suspended', person: bo });
  expect([isOnlyLead(scene.directory!, bo, space), isOnlyLead(scene.directory!, ann, space)]).toEqual([false, true]);
});
