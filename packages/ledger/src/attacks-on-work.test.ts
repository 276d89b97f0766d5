// The attack list, as far as it is about work: each thing that must not be skipped, tried with real signatures on a relay and,
// where the relay would let it pass, on a device.
import { approvedIn } from '@baton/model/decided/approval-rules';
import { decidedIn, matterOf } from '@baton/model/decided/fold';
import { newMatter, type Matter } from '@baton/model/decided/schema';
import { isIllegal } from '@baton/model/directory/rules';
import { expect, test } from 'vitest';
import { enter } from './book.ts';
import { decodeEntry, encodeEntry, makeEntry } from './entry.ts';
import { createDeviceKey } from './keys.ts';
import { sequenceStatement } from './sequence.ts';
import { everybodySays, forced, revoking, structuredCloneOf } from './test/hostile.ts';
import { about, atWork, awayWith, frozen, why, type Working } from './test/working.ts';
import { day, enrolled, foundedBy, must, secondDeviceOf, World } from './test/world.ts';

const matterIn = ({ world, space }: Pick<Working, 'world' | 'space'>, task: string): Matter =>
  matterOf(decidedIn(world.book.decided, space), task) ?? newMatter;
const isApproved = (at: Working, task: string): boolean =>
  at.world.book.directory !== undefined && approvedIn(at.world.book.directory, matterIn(at, task)) !== null;

test('[L42] an approval comes about by its signatures, and each device sees it as the relay does', async () => {
  const at = await atWork();
  const { world, bo, cy, dee } = at;
  const { task, ...say } = about(at.space);
  must(await world.say(bo, say.ask([cy, dee])));
  must(await world.say(cy, say.give(0)));
  expect(isApproved(at, task)).toBe(false);
  must(await world.say(dee, say.give(1)));
  expect(isApproved(at, task)).toBe(true);
});

test('[L42] forged signature, re-spelled signature, another’s name: nobody signs for somebody else', async () => {
  const at = await atWork();
  const { world, bo, cy, dee } = at;
  const { task, ...say } = about(at.space);
  must(await world.say(bo, say.ask([cy])));
  const forged = await world.sign({ ...cy, key: bo.key }, say.give(0));
  expect(await everybodySays(world, forged)).toBe('the signature does not hold');
  const inTheirName = await world.sign({ ...dee, person: cy.person }, say.give(0));
  expect(await everybodySays(world, inTheirName)).toBe('the device belongs to another person');
  const honest = await world.sign(cy, say.give(0));
  const last = honest.jws.at(-1) ?? '';
  const jws = `${honest.jws.slice(0, -1)}${last === 'w' ? 'x' : String.fromCodePoint((last.codePointAt(0) ?? 64) + 1)}`;
  expect(await everybodySays(world, { ...honest, jws })).not.toBe('accepted');
  expect(isApproved(at, task)).toBe(false);
});

test('[L42] replay, and the same statement in another workspace or about another approval, is no signature', async () => {
  const at = await atWork();
  const { world, ann, bo, cy, dee } = at;
  const { task, ...say } = about(at.space);
  must(await world.say(bo, say.ask([cy, dee])));
  const signed = await world.sign(cy, say.give(0));
  const other = new World(world.relay);
  must(await other.say(ann, foundedBy(ann, world.relay)));
  expect(await everybodySays(other, signed)).toBe('the statement was made for another workspace');
  must(await world.sequence(signed));
  expect(await everybodySays(world, signed)).toBe('the statement was made before: its n does not rise');
  const elsewhere = about(at.space);
  must(await world.say(bo, elsewhere.ask([cy])));
  expect(await everybodySays(world, await world.sign(cy, { ...say.give(0), task: elsewhere.task } as never))).toBe(
    'there is no such approval',
  );
  expect(isApproved(at, task)).toBe(false);
});

test('[L42] out-of-order step, skipped step: who signs later in the order waits, and nothing is approved unasked', async () => {
  const at = await atWork();
  const { world, bo, cy, dee } = at;
  const { task, ...say } = about(at.space);
  expect(await everybodySays(world, await world.sign(cy, say.give(0)))).toBe('there is no such approval');
  must(await world.say(bo, say.ask([cy, dee], { order: 'in-order' })));
  expect(await everybodySays(world, await world.sign(dee, say.give(1)))).toBe('others sign before them');
  expect(isApproved(at, task)).toBe(false);
});

test('[L42] stale content hash, swapped content: only the version that was frozen is signed', async () => {
  const at = await atWork();
  const { world, bo, cy } = at;
  const { task, ...say } = about(at.space);
  must(await world.say(bo, say.ask([cy])));
  const stale = await world.sign(cy, say.give(0, { hash: frozen(2) }));
  expect(await everybodySays(world, stale)).toBe('this is not the version that is to be approved');
  expect(isApproved(at, task)).toBe(false);
});

test('[L42] approving while what is asked changes: the signature meets the new request, and is none for it', async () => {
  const at = await atWork();
  const { world, bo, cy } = at;
  const [first, second] = [about(at.space), about(at.space)];
  must(await world.say(bo, first.ask([cy])));
  const late = await world.sign(cy, first.give(0));
  must(await world.say(bo, first.withdraw()));
  const again = { ...second.ask([cy], { hash: frozen(2) }), task: first.task };
  must(await world.say(bo, again));
  expect(await everybodySays(world, late)).toBe('there is no such approval');
  expect(isApproved(at, first.task)).toBe(false);
});

test('[L42] second device of the same person: it fills no second seat', async () => {
  const at = await atWork();
  const { world, bo, cy, dee } = at;
  const { task, ...say } = about(at.space);
  const phone = await secondDeviceOf(cy);
  must(await world.say(cy, enrolled(phone)));
  must(await world.say(bo, say.ask([cy, dee], { quorum: 2 })));
  must(await world.say(cy, say.give(0)));
  for (const seat of [0, 1])
    expect(await everybodySays(world, await world.sign(phone, say.give(seat)))).toBe('they have signed it already');
  expect(isApproved(at, task)).toBe(false);
});

test('[L42] who deleted or wrote, and who had it, does not approve; nor by having somebody else ask', async () => {
  const at = await atWork();
  const { world, ann, bo, cy, dee } = at;
  const { task, ...say } = about(at.space);
  must(await world.say(cy, say.offer(bo)));
  must(await world.say(bo, say.accept()));
  must(await world.say(bo, say.ask([cy, dee, ann], { quorum: 1, fourEyes: true, contributors: [dee.person] })));
  const own = 'nobody signs their own work';
  expect(await everybodySays(world, await world.sign(cy, say.give(0)))).toBe(own);
  expect(await everybodySays(world, await world.sign(dee, say.give(1)))).toBe(own);
  expect(isApproved(at, task)).toBe(false);
});

test('[L40] delegation to oneself; expired, revoked, and of another kind: a deputy signs only where they are one', async () => {
  const at = await atWork();
  const { world, bo, cy, dee } = at;
  const { task, ...say } = about(at.space);
  must(await world.say(bo, say.ask([cy])));
  const via = { via: cy.person };
  const none = 'they are not the deputy for this at this time';
  expect(await everybodySays(world, await world.sign(dee, say.give(0), via))).toBe(none);
  expect(await everybodySays(world, await world.sign(cy, say.give(0), via))).toBe('nobody is their own deputy');
  must(await world.say(cy, awayWith(cy, dee.person, world.now + day)));
  const early = await world.sign(dee, say.give(0), via);
  world.now += day;
  expect(await everybodySays(world, early)).toBe(none);
  must(await world.say(cy, awayWith(cy, dee.person, world.now + day)));
  const beforeEnd = structuredCloneOf(world);
  must(await world.say(cy, { type: 'away-set', person: cy.person, away: null }));
  expect(await everybodySays(world, await world.sign(dee, say.give(0), via))).toBe(none);
  must(await beforeEnd.say(dee, say.give(0), via));
  expect(isApproved({ ...at, world: beforeEnd }, task)).toBe(true);
});

test('[L42] revoked device with an old `seen`, and revocation racing an approval: the place in the order decides', async () => {
  const at = await atWork();
  const { world, ann, bo, cy } = at;
  const { task, ...say } = about(at.space);
  must(await world.say(bo, say.ask([cy])));
  const signed = await world.sign(cy, say.give(0), { claimedAt: world.now - day });
  const early = structuredCloneOf(world);
  must(await early.sequence(signed));
  must(await early.say(ann, revoking(cy)));
  expect(isApproved({ ...at, world: early }, task)).toBe(true);
  must(await world.say(ann, revoking(cy)));
  expect(await everybodySays(world, signed)).toBe('the device is revoked');
  expect(isApproved(at, task)).toBe(false);
});

test('[L42] two accept at once: the first in the order has it, on every device', async () => {
  const at = await atWork();
  const { world, ann, bo, cy, dee } = at;
  const { task, ...say } = about(at.space);
  const team = `e${'1'.repeat(17)}` as never;
  const members = [bo.person, cy.person];
  must(await world.say(ann, { type: 'team-set', team, kind: 'team', parent: null, home: null, members, leads: [] }));
  must(await world.say(dee, { ...say.offer(bo), to: { team } } as never));
  const [one, two] = [await world.sign(cy, say.accept()), await world.sign(bo, say.accept())];
  must(await world.sequence(one));
  expect(await everybodySays(world, two)).toBe('it was accepted before');
  expect(matterIn(at, task).passes.at(-1)?.to).toBe(cy.person);
});

test('[L41] who declines says why: without a text beside it the statement is none', async () => {
  const at = await atWork();
  const { world, bo, cy } = at;
  const say = about(at.space);
  must(await world.say(bo, say.offer(cy)));
  expect(await everybodySays(world, await world.sign(cy, say.decline()))).toBe('offer-declined says why');
  const signed = await world.sign(cy, say.decline(), why);
  expect(await sequenceStatement(world.desk(), signed.jws, null)).toEqual({
    illegal: 'the text that was signed is missing',
  });
  must(await world.sequence(signed));
  const noReason = await world.sign(bo, say.return(0));
  expect(await everybodySays(world, noReason)).toBe('approval-returned says why');
});

test('[L42] a relay that enters what is not allowed, or decides for somebody, is found out by any device', async () => {
  const at = await atWork();
  const { world, bo, cy, dee } = at;
  const { task, ...say } = about(at.space);
  must(await world.say(bo, say.ask([cy])));
  const entry = await forced(world, await world.sign(dee, say.give(0)));
  expect(await enter(world.book, entry)).toEqual({ illegal: 'the seat is not theirs' });
  expect(await world.record(say.give(0))).toEqual({ illegal: 'the relay cannot decide approval-given alone' });
  const dated = await forced(world, await world.sign(cy, say.give(0)), { time: world.now - day });
  expect(await enter(world.book, dated)).toEqual({ illegal: 'the entry is dated before the one before it' });
  expect(isApproved(at, task)).toBe(false);
});

test('[L42] restored relay: a signature given on a branch meets whoever has seen the other one', async () => {
  const at = await atWork();
  const { world, bo, cy } = at;
  const say = about(at.space);
  must(await world.say(bo, say.ask([cy])));
  const restored = structuredCloneOf(world);
  must(await world.say(cy, say.give(0)));
  must(await restored.say(cy, say.return(0), why));
  const after = await world.sign(bo, about(at.space).assign(cy));
  expect(await everybodySays(restored, after)).toContain('two heads');
});

test('[L42] unknown device, unknown kind, withheld entry: nothing is folded of it, and nothing is guessed', async () => {
  const at = await atWork();
  const { world, bo, cy } = at;
  const { task, ...say } = about(at.space);
  must(await world.say(bo, say.ask([cy])));
  const stranger = { ...cy, device: `d${'9'.repeat(17)}` as never, key: await createDeviceKey() };
  expect(await everybodySays(world, await world.sign(stranger, say.give(0)))).toBe('the device is unknown');
  const given = must(await world.say(cy, say.give(0)));
  const decoded = decodeEntry(encodeEntry({ ...given.entry, leaf: null, text: null }));
  const place = isIllegal(decoded) ? given.entry : decoded;
  const before = await makeEntry(world.relay, place, { leaf: { kind: 'body', body: '{}' }, text: null });
  expect(isIllegal(await enter(world.book, before))).toBe(true);
  expect(isApproved(at, task)).toBe(true);
});
