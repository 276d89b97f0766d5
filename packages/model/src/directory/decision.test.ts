import { expect, test } from 'vitest';
import { decisionFrom, decisionTypes, ledgerOf, subjectOf } from './decision.ts';
import { ofWork } from '../decided/test/samples.ts';
import { isIllegal } from './rules.ts';
import type { Decision } from './schema.ts';
import type { LinkId, TabletId, TeamId } from '../ids.ts';
import {
  accepting,
  ann,
  device,
  deviceId,
  founding,
  id,
  invitationId,
  key,
  personId,
  Scene,
  spaceId,
  workspace,
} from './test/scene.ts';

const proof = 'A'.repeat(86);
const link = id<LinkId>('l', 1);
const team = id<TeamId>('e', 1);
const tablet = id<TabletId>('z', 1);
const all: readonly (readonly [Decision, ledger: string, subject: string])[] = [
  [founding, 'dir', workspace],
  [{ type: 'space-opened', space: spaceId(1), open: false, members: [ann] }, spaceId(1), spaceId(1)],
  [{ type: 'space-titled', space: spaceId(1) }, spaceId(1), spaceId(1)],
  [{ type: 'member-added', space: spaceId(1), person: ann }, spaceId(1), ann],
  [{ type: 'role-set', space: spaceId(1), person: ann, role: 'viewer' }, spaceId(1), ann],
  [{ type: 'group-set', space: spaceId(1), group: 'money', readers: [ann] }, spaceId(1), spaceId(1)],
  [{ type: 'moved', records: ['t1'], born: spaceId(1), from: spaceId(1), to: spaceId(2) }, 'dir', spaceId(2)],
  [new Scene().invite({ spaces: [spaceId(1)] }), 'dir', invitationId(1)],
  [{ type: 'invitation-taken-back', invitation: invitationId(1) }, 'dir', invitationId(1)],
  [{ ...accepting(3), proof }, 'dir', invitationId(1)],
  [{ type: 'device-enrolled', person: ann, device: device(3), how: 'recovery' }, 'dir', deviceId(3)],
  [{ type: 'device-revoked', device: deviceId(3) }, 'dir', deviceId(3)],
  [{ type: 'recovery-set', person: ann, recovery: key(5) }, 'dir', ann],
  [{ type: 'relay-key-set', from: key(5), to: key(6), at: { number: 1, heads: key(7) } }, 'dir', workspace],
  [{ type: 'member-removed', space: spaceId(1), person: ann }, spaceId(1), ann],
  [{ type: 'space-shown', space: spaceId(1), open: false, members: [ann] }, spaceId(1), spaceId(1)],
  [{ type: 'modules-set', space: spaceId(1), modules: ['boards'] }, spaceId(1), spaceId(1)],
  [
    {
      type: 'link-made',
      space: spaceId(1),
      link,
      record: 't1',
      right: 'read',
      secretHash: key(7),
      password: false,
      notAfter: 9,
    },
    spaceId(1),
    link,
  ],
  [{ type: 'link-taken-back', space: spaceId(1), link }, spaceId(1), link],
  [
    {
      type: 'person-admitted',
      request: invitationId(1),
      role: 'member',
      spaces: null,
      person: ann,
      device: device(3),
      recovery: key(5),
      proof,
    },
    'dir',
    deviceId(3),
  ],
  [{ type: 'person-role-set', person: ann, role: 'admin' }, 'dir', ann],
  [{ type: 'passkey-named', person: ann, id: 'c1' }, 'dir', ann],
  [{ type: 'held-released', device: deviceId(3), hash: key(5) }, 'dir', deviceId(3)],
  [{ type: 'held-discarded', device: deviceId(3), hash: key(5) }, 'dir', deviceId(3)],
  [{ type: 'ownership-transferred', person: ann, giver: 'admin' }, 'dir', ann],
  [{ type: 'person-suspended', person: ann }, 'dir', ann],
  [{ type: 'person-resumed', person: ann }, 'dir', ann],
  [{ type: 'person-removed', person: ann }, 'dir', ann],
  [{ type: 'access-until-set', person: ann, until: null }, 'dir', ann],
  [{ type: 'access-ended', person: ann }, 'dir', ann],
  [{ type: 'manager-set', person: ann, manager: null }, 'dir', ann],
  [{ type: 'team-set', team, kind: 'team', parent: null, home: null, members: [ann], leads: [] }, 'dir', team],
  [{ type: 'team-closed', team }, 'dir', team],
  [{ type: 'tablet-made', tablet, of: spaceId(1), secretHash: key(1), idle: 2 }, 'dir', tablet],
  [{ type: 'tablet-closed', tablet }, 'dir', tablet],
  [{ type: 'lease-set', days: 30 }, 'dir', workspace],
  [
    {
      type: 'passkey-added',
      person: ann,
      passkey: { id: 'c1', key: 'k', rpId: 'localhost', origin: 'http://localhost' },
    },
    'dir',
    ann,
  ],
  [{ type: 'passkey-removed', person: ann, id: 'c1' }, 'dir', ann],
  [{ type: 'device-contested', device: deviceId(3), from: 5 }, 'dir', deviceId(3)],
  [{ type: 'contest-settled', device: deviceId(3), upheld: true }, 'dir', deviceId(3)],
  [{ type: 'away-set', person: ann, away: { from: 1, until: 2, deputies: { gate: personId(2) } } }, 'dir', ann],
  ...ofWork.map((decision) => [decision, spaceId(1), subjectOf(decision, workspace).id] as const),
];

test('[D20] every type of decision is read, and stands in the ledger of what it is about', () => {
  expect(all.map(([{ type }]) => type).sort()).toEqual([...decisionTypes].sort());
  for (const [decision, ledger, subject] of all) {
    const { type, ...fields } = decision;
    expect(decisionFrom(type, structuredClone(fields))).toEqual(decision);
    expect(ledgerOf(decision)).toBe(ledger);
    expect(subjectOf(decision, workspace).id).toBe(subject);
  }
});

test('[D20] a decision with a field too many or too few is not read', () => {
  for (const [{ type, ...fields }] of all) {
    expect(isIllegal(decisionFrom(type, { ...fields, extra: 1 }))).toBe(true);
    for (const name of Object.keys(fields)) {
      const less = Object.fromEntries(Object.entries(fields).filter(([other]) => other !== name));
      expect(isIllegal(decisionFrom(type, less)), `${type} without ${name}`).toBe(true);
    }
  }
});

test('[D20] what an invitation, a group or an enrolment may say besides is read as strictly', () => {
  const invite = { ...new Scene().invite(), roleIn: 'viewer', groups: [`${spaceId(1)}/few`], until: 9 };
  const proof = { id: 'c1', authenticator: 'a', client: 'c', signature: 's' };
  const asserted = { person: ann, device: device(3), how: 'passkey', proof };
  const { type, ...fields } = invite;
  expect(decisionFrom(type, { ...fields, bound: { domain: 'work.example' } })).toMatchObject({ roleIn: 'viewer' });
  expect(decisionFrom('device-enrolled', asserted)).toMatchObject({ how: 'passkey' });
  for (const wrong of [{ roleIn: 'owner' }, { groups: [spaceId(1)] }, { until: null }, { bound: { domain: 'x' } }])
    expect({ wrong, ...decisionFrom(type, { ...fields, ...wrong }) }).toHaveProperty('illegal');
  for (const wrong of [{ proof: undefined }, { how: 'code' }, { proof: { ...proof, more: 1 } }])
    expect({ wrong, ...decisionFrom('device-enrolled', { ...asserted, ...wrong }) }).toHaveProperty('illegal');
});

test('[D20] what this version does not know says that an update is needed', () => {
  expect(decisionFrom('budget-released', {})).toEqual({
    illegal: 'update needed: this version does not know budget-released',
  });
  expect(decisionFrom('constructor', {})).toEqual({ illegal: 'update needed: this version does not know constructor' });
});

test('[D20] ids of another kind, and keys of another length, are not read', () => {
  expect(isIllegal(decisionFrom('device-revoked', { device: spaceId(1) }))).toBe(true);
  expect(isIllegal(decisionFrom('recovery-set', { person: ann, recovery: 'A'.repeat(44) }))).toBe(true);
  expect(isIllegal(decisionFrom('invitation-made', { ...new Scene().invite(), type: undefined, uses: 0 }))).toBe(true);
});
