import { expect, test } from 'vitest';
import type { ZodType } from 'zod';
import { LinkOpened, LinksUsed, OpenLink, SetLinkPassword, ShutLink } from './http-links.ts';

const b43 = 'A'.repeat(43);
const id = (letter: string): string => `${letter}0123456789ABCDEFG`;
const opened = {
  ok: true,
  link: id('l'),
  pass: b43,
  page: 'p/s/t',
  right: 'read',
  title: 'Claims',
  byName: 'Ann',
  workspaceTitle: 'Northwind',
  notAfter: 5,
};
const passes = (schema: ZodType, value: unknown): boolean => schema.safeParse(value).success;

test.each<readonly [string, ZodType, object]>([
  ['OpenLink', OpenLink, { workspace: id('w'), secret: b43 }],
  ['LinkOpened', LinkOpened, opened],
  ['ShutLink', ShutLink, { ok: false, why: 'taken-back', byName: 'Ann', when: 5 }],
  ['ShutLink password', ShutLink, { ok: false, why: 'password', byName: 'Ann', left: null }],
  ['ShutLink too many', ShutLink, { ok: false, why: 'too-many', byName: 'Ann', minutes: 3 }],
  ['SetLinkPassword', SetLinkPassword, { workspace: id('w'), link: id('l'), password: 'x' }],
  ['LinksUsed', LinksUsed, { used: [{ link: id('l'), used: 5 }] }],
])('[P63] %s passes whole, and with no field left out', (_, schema, body) => {
  expect(schema.parse(body)).toEqual(body);
  for (const name of Object.keys(body)) {
    const less = Object.fromEntries(Object.entries(body).filter(([other]) => other !== name));
    expect(passes(schema, less)).toBe(false);
    expect(passes(schema, { ...body, [name]: { $gt: '' } })).toBe(false);
  }
});

test('[P63] a link that may comment is told with the feeds of its talk', () => {
  const talking = { ...opened, right: 'comment', titled: 4, talk: { docs: ['f/s/l/t/2026q1'], now: 5 } };
  expect(LinkOpened.parse(talking)).toEqual(talking);
});

test.each<readonly [string, ZodType, unknown]>([
  ['a password of a megabyte', OpenLink, { workspace: id('w'), secret: b43, password: 'x'.repeat(1_000_000) }],
  ['an empty password', OpenLink, { workspace: id('w'), secret: b43, password: '' }],
  ['a field too many', OpenLink, { workspace: id('w'), secret: b43, right: 'edit' }],
  ['a title of a megabyte', LinkOpened, { ...opened, title: 'x'.repeat(1_000_000) }],
  ['a right that is none', LinkOpened, { ...opened, right: 'own' }],
  ['a talk of no feed', LinkOpened, { ...opened, talk: { docs: [], now: 5 } }],
  ['a title before the password', ShutLink, { ok: false, why: 'unknown', byName: 5 }],
])('[P63] %s is refused or told without it', (_, schema, body) => {
  const read = schema.safeParse(body);
  expect(read.success ? Object.keys(read.data as object) : []).not.toContain('byName');
});
