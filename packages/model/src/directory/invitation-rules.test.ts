import { newPerson } from './made.ts';
import { expect, test } from 'vitest';
import { longestInvitation, whyDead } from './invitation-rules.ts';
import { standsIn } from './queries.ts';
import {
  accepting,
  ann,
  annAndBo,
  bo,
  boLaptop,
  cy,
  day,
  deviceId,
  founded,
  invitationId,
  key,
  spaceId,
} from './test/scene.ts';

const takenBack = { type: 'invitation-taken-back', invitation: invitationId(1) } as const;

test('[D12] who accepts an invitation becomes a person with a device and the invited role', () => {
  const scene = annAndBo();
  scene.must(ann, scene.invite({ role: 'owner' }));
  scene.now += 3_600_000;
  const next = scene.must(null, accepting(3));
  expect(next.persons[cy]).toEqual(newPerson('owner', scene.number, key(103)));
  expect(next.devices[deviceId(3)]).toEqual({
    person: cy,
    key: key(3),
    no: 3,
    since: scene.number,
    enrolled: scene.now,
    revoked: null,
  });
  expect(next.invitations[invitationId(1)]!.used).toBe(1);
});

test('[D12] an invitation to spaces makes a member of these and of no other', () => {
  const scene = annAndBo();
  scene.must(ann, { type: 'space-opened', space: spaceId(3), open: false, members: [ann] });
  scene.must(ann, scene.invite({ spaces: [spaceId(1), spaceId(2)] }));
  const next = scene.must(null, accepting(3));
  expect([1, 2, 3].map((of) => standsIn(next, cy, spaceId(of)))).toEqual([true, true, false]);
  expect(next.spaces[spaceId(1)]!.members).toEqual([]);
});

test('[D13] nobody invites to more than they have', () => {
  const scene = annAndBo();
  expect(scene.say(bo, scene.invite({ role: 'owner' }))).toEqual({ illegal: 'only an owner invites an owner' });
  expect(scene.say(bo, scene.invite({ spaces: [spaceId(1), spaceId(2)] }))).toEqual({
    illegal: 'nobody invites to a space in which they do not stand',
  });
  expect(scene.say(ann, scene.invite({ spaces: [spaceId(8)] }))).toEqual({ illegal: 'there is no such space' });
  scene.must(bo, scene.invite({ spaces: [spaceId(1)] }));
});

test('[D14] an invitation lasts seven days at most, by the time of the ledger', () => {
  const scene = annAndBo();
  const tooLong = scene.invite({ notAfter: scene.now + longestInvitation + 1 });
  expect(scene.say(ann, tooLong)).toEqual({ illegal: 'an invitation lasts seven days at most' });
  expect(scene.say(ann, scene.invite({ notAfter: scene.now }))).toEqual({
    illegal: 'the invitation has expired before it begins',
  });
  scene.must(ann, scene.invite({ notAfter: scene.now + 7 * day }));
  scene.now += 7 * day;
  scene.must(null, accepting(3));
});

test('[D14] an invitation that expired, was used up or taken back opens nothing', () => {
  const scene = annAndBo();
  scene.must(ann, scene.invite());
  scene.now += day + 1;
  expect(scene.say(null, accepting(3))).toEqual({ illegal: 'the invitation is expired' });
  scene.now -= day;
  scene.must(null, accepting(3));
  expect(scene.say(null, accepting(4))).toEqual({ illegal: 'the invitation is used' });
  scene.must(ann, scene.invite({ invitation: invitationId(2), secretHash: key(902) }));
  scene.must(ann, { type: 'invitation-taken-back', invitation: invitationId(2) });
  expect(scene.say(null, accepting(4, invitationId(2)))).toEqual({ illegal: 'the invitation is taken-back' });
  expect(scene.say(null, accepting(4, invitationId(3)))).toEqual({ illegal: 'there is no such invitation' });
});

test('[D14] an invitation for three admits three', () => {
  const scene = founded();
  scene.must(ann, scene.invite({ uses: 3 }));
  for (const of of [2, 3, 4]) scene.must(null, accepting(of));
  expect(scene.say(null, accepting(5))).toEqual({ illegal: 'the invitation is used' });
});

test('[D15] an acceptance makes a new person: it takes over nobody who is here', () => {
  const scene = annAndBo();
  scene.must(ann, scene.invite());
  expect(scene.say(null, { ...accepting(3), person: bo })).toEqual({ illegal: 'the person is here already' });
  expect(scene.say(null, { ...accepting(3), device: { id: boLaptop, key: key(3) } })).toEqual({
    illegal: 'the device is enrolled already',
  });
  expect(scene.say(null, { ...accepting(3), device: { id: deviceId(3), key: key(2) } })).toEqual({
    illegal: 'the key belongs to another device',
  });
  expect(scene.directory!.invitations[invitationId(1)]!.used).toBe(0);
});

test('[D16] an invitation is taken back by its maker or an owner, once', () => {
  const scene = annAndBo();
  scene.must(ann, scene.invite());
  expect(scene.say(bo, takenBack)).toEqual({ illegal: 'only its maker or an admin takes an invitation back' });
  scene.must(ann, takenBack);
  expect(scene.say(ann, takenBack)).toEqual({ illegal: 'the invitation is taken back already' });
  scene.must(bo, scene.invite({ invitation: invitationId(2), secretHash: key(902) }));
  scene.must(ann, { type: 'invitation-taken-back', invitation: invitationId(2) });
  expect(scene.say(ann, { type: 'invitation-taken-back', invitation: invitationId(7) })).toEqual({
    illegal: 'there is no such invitation',
  });
});

test('[D16] ids and secrets of invitations are used once', () => {
  const scene = annAndBo();
  scene.must(ann, scene.invite());
  expect(scene.say(ann, scene.invite({ secretHash: key(902) }))).toEqual({
    illegal: 'the invitation is made already',
  });
  expect(scene.say(bo, scene.invite({ invitation: invitationId(2) }))).toEqual({
    illegal: 'the secret belongs to another invitation',
  });
});

test('[D14] what a dead link is told is why it is dead, taken back before all', () => {
  const invitation = {
    by: ann,
    secretHash: key(1),
    role: 'member',
    spaces: null,
    roleIn: 'member',
    groups: [],
    bound: null,
    until: null,
    notAfter: 100,
    uses: 1,
    used: 0,
    takenBack: false,
  } as const;
  expect(whyDead(invitation, 100)).toBeNull();
  expect(whyDead(invitation, 101)).toBe('expired');
  expect(whyDead({ ...invitation, used: 1 }, 101)).toBe('used');
  expect(whyDead({ ...invitation, used: 1, takenBack: true }, 101)).toBe('taken-back');
});
