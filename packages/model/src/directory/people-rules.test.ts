import { expect, test } from 'vitest';
import { newPerson } from './made.ts';
import { isUnder } from './people-rules.ts';
import { hereIn, isAdmin, liveDevice, mayRead, mayWrite, roleIn, spacesOf } from './queries.ts';
import type { Decision, Directory, Role } from './schema.ts';
import {
  accepting,
  ann,
  annAndBo,
  bo,
  boLaptop,
  cy,
  day,
  device,
  deviceId,
  invitationId,
  key,
  personId,
  spaceId,
  type Scene,
} from './test/scene.ts';
import type { PersonId } from '../ids.ts';

const dee = personId(4);
const role = (person: PersonId, as: Role): Decision => ({ type: 'person-role-set', person, role: as });
const suspended = (person: PersonId): Decision => ({ type: 'person-suspended', person });
const resumed = (person: PersonId): Decision => ({ type: 'person-resumed', person });
const removed = (person: PersonId): Decision => ({ type: 'person-removed', person });
const until = (person: PersonId, at: number | null): Decision => ({ type: 'access-until-set', person, until: at });
const ended = (person: PersonId): Decision => ({ type: 'access-ended', person });
const under = (person: PersonId, manager: PersonId | null): Decision => ({ type: 'manager-set', person, manager });
const open = { class: 'r', space: spaceId(1) } as const;
const people = { class: 'o' } as const;

/** Ann owns, Bo is an admin, Cy a member. */
function threeOfUs(): Scene {
  const scene = annAndBo();
  scene.must(ann, role(bo, 'admin'));
  scene.must(ann, scene.invite());
  scene.must(null, accepting(3));
  return scene;
}
/** Dee comes as a guest. */
function withGuest(): Scene {
  const scene = threeOfUs();
  scene.must(bo, scene.invite({ invitation: invitationId(2), secretHash: key(902), role: 'guest' }));
  scene.must(null, accepting(4, invitationId(2)));
  return scene;
}

test('[D28] an admin decides about members and guests, and never about owners', () => {
  const scene = threeOfUs();
  scene.must(bo, role(cy, 'admin'));
  scene.must(bo, role(cy, 'member'));
  expect(scene.say(bo, role(cy, 'owner'))).toEqual({ illegal: 'only an owner makes an owner' });
  for (const decision of [role(ann, 'member'), suspended(ann), removed(ann), until(ann, scene.now + day)])
    expect(scene.say(bo, decision)).toEqual({ illegal: 'only an owner decides about an owner' });
  expect(scene.say(bo, { type: 'device-revoked', device: deviceId(1) })).toEqual({
    illegal: 'only an owner revokes the device of an owner',
  });
  expect(scene.say(cy, role(bo, 'member'))).toEqual({ illegal: 'only an admin decides about people' });
  expect(scene.say(bo, role(personId(9), 'member'))).toEqual({ illegal: 'the person is not here' });
  expect(scene.say(bo, role(cy, 'member'))).toEqual({ illegal: 'the person has this role already' });
});

test('[D28] the last owner stays one, until another is made', () => {
  const scene = threeOfUs();
  const last = { illegal: 'a workspace has at least one owner' };
  for (const decision of [role(ann, 'member'), removed(ann), until(ann, scene.now + day)])
    expect(scene.say(ann, decision)).toEqual(last);
  scene.must(ann, role(bo, 'owner'));
  // A suspended owner is nobody who could make another.
  scene.must(ann, suspended(bo));
  expect(scene.say(ann, role(ann, 'admin'))).toEqual(last);
  scene.must(ann, resumed(bo));
  const next = scene.must(ann, role(ann, 'admin'));
  expect([isAdmin(next, ann), next.persons[ann]!.role]).toEqual([true, 'admin']);
  expect(scene.say(ann, role(ann, 'owner'))).toEqual({ illegal: 'only an owner makes an owner' });
});

test('[D28] two admins who remove each other: the first in order has done so', () => {
  const scene = threeOfUs();
  scene.must(bo, role(cy, 'admin'));
  scene.must(bo, removed(cy));
  expect(scene.say(cy, removed(bo))).toEqual({ illegal: 'the signer may not act now' });
});

test('[D29] a suspended person reads nothing, signs nothing and has no live device; resumed, all is as before', () => {
  const scene = threeOfUs();
  const before = scene.directory!;
  const dark = scene.must(ann, suspended(bo));
  expect([hereIn(dark, bo), liveDevice(dark, boLaptop), roleIn(dark, bo, spaceId(1))]).toEqual([
    undefined,
    undefined,
    null,
  ]);
  expect([open, people].map((doc) => mayRead(dark, bo, doc))).toEqual([false, false]);
  expect(dark.devices[boLaptop]!.revoked).toBeNull();
  expect(scene.say(bo, resumed(bo))).toEqual({ illegal: 'the signer may not act now' });
  expect(scene.say(ann, suspended(bo))).toEqual({ illegal: 'the person is suspended already' });
  expect(scene.say(ann, suspended(ann))).toEqual({ illegal: 'nobody suspends themselves' });
  const back = scene.must(ann, resumed(bo));
  expect(back).toEqual({ ...before, head: back.head });
  expect(scene.say(ann, resumed(bo))).toEqual({ illegal: 'the person is not suspended' });
});

test('[D29] a removed person is gone for good, with every device, and their id stays', () => {
  const scene = threeOfUs();
  scene.must(bo, { type: 'device-enrolled', person: bo, device: device(9), how: 'code' });
  const gone = scene.must(ann, removed(bo));
  expect([gone.devices[boLaptop]!.revoked, gone.devices[deviceId(9)]!.revoked]).toEqual([gone.head, gone.head]);
  expect(gone.devices[deviceId(3)]!.revoked).toBeNull();
  expect(gone.persons[bo]).toEqual({ ...newPerson('admin', gone.persons[bo]!.since, key(102)), standing: 'removed' });
  for (const decision of [resumed(bo), suspended(bo), role(bo, 'member'), removed(bo)])
    expect(scene.say(ann, decision)).toEqual({ illegal: 'the person is not here' });
  scene.must(cy, removed(cy));
  expect(scene.say(cy, removed(cy))).toEqual({ illegal: 'the signer may not act now' });
});

test('[D30] access ends at its time of the ledger, said by the relay alone', () => {
  const scene = withGuest();
  expect(scene.say(null, ended(dee))).toEqual({ illegal: 'nobody has said when their access ends' });
  expect(scene.say(bo, until(dee, scene.now))).toEqual({ illegal: 'that time has passed' });
  const end = scene.now + day;
  scene.must(bo, until(dee, end));
  expect(scene.say(bo, until(dee, end))).toEqual({ illegal: 'this is when it ends already' });
  scene.now = end - 1;
  expect(scene.say(null, ended(dee))).toEqual({ illegal: 'their access has not come to its end' });
  scene.now = end;
  expect(scene.say(ann, ended(dee))).toEqual({ illegal: 'only the relay records access-ended' });
  expect(scene.must(null, ended(dee)).persons[dee]!.standing).toBe('removed');
  scene.must(bo, until(cy, end + day));
  expect(scene.must(bo, until(cy, null)).persons[cy]!.until).toBeNull();
});

test('[D31] a guest stands where they are named, an open space or not, and sees no directory document', () => {
  const scene = withGuest();
  const { directory } = scene;
  expect([spacesOf(directory!, dee), mayRead(directory!, dee, people)]).toEqual([[], false]);
  expect(mayRead(directory!, dee, open)).toBe(false);
  expect(mayRead(directory!, dee, { class: 'v', person: dee })).toBe(true);
  const named = scene.must(bo, { type: 'role-set', space: spaceId(1), person: dee, role: 'commenter' });
  expect([roleIn(named, dee, spaceId(1)), named.spaces[spaceId(1)]!.members]).toEqual(['commenter', [dee]]);
  expect(mayWrite(named, dee, { class: 'f', space: spaceId(1), of: 't1' })).toBe(true);
  expect(mayWrite(named, dee, open)).toBe(false);
});

test('[D31] a guest decides about themselves and nothing else', () => {
  const scene = withGuest();
  scene.must(bo, { type: 'member-added', space: spaceId(1), person: dee });
  const nothings: readonly Decision[] = [
    scene.invite({ invitation: invitationId(7), secretHash: key(907), role: 'guest' }),
    { type: 'space-titled', space: spaceId(1) },
    { type: 'group-set', space: spaceId(1), group: 'mine', readers: [dee] },
    role(cy, 'guest'),
  ];
  for (const decision of nothings)
    expect(scene.say(dee, decision)).toEqual({ illegal: `a guest does not decide ${decision.type}` });
  scene.must(dee, { type: 'device-enrolled', person: dee, device: device(44), how: 'code' });
  scene.must(dee, { type: 'member-removed', space: spaceId(1), person: dee });
  expect(spacesOf(scene.must(dee, removed(dee)), dee)).toEqual([]);
});

test('[D35] nobody is their own manager over any number of steps', () => {
  const scene = threeOfUs();
  scene.must(ann, under(cy, bo));
  scene.must(ann, under(bo, ann));
  expect(scene.say(ann, under(ann, cy))).toEqual({ illegal: 'nobody is above themselves' });
  expect(scene.say(ann, under(ann, ann))).toEqual({ illegal: 'nobody is above themselves' });
  expect(scene.say(cy, under(cy, ann))).toEqual({ illegal: 'only an admin sets a manager' });
  expect(isUnder(scene.directory as Directory, cy, ann)).toBe(true);
  expect(scene.must(ann, under(cy, null)).persons[cy]!.manager).toBeNull();
});

test('[D39] how long devices may be away is an admin’s word, once', () => {
  const scene = threeOfUs();
  expect(scene.directory!.lease).toBe(30);
  expect(scene.must(bo, { type: 'lease-set', days: 7 }).lease).toBe(7);
  expect(scene.say(bo, { type: 'lease-set', days: 7 })).toEqual({ illegal: 'it is so already' });
  expect(scene.say(cy, { type: 'lease-set', days: 9 })).toMatchObject({ illegal: expect.stringContaining('admin') });
});

const handed = (person: PersonId, giver: 'admin' | 'member' = 'admin'): Decision => ({
  type: 'ownership-transferred',
  person,
  giver,
});

test('[D52] an owner hands the workspace on in one decision, and is what they chose', () => {
  const scene = threeOfUs();
  const { persons } = scene.must(ann, handed(cy, 'member'));
  expect([persons[cy]?.role, persons[ann]?.role]).toEqual(['owner', 'member']);
  const next = scene.must(cy, handed(bo)).persons;
  expect([next[bo]?.role, next[cy]?.role]).toEqual(['owner', 'admin']);
  expect(scene.say(cy, handed(ann))).toEqual({ illegal: 'only an owner hands the workspace on' });
});

test('[D52] what cannot be whole is not done at all', () => {
  const scene = withGuest();
  const before = scene.directory;
  expect(scene.say(bo, handed(bo))).toEqual({ illegal: 'only an owner hands the workspace on' });
  expect(scene.say(ann, handed(ann))).toEqual({ illegal: 'this is you' });
  expect(scene.say(ann, handed(personId(9)))).toEqual({ illegal: 'the person is not here' });
  expect(scene.say(ann, handed(dee))).toEqual({
    illegal: 'a guest does not own a workspace: make them a member first',
  });
  expect(scene.directory).toBe(before);
  scene.must(ann, until(cy, scene.now + day));
  expect(scene.say(ann, handed(cy))).toEqual({ illegal: 'their access has an end: an owner’s has none' });
  scene.must(ann, suspended(bo));
  expect(scene.say(ann, handed(bo))).toEqual({ illegal: 'the person is not here' });
  expect(scene.directory?.persons[ann]?.role).toBe('owner');
});
