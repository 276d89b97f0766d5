import { expect, test } from 'vitest';
import { homeNameOf } from './home-name.ts';
import { mayRead, mayWrite, roleIn, standsIn, type DocScope } from './queries.ts';
import type { Decision } from './schema.ts';
import {
  accepting,
  ann,
  annAndBo,
  bo,
  cy,
  day,
  device,
  deviceId,
  founded,
  id,
  invitationId,
  key,
  personId,
  spaceId,
  type Scene,
} from './test/scene.ts';
import type { LinkId, PersonId } from '../ids.ts';

const [open, closed] = [spaceId(1), spaceId(2)] as const;
const few: DocScope = { class: 'x', space: open, group: 'few' };
const feed: DocScope = { class: 'f', space: open, group: 'few', of: 't1' };
const lead = (space = open, person = bo): Decision => ({ type: 'role-set', space, person, role: 'lead' });
const taken = (person: PersonId, space = closed): Decision => ({ type: 'member-removed', space, person });

function withCy(role: 'member' | 'guest' = 'member'): Scene {
  const scene = annAndBo();
  scene.must(ann, scene.invite({ role }));
  scene.must(null, accepting(3));
  return scene;
}

test('[D33] a lead says who stands in their space and how; others there do not', () => {
  const scene = withCy();
  const closing: Decision = { type: 'space-shown', space: open, open: false, members: [bo, cy] };
  const modules: Decision = { type: 'modules-set', space: open, modules: ['boards', 'time'] };
  for (const decision of [closing, modules, lead(open, cy)])
    expect(scene.say(bo, decision)).toMatchObject({ illegal: expect.stringContaining('only its leads and admins') });
  scene.must(ann, lead());
  expect(scene.must(bo, modules).spaces[open]!.modules).toEqual(['boards', 'time']);
  scene.must(bo, { type: 'role-set', space: open, person: cy, role: 'viewer' });
  const shut = scene.must(bo, closing);
  expect([ann, bo, cy].map((person) => roleIn(shut, person, open))).toEqual([null, 'lead', 'viewer']);
  expect(scene.say(bo, closing)).toEqual({ illegal: 'the space is closed already' });
  const again = scene.must(bo, { type: 'space-shown', space: open, open: true, members: [] });
  expect(standsIn(again, ann, open)).toBe(true);
  expect(scene.say(bo, { ...modules, modules: ['time', 'time'] })).toEqual({ illegal: 'a module is named twice' });
});

test('[D33] nobody writes a lead into a space in which they only write themselves', () => {
  const scene = withCy();
  scene.must(ann, { type: 'member-added', space: closed, person: bo });
  expect(scene.say(bo, { type: 'role-set', space: closed, person: cy, role: 'lead' })).toMatchObject({
    illegal: expect.stringContaining('leads'),
  });
  scene.must(bo, { type: 'role-set', space: closed, person: cy, role: 'viewer' });
});

test('[D34] a closed space keeps a member, and who is taken out leaves their role behind', () => {
  const scene = withCy();
  scene.must(ann, { type: 'role-set', space: closed, person: bo, role: 'viewer' });
  expect(scene.say(cy, taken(bo))).toMatchObject({ illegal: expect.stringContaining('only its leads') });
  const without = scene.must(bo, taken(bo));
  expect(without.spaces[closed]).toMatchObject({ members: [ann], roles: {} });
  expect(scene.say(ann, taken(bo))).toEqual({ illegal: 'the person is not named in the space' });
  expect(scene.say(ann, taken(ann))).toEqual({ illegal: 'a closed space has at least one member' });
  expect(scene.say(ann, { type: 'space-shown', space: open, open: false, members: [] })).toEqual({
    illegal: 'a closed space has at least one member',
  });
  expect(scene.say(ann, { type: 'space-shown', space: closed, open: true, members: [bo] })).toEqual({
    illegal: 'an open space names its guests only',
  });
});

test('[D32] a reader of a group writes in it, comments or reads, as the group says', () => {
  const scene = withCy('guest');
  const group = (roles: Readonly<Record<PersonId, 'commenter' | 'viewer'>>): Decision => {
    return { type: 'group-set', space: open, group: 'few', readers: [bo, cy], roles };
  };
  const rights = (decision: Decision) => {
    const directory = scene.must(bo, decision);
    return [mayRead(directory, cy, few), mayWrite(directory, cy, few), mayWrite(directory, cy, feed)];
  };
  expect(rights({ type: 'group-set', space: open, group: 'few', readers: [bo, cy] })).toEqual([true, true, true]);
  expect(rights(group({ [cy]: 'commenter' }))).toEqual([true, false, true]);
  expect(rights(group({ [cy]: 'viewer' }))).toEqual([true, false, false]);
  expect(mayRead(scene.directory!, cy, { class: 'r', space: open })).toBe(false);
  expect(scene.say(bo, group({ [ann]: 'viewer' }))).toEqual({ illegal: 'a role is of a reader' });
});

test('[D36] a passkey belongs to one person for ever and enrols their devices while it stands', () => {
  const scene = withCy();
  const passkey = { id: 'c1', key: 'k', rpId: 'work.example', origin: 'https://work.example' };
  const proof = { id: 'c1', authenticator: 'a', client: 'c', signature: 's' };
  const enrolled = (of: number): Decision => ({
    type: 'device-enrolled',
    person: bo,
    device: device(of),
    how: 'passkey',
    proof,
  });
  expect(scene.say(ann, { type: 'passkey-added', person: bo, passkey })).toMatchObject({ illegal: expect.any(String) });
  expect(scene.say(null, enrolled(8))).toEqual({ illegal: 'the person has no such passkey' });
  scene.must(bo, { type: 'passkey-added', person: bo, passkey });
  expect(scene.say(cy, { type: 'passkey-added', person: cy, passkey })).toEqual({
    illegal: 'the passkey is here already',
  });
  expect(scene.say(bo, enrolled(8))).toEqual({ illegal: 'only the relay records device-enrolled' });
  expect(scene.must(null, enrolled(8)).devices[deviceId(8)]).toMatchObject({ person: bo, revoked: null });
  expect(scene.say(cy, { type: 'passkey-removed', person: bo, id: 'c1' })).toMatchObject({
    illegal: expect.any(String),
  });
  scene.must(ann, { type: 'passkey-removed', person: bo, id: 'c1' });
  expect(scene.say(null, enrolled(10))).toEqual({ illegal: 'the person has no such passkey' });
});

test('[D37] an admin lets in who asked: somebody new, with no more than an admin could give', () => {
  const scene = founded();
  const admitted = (part: object = {}): Decision => ({
    type: 'person-admitted',
    request: invitationId(5),
    role: 'member',
    spaces: null,
    person: cy,
    device: device(3),
    recovery: key(103),
    proof: 'p',
    ...part,
  });
  const next = scene.must(ann, admitted());
  expect([next.persons[cy]!.role, next.devices[deviceId(3)]!.no]).toEqual(['member', 2]);
  expect(scene.say(ann, admitted({ device: device(4) }))).toEqual({ illegal: 'the person is here already' });
  expect(scene.say(cy, admitted({ person: personId(6) }))).toEqual({ illegal: 'only an admin lets in who asked' });
  scene.must(ann, { type: 'person-role-set', person: cy, role: 'admin' });
  expect(scene.say(cy, admitted({ person: personId(6), role: 'owner' }))).toEqual({
    illegal: 'only an owner invites an owner',
  });
});

test('[D38] a link opens one page for a time, and is taken back by its maker, a lead or an admin', () => {
  const scene = withCy();
  const link = (part: object = {}): Decision => ({
    type: 'link-made',
    space: open,
    link: id<LinkId>('l', 1),
    record: 't1',
    right: 'read',
    secretHash: key(800),
    password: false,
    notAfter: scene.now + day,
    ...part,
  });
  const back: Decision = { type: 'link-taken-back', space: open, link: id<LinkId>('l', 1) };
  const made = scene.must(bo, link());
  expect(made.spaces[open]!.links[id<LinkId>('l', 1)]).toMatchObject({ by: bo, record: 't1', takenBack: false });
  expect(scene.say(bo, link({ secretHash: key(801) }))).toEqual({ illegal: 'the link is made already' });
  const other = { link: id<LinkId>('l', 2) };
  expect(scene.say(bo, link(other))).toEqual({ illegal: 'the link is made already' });
  const fresh = { ...other, secretHash: key(802) };
  expect(scene.say(bo, link({ ...fresh, notAfter: scene.now }))).toMatchObject({
    illegal: expect.stringContaining('expired'),
  });
  expect(scene.say(bo, link({ ...fresh, notAfter: scene.now + 400 * day }))).toMatchObject({
    illegal: expect.stringContaining('year'),
  });
  expect(scene.say(bo, link({ ...fresh, space: closed }))).toMatchObject({
    illegal: expect.stringContaining('who writes'),
  });
  expect(scene.say(cy, back)).toMatchObject({ illegal: expect.stringContaining('only its maker') });
  scene.must(bo, back);
  expect(scene.say(ann, back)).toEqual({ illegal: 'the link is taken back already' });
});

test('[D40] an invitation to a group, with a role or for a time gives no more than its maker could', () => {
  const scene = withCy();
  const group = homeNameOf(open, 'few');
  scene.must(ann, { type: 'group-set', space: open, group: 'few', readers: [ann] });
  const guest = { role: 'guest', groups: [group], until: scene.now + 30 * day } as const;
  expect(scene.say(bo, scene.invite({ invitation: invitationId(3), secretHash: key(903), ...guest }))).toEqual({
    illegal: 'nobody shares what they may not give to others',
  });
  expect(
    scene.say(bo, scene.invite({ invitation: invitationId(3), secretHash: key(903), spaces: [open], roleIn: 'lead' })),
  ).toEqual({
    illegal: 'only who leads a space makes a lead there',
  });
  expect(scene.say(bo, scene.invite({ invitation: invitationId(3), secretHash: key(903), role: 'admin' }))).toEqual({
    illegal: 'only an admin invites an admin',
  });
  scene.must(ann, scene.invite({ invitation: invitationId(3), secretHash: key(903), ...guest }));
  const joined = scene.must(null, accepting(4, invitationId(3)));
  const dee = personId(4);
  expect([mayRead(joined, dee, few), mayRead(joined, dee, { class: 'r', space: open })]).toEqual([true, false]);
  expect(joined.persons[dee]).toMatchObject({ role: 'guest', until: guest.until });
});

test('[M148] who is invited to a group with a role reads, comments or writes there as the invitation says', () => {
  for (const [roleIn, writes] of [
    ['member', [true, true]],
    ['commenter', [false, true]],
    ['viewer', [false, false]],
  ] as const) {
    const scene = annAndBo();
    scene.must(ann, { type: 'group-set', space: open, group: 'few', readers: [ann] });
    const groups = [homeNameOf(open, 'few')];
    scene.must(ann, scene.invite({ invitation: invitationId(5), secretHash: key(905), role: 'guest', groups, roleIn }));
    const directory = scene.must(null, accepting(3, invitationId(5)));
    expect([few, feed].map((doc) => mayRead(directory, cy, doc))).toEqual([true, true]);
    expect([few, feed].map((doc) => mayWrite(directory, cy, doc))).toEqual(writes);
  }
});

test('[D53] a passkey is named by its person alone, and one that is not there by nobody', () => {
  const scene = annAndBo();
  const passkey = { id: 'c1', key: 'k', rpId: 'work.example', origin: 'https://work.example' };
  const named = (person: typeof bo): Decision => ({ type: 'passkey-named', person, id: 'c1' });
  expect(scene.say(bo, named(bo))).toEqual({ illegal: 'there is no such passkey' });
  scene.must(bo, { type: 'passkey-added', person: bo, passkey });
  const before = scene.directory?.persons;
  expect(scene.must(bo, named(bo)).persons).toEqual(before);
  expect(scene.say(ann, named(bo))).toEqual({ illegal: 'a person names their own passkey only' });
  expect(scene.say(ann, named(ann))).toEqual({ illegal: 'there is no such passkey' });
});
