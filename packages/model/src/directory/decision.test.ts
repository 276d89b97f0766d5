import { expect, test } from 'vitest';
import { decisionFrom, decisionTypes, ledgerOf, subjectOf } from './decision.ts';
import { isIllegal } from './rules.ts';
import type { Decision } from './schema.ts';
import {
  accepting,
  ann,
  device,
  deviceId,
  founding,
  invitationId,
  key,
  Scene,
  spaceId,
  workspace,
} from './test/scene.ts';

const proof = 'A'.repeat(86);
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
