// An invitation lets in as many as it says, and whoever comes too late learns which way it ended.
import { expect, test } from 'vitest';
import { acceptanceOf, enrolled, invite, join, must, newPlayer, openWorld, secondDeviceOf } from './test/world.ts';

test('[L1] an invitation for two lets in two and no third, whatever the relay enters', async () => {
  const { world, ann } = await openWorld();
  const { invitation } = await invite(world, ann, { uses: 2 });
  const [bo, cy, dee] = await Promise.all([newPlayer(), newPlayer(), newPlayer()]);
  must(await world.record(await acceptanceOf(world, invitation, bo)));
  must(await world.record(await acceptanceOf(world, invitation, cy)));
  expect(await world.record(await acceptanceOf(world, invitation, dee))).toEqual({
    illegal: 'the invitation is used',
  });
  expect(Object.keys(world.book.directory!.persons)).toHaveLength(3);
});

test('[L8] one that was taken back lets nobody in, though the relay enters the acceptance', async () => {
  const { world, ann } = await openWorld();
  const { invitation } = await invite(world, ann);
  must(await world.say(ann, { type: 'invitation-taken-back', invitation }));
  expect(await world.record(await acceptanceOf(world, invitation, await newPlayer()))).toEqual({
    illegal: 'the invitation is taken-back',
  });
});

test('[L4] a member takes back nobody else’s invitation, also from a second device', async () => {
  const { world, ann } = await openWorld();
  const bo = await join(world, ann);
  const { invitation } = await invite(world, ann);
  const refused = { illegal: 'only its maker or an admin takes an invitation back' };
  expect(await world.say(bo, { type: 'invitation-taken-back', invitation })).toEqual(refused);
  const phone = await secondDeviceOf(bo);
  must(await world.say(bo, enrolled(phone)));
  expect(await world.say(phone, { type: 'invitation-taken-back', invitation })).toEqual(refused);
  must(await world.say(ann, { type: 'invitation-taken-back', invitation }));
});

test('[L8] who is here already does not come in a second time by another’s invitation', async () => {
  const { world, ann } = await openWorld();
  const bo = await join(world, ann);
  const { invitation } = await invite(world, ann);
  expect(await world.record(await acceptanceOf(world, invitation, await secondDeviceOf(bo)))).toEqual({
    illegal: 'the person is here already',
  });
});
