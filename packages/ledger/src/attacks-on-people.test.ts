// The attack list: coming in by a device, a recovery key or an invitation that is not theirs.
import type { InvitationId } from '@baton/model/directory/schema';
import { expect, test } from 'vitest';
import { createDeviceKey } from './keys.ts';
import { annAndBo, everybodySays, opening, recoverySet, revoking } from './test/hostile.ts';
import { acceptanceOf, enrolled, invite, must, newId, newPlayer, openWorld, secondDeviceOf } from './test/world.ts';
import type { Player } from './test/world.ts';

test('[L16] second device of the same person: enrolled by a live one, and by nobody else', async () => {
  const { world, ann, bo } = await annAndBo();
  const phone = await secondDeviceOf(bo);
  expect(await everybodySays(world, await world.sign(phone, enrolled(phone)))).toBe('the device is unknown');
  expect(await everybodySays(world, await world.sign(ann, enrolled(phone)))).toBe(
    'a device is enrolled by its own person',
  );
  must(await world.say(bo, enrolled(phone)));
  must(await world.say(phone, recoverySet(phone)));
});

test('[L16] recovery: the key of the link enrols a device, another key does not', async () => {
  const { world, ann, bo } = await annAndBo();
  const fresh = { ...(await secondDeviceOf(bo)), key: await createDeviceKey() };
  const link = { ...bo, device: 'recovery' as Player['device'], key: bo.recovery };
  const n = world.now;
  expect(
    await everybodySays(world, await world.sign({ ...link, key: ann.recovery }, enrolled(fresh, 'recovery'), { n })),
  ).toBe('the signature does not hold');
  expect(await everybodySays(world, await world.sign(link, opening(), { n }))).toBe(
    'a recovery key enrols a device or signs a new key of the relay, and nothing else',
  );
  const signed = await world.sign(link, enrolled(fresh, 'recovery'), { n, seen: { number: 0, head: '' } });
  must(await world.sequence(signed));
  expect(await everybodySays(world, signed)).toContain('n does not rise');
  must(await world.say(fresh, recoverySet(fresh)));
});

test('[L16] recovery: a key that was replaced recovers nothing', async () => {
  const { world, bo } = await annAndBo();
  must(await world.say(bo, { type: 'recovery-set', person: bo.person, recovery: (await createDeviceKey()).publicKey }));
  const link = { ...bo, device: 'recovery' as Player['device'], key: bo.recovery };
  const signed = await world.sign(link, enrolled(await secondDeviceOf(bo), 'recovery'), { n: 1 });
  expect(await everybodySays(world, signed)).toBe('the signature does not hold');
});

test('[L8] the relay exchanges no key in an acceptance: the new device’s proof covers them all', async () => {
  const { world, ann } = await openWorld();
  const { invitation } = await invite(world, ann);
  const [bo, mallory] = await Promise.all([newPlayer(), newPlayer()]);
  const honest = await acceptanceOf(world, invitation, bo);
  const wrong = { illegal: 'the new device did not sign its acceptance' };
  expect(await world.record({ ...honest, device: { id: bo.device, key: mallory.key.publicKey } })).toEqual(wrong);
  expect(await world.record({ ...honest, recovery: mallory.recovery.publicKey })).toEqual(wrong);
  expect(await world.record({ ...honest, person: mallory.person })).toEqual(wrong);
  expect(await world.record({ ...honest, invitation: newId<InvitationId>('i') })).toEqual(wrong);
  must(await world.record(honest));
});

test('[L8] the relay alone decides nothing for a person', async () => {
  const { world, bo } = await annAndBo();
  expect(await world.record(revoking(bo))).toEqual({ illegal: 'the relay cannot decide device-revoked alone' });
  expect(await world.record(opening())).toEqual({ illegal: 'the relay cannot decide space-opened alone' });
});
