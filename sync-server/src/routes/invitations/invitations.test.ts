// What the page of an invitation is told before anybody accepts.
import { Invitation } from '@baton/protocol/http';
import type { SpaceId } from '@baton/model/ids';
import { expect, test } from 'vitest';
import { newId, TestDevice } from '../../test/device.fixture.ts';
import { cast, openScene } from '../../test/scene.fixture.ts';

test('[S267] it says as what one comes in, where and with which role, and until when; a guest is told of no other space', async () => {
  const scene = await openScene();
  const { ann, joined } = await cast(scene, 'ann');
  const closed = newId('s') as SpaceId;
  await ann.propose(joined, { type: 'space-opened', space: closed, open: false, members: [ann.person] }, 'Board');
  const until = scene.clock.now() + 90 * 86_400_000;
  const there = { spaces: [closed], roleIn: 'commenter' } as const;
  const [guest, member, plain] = [
    await ann.invite(joined, { role: 'guest', ...there, until }),
    await ann.invite(joined, there),
    await ann.invite(joined),
  ];
  const bo = await TestDevice.make(scene.ask);
  const look = async ({ secret }: { secret: string }) =>
    Invitation.parse((await bo.post('/api/invitations/look', { workspace: joined.workspace, secret })).json);
  const board = { id: closed, title: 'Board' };
  const open = { id: joined.space, title: 'Marketing' };
  expect(await look(guest)).toMatchObject({
    role: 'guest',
    roleIn: 'commenter',
    spaces: [board],
    named: [closed],
    until,
  });
  expect(await look(member)).toMatchObject({ role: 'member', spaces: [board, open], named: [closed], until: null });
  expect(await look(plain)).toMatchObject({ roleIn: 'member', spaces: [open], named: [] });
});
