// Any history at all, most of it nonsense, as fast-check makes it.
import * as fc from 'fast-check';
import type { LinkId, TabletId, TeamId } from '../../ids.ts';
import type { Decision, FoldedEntry } from '../schema.ts';
import { deviceId, id, invitationId, key, personId, spaceId, start } from './scene.ts';

const few = fc.integer({ min: 1, max: 4 });
const person = few.map(personId);
const own = fc.integer({ min: 1, max: 8 }).map((of) => ({ id: deviceId(of), key: key(of) }));
const device = fc.oneof({ weight: 5, arbitrary: own }, fc.record({ id: few.map(deviceId), key: few.map(key) }));
const space = few.map(spaceId);
const invitation = few.map(invitationId);
const recovery = fc.constant(key(100));
const role = fc.constantFrom('owner' as const, 'admin' as const, 'member' as const, 'guest' as const);
const team = few.map((of) => id<TeamId>('e', of));
const tablet = few.map((of) => id<TabletId>('z', of));
const link = few.map((of) => id<LinkId>('l', of));
const passkey = few.map((of) => `c${of}`);
const is = <T extends string>(type: T) => ({ type: fc.constant(type) });

const others = fc.integer({ min: 2, max: 4 }).map(personId);
const people = [
  fc.record({
    ...is('person-admitted'),
    request: invitation,
    role,
    spaces: fc.constant(null),
    person,
    device,
    recovery,
    proof: fc.constant('p'),
  }),
  { weight: 2, arbitrary: fc.record({ ...is('person-role-set'), person, role }) },
  fc.record({ ...is('person-suspended'), person: others }),
  { weight: 3, arbitrary: fc.record({ ...is('person-resumed'), person: others }) },

  {
    weight: 2,
    arbitrary: fc.record({
      ...is('access-until-set'),
      person: others,
      until: fc.option(fc.integer({ min: start, max: start + 200 })),
    }),
  },
  { weight: 8, arbitrary: fc.record({ ...is('access-ended'), person: others }) },
  fc.record({ ...is('person-removed'), person: fc.integer({ min: 2, max: 9 }).map(personId) }),
  fc.record({ ...is('manager-set'), person, manager: fc.option(person) }),
  fc.record({
    ...is('device-enrolled'),
    person,
    device,
    how: fc.constant('passkey' as const),
    proof: passkey.map((id) => ({ id, authenticator: 'a', client: 'c', signature: 's' })),
  }),
  {
    weight: 2,
    arbitrary: fc.record({
      ...is('passkey-added'),
      person,
      passkey: passkey.map((id) => ({ id, key: 'k', rpId: 'localhost', origin: 'http://localhost' })),
    }),
  },
  { weight: 3, arbitrary: fc.record({ ...is('passkey-named'), person, id: passkey }) },
  { weight: 3, arbitrary: fc.record({ ...is('passkey-removed'), person, id: passkey }) },
] as const;
const named = fc.uniqueArray(person, { maxLength: 2 });
const sets = [
  { weight: 7, arbitrary: fc.record({ ...is('member-removed'), space, person }) },
  { weight: 2, arbitrary: fc.record({ ...is('space-shown'), space, open: fc.boolean(), members: named }) },
  fc.record({ ...is('modules-set'), space, modules: fc.constant(['boards']) }),
  fc.record({
    ...is('link-made'),
    space,
    link,
    record: fc.constant('t1'),
    right: fc.constant('read' as const),
    secretHash: link.map((of) => `H${of}`),
    password: fc.boolean(),
    notAfter: fc.integer({ min: start + 500, max: start + 9_000 }),
  }),
  { weight: 12, arbitrary: fc.record({ ...is('link-taken-back'), space, link }) },
  {
    weight: 2,
    arbitrary: fc.record({
      ...is('team-set'),
      team,
      kind: fc.constantFrom('team' as const, 'department' as const),
      parent: fc.option(team),
      home: fc.option(space),
      members: named,
      leads: fc.constant([]),
    }),
  },
  { weight: 14, arbitrary: fc.record({ ...is('team-closed'), team }) },
  fc.record({
    ...is('tablet-made'),
    tablet,
    of: space,
    secretHash: fc.integer({ min: 1, max: 99 }).map(key),
    idle: fc.integer({ min: 1, max: 60 }),
  }),
  { weight: 8, arbitrary: fc.record({ ...is('tablet-closed'), tablet }) },
  fc.record({ ...is('lease-set'), days: fc.integer({ min: 1, max: 90 }) }),
] as const;

const eight = fc.integer({ min: 2, max: 8 }).map(deviceId);
const decision: fc.Arbitrary<Decision> = fc.oneof(
  fc.record({ ...is('workspace-founded'), device, recovery, relayKey: recovery }),
  fc.record({
    ...is('space-opened'),
    space,
    open: fc.boolean(),
    members: fc.oneof(fc.constant([personId(1)]), fc.array(person, { maxLength: 2 })),
  }),
  { weight: 4, arbitrary: fc.record({ ...is('member-added'), space, person }) },
  fc.record({
    ...is('invitation-made'),
    invitation,
    secretHash: few.map((of) => key(900 + of)),
    role,
    spaces: fc.oneof(fc.constant(null), fc.array(space, { minLength: 1, maxLength: 2 })),
    notAfter: fc.integer({ min: start, max: start + 3_000 }),
    uses: fc.integer({ min: 1, max: 2 }),
  }),
  { weight: 2, arbitrary: fc.record({ ...is('invitation-taken-back'), invitation }) },
  {
    weight: 8,
    arbitrary: fc.record({
      ...is('invitation-accepted'),
      invitation,
      person,
      device,
      recovery,
      proof: fc.constant('p'),
    }),
  },
  fc.record({
    ...is('device-enrolled'),
    person,
    device,
    how: fc.constantFrom('code' as const, 'recovery' as const, 'admin' as const),
  }),
  ...people,
  ...sets,
  fc.record({
    ...is('device-revoked'),
    device: fc.oneof({ weight: 20, arbitrary: fc.integer({ min: 2, max: 8 }) }, few).map(deviceId),
  }),
  { weight: 2, arbitrary: fc.record({ ...is('device-contested'), device: few.map(deviceId), from: few }) },
  { weight: 3, arbitrary: fc.record({ ...is('contest-settled'), device: few.map(deviceId), upheld: fc.boolean() }) },
  fc.record({
    ...is('away-set'),
    person,
    away: fc.option(fc.record({ from: fc.constant(1), until: few, deputies: fc.constant({}) })),
  }),
  { weight: 4, arbitrary: fc.record({ ...is('held-released'), device: eight, hash: recovery }) },
  { weight: 4, arbitrary: fc.record({ ...is('held-discarded'), device: eight, hash: recovery }) },
  fc.record({
    ...is('ownership-transferred'),
    person: others,
    giver: fc.constantFrom('admin' as const, 'member' as const),
  }),
  fc.record({ ...is('recovery-set'), person, recovery }),
  fc.record({ ...is('role-set'), space, person, role: fc.constantFrom('lead', 'member', 'commenter', 'viewer') }),
  fc.record({
    ...is('group-set'),
    space,
    group: fc.constantFrom('money', 'notes'),
    readers: fc.array(person, { maxLength: 2 }),
  }),
  {
    weight: 2,
    arbitrary: fc.record({ ...is('moved'), records: fc.constant(['t1']), born: space, from: space, to: space }),
  },
);

// Most steps are signed by somebody who could; the rest by anybody.
const wild = fc.record({ person, device: fc.oneof(few.map(deviceId), fc.constant('recovery' as const)), n: few });
const owner = fc.constant({ person: personId(1), device: deviceId(1), n: 1 });
const fitting = (of: Decision): typeof signer => {
  if (of.type === 'invitation-accepted' || of.type === 'access-ended') return fc.constant(null);
  if (of.type === 'device-enrolled' && of.how === 'passkey') return fc.constant(null);
  if (of.type === 'passkey-added' || of.type === 'passkey-named')
    return fc.constant({ person: of.person, device: deviceId(of.person.charCodeAt(1) - 48), n: 1 });
  if (of.type !== 'device-enrolled' || of.how !== 'recovery') return fc.oneof(owner, wild);
  return fc.constant({ person: of.person, device: 'recovery' as const, n: 1 });
};
const signer: fc.Arbitrary<FoldedEntry['signer']> = fc.option(wild, { nil: null });
const step = decision.chain((decision) =>
  fc.record({
    decision: fc.constant(decision),
    signer: fc.oneof({ weight: 4, arbitrary: fitting(decision) }, signer),
    later: fc.nat(20),
  }),
);
export const history = fc.array(step, { minLength: 60, maxLength: 140, size: 'max' });
