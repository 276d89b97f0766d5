// The attack list: revoked devices, and relays that restore, fork, back-date or leave out.
import { expect, test } from 'vitest';
import { enter, openBook } from './book.ts';
import type { Book } from './book.ts';
import { createDeviceKey } from './keys.ts';
import {
  annAndBo,
  everybodySays,
  forced,
  opening,
  recoverySet,
  revoking,
  structuredCloneOf,
  titled,
} from './test/hostile.ts';
import { day, enrolled, must, openWorld, secondDeviceOf } from './test/world.ts';

test('[L7] revoked device with an old `seen`: what it saw and claims does not matter, its place does', async () => {
  const { world, ann, bo, space } = await annAndBo();
  const before = await world.sign(bo, titled(space), { claimedAt: world.now - day });
  must(await world.say(ann, revoking(bo)));
  expect(await everybodySays(world, before)).toBe('the device is revoked');
});

test('[L7] revocation racing a decision: whichever comes first in the order counts', async () => {
  const { world, ann, bo, space } = await annAndBo();
  const decision = await world.sign(bo, titled(space));
  const revocation = await world.sign(ann, revoking(bo));
  const early = structuredCloneOf(world);
  must(await early.sequence(decision));
  must(await early.sequence(revocation));
  must(await world.sequence(revocation));
  expect(await everybodySays(world, decision)).toBe('the device is revoked');
});

test('[L7] a revoked device does not enrol another to come back', async () => {
  const { world, ann, bo } = await annAndBo();
  const phone = await secondDeviceOf(bo);
  const enrolment = await world.sign(bo, enrolled(phone));
  must(await world.say(ann, revoking(bo)));
  expect(await everybodySays(world, enrolment)).toBe('the device is revoked');
  expect(await everybodySays(world, await world.sign(phone, opening()))).toBe('the device is unknown');
});

test('[L10] restored relay sequences a second number: whoever has the first notices', async () => {
  const { world, ann } = await openWorld();
  const before: Book = world.book;
  must(await world.say(ann, opening()));
  const held = world.book;
  world.book = before;
  const second = must(await world.say(ann, opening())).entry;
  expect(second.number).toBe(held.number);
  expect(await enter(held, second)).toEqual({ illegal: 'the number does not rise' });
});

test('[L10] restored relay goes on under higher numbers: the chain still does not fit', async () => {
  const { world, ann, bo } = await annAndBo();
  const before: Book = world.book;
  must(await world.say(ann, revoking(bo)));
  const held = world.book;
  world.book = before;
  const signed = await world.sign(bo, recoverySet(bo));
  const branch = await forced(world, signed, { number: held.number + 1, dir: held.number });
  expect(await enter(held, branch)).toEqual({ illegal: 'the entry does not follow the one before it' });
});

test('[L11] two heads: a statement made in sight of another history is refused', async () => {
  const { world, ann } = await openWorld();
  const other = structuredCloneOf(world);
  must(await world.say(ann, recoverySet(ann), { text: 'here' }));
  must(await other.say(ann, recoverySet(ann), { text: 'there' }));
  expect(await everybodySays(world, await other.sign(ann, recoverySet(ann)))).toContain('two heads');
  must(await other.say(ann, recoverySet(ann)));
  expect(await everybodySays(world, await other.sign(ann, recoverySet(ann)))).toContain('two heads');
});

test('[L10] another relay’s key signs nothing here, from the first entry on', async () => {
  const { world, ann } = await openWorld();
  const signed = await world.sign(ann, opening());
  const foreign = Object.assign(structuredCloneOf(world), { relay: await createDeviceKey() });
  expect(await foreign.sequence(signed)).toEqual({ illegal: 'the entry is not signed by the relay' });
  const pinned = openBook(world.workspace, (await createDeviceKey()).publicKey);
  expect(await enter(pinned, world.entries[0]!)).toEqual({ illegal: 'the workspace was founded on another relay' });
});

test('[L17] a relay does not back-date: neither in a ledger nor between ledgers', async () => {
  const { world, ann } = await openWorld();
  const entry = await forced(world, await world.sign(ann, opening()), { time: world.now - 1 });
  expect(await enter(world.book, entry)).toEqual({ illegal: 'the entry is dated before the one before it' });
});

test('[L17] a relay whose clock runs back dates by the last entry', async () => {
  const { world, ann } = await openWorld();
  const { time } = world.book;
  world.now -= 10 * 365 * day;
  expect(must(await world.say(ann, opening())).entry.time).toBe(time);
});

test('[L7] an entry checked against an older directory is refused: nobody is let in by leaving a revocation out', async () => {
  const { world, ann, bo, space } = await annAndBo();
  const old = world.book.heads['dir']!.number;
  must(await world.say(ann, revoking(bo)));
  const entry = await forced(world, await world.sign(ann, titled(space)), { dir: old });
  expect(await enter(world.book, entry)).toEqual({ illegal: 'the entry was checked against another directory' });
});
