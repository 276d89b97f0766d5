import { expect, test } from 'vitest';
import type { Decision } from './schema.ts';
import { guardsOf, needsPasskey } from './strong.ts';
import {
  ann,
  annAndBo,
  annLaptop,
  bo,
  boLaptop,
  cy,
  device,
  deviceId,
  invitationId,
  key,
  spaceId,
} from './test/scene.ts';

const passkey = (id: string, guards?: true) => ({
  id,
  key: 'k',
  rpId: 'baton.example',
  origin: 'https://baton.example',
  ...(guards ? { guards } : {}),
});
function guarded() {
  const scene = annAndBo();
  scene.must(ann, { type: 'passkey-added', person: ann, passkey: passkey('guard', true) });
  scene.must(bo, { type: 'passkey-added', person: bo, passkey: passkey('older') });
  return scene;
}
const byAnn = { person: ann, device: annLaptop } as const;

test('[D58] strong steps need the passkey of who has one that guards, and of nobody else', () => {
  const { directory } = guarded();
  const strong: Decision[] = [
    { type: 'person-role-set', person: bo, role: 'admin' },
    { type: 'ownership-transferred', person: bo, giver: 'admin' },
    { type: 'person-removed', person: bo },
    { type: 'device-revoked', device: boLaptop },
    { type: 'recovery-set', person: ann, recovery: key(7) },
    { type: 'passkey-added', person: ann, passkey: passkey('other', true) },
    { type: 'passkey-removed', person: ann, id: 'guard' },
    { type: 'device-enrolled', person: bo, device: device(8), how: 'admin' },
    guarded().invite({ role: 'admin' }),
  ];
  for (const decision of strong) {
    expect([decision.type, needsPasskey(directory!, byAnn, decision)]).toEqual([decision.type, true]);
    expect(needsPasskey(directory!, { person: bo, device: boLaptop }, decision)).toBe(false);
    expect(needsPasskey(directory!, { person: cy, device: deviceId(3) }, decision)).toBe(false);
  }
  expect([guardsOf(directory!, ann), guardsOf(directory!, bo)]).toEqual([['guard'], []]);
});

test('[D58] what is everybody’s to do at once is not strong', () => {
  const { directory } = guarded();
  const usual: Decision[] = [
    { type: 'person-removed', person: ann },
    { type: 'device-revoked', device: annLaptop },
    { type: 'device-enrolled', person: ann, device: device(8), how: 'code' },
    { type: 'passkey-named', person: ann, id: 'guard' },
    { type: 'space-opened', space: spaceId(3), open: true, members: [] },
    { type: 'person-suspended', person: bo },
    { type: 'invitation-taken-back', invitation: invitationId(1) },
    guarded().invite({ role: 'member' }),
  ];
  for (const decision of usual)
    expect([decision.type, needsPasskey(directory!, byAnn, decision)]).toEqual([decision.type, false]);
});

test('[D59] the recovery key needs none, and on the device that it enrolled its person ends their own passkey without it, and nothing else', () => {
  const scene = guarded();
  const recovery = { person: ann, device: 'recovery' as const, n: 1 };
  scene.must(recovery, { type: 'device-enrolled', person: ann, device: device(9), how: 'recovery' });
  const { directory } = scene;
  const back = { person: ann, device: deviceId(9) };
  expect(
    needsPasskey(directory!, recovery, { type: 'device-enrolled', person: ann, device: device(8), how: 'recovery' }),
  ).toBe(false);
  expect(needsPasskey(directory!, back, { type: 'passkey-removed', person: ann, id: 'guard' })).toBe(false);
  expect(needsPasskey(directory!, back, { type: 'passkey-removed', person: bo, id: 'older' })).toBe(true);
  expect(needsPasskey(directory!, back, { type: 'person-role-set', person: bo, role: 'admin' })).toBe(true);
  expect(needsPasskey(directory!, byAnn, { type: 'passkey-removed', person: ann, id: 'guard' })).toBe(true);
});
