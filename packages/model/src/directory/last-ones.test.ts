// Who may be taken from where they are the last: the lead of a space, since others lead it too; the owner never.
import { expect, test } from 'vitest';
import { isOnlyLead, leadsSpace } from './queries.ts';
import type { Decision } from './schema.ts';
import { ann, annAndBo, bo, day, spaceId, start, type Scene } from './test/scene.ts';

const space = spaceId(1);
/** Bo is the only lead of a space; Ann owns the workspace. */
function boLeads(): Scene {
  const scene = annAndBo();
  expect(isOnlyLead(scene.must(ann, { type: 'role-set', space, person: bo, role: 'lead' }), bo, space)).toBe(true);
  return scene;
}

const takes: readonly Decision[] = [
  { type: 'role-set', space, person: bo, role: 'member' },
  { type: 'person-suspended', person: bo },
  { type: 'person-removed', person: bo },
];
test.each(takes)(
  '[D62] the last lead goes by $type, and who runs the workspace leads there and names another',
  (decision) => {
    const scene = boLeads();
    const after = scene.must(ann, decision);
    expect([leadsSpace(after, bo, space), leadsSpace(after, ann, space)]).toEqual([false, true]);
    expect(isOnlyLead(scene.must(ann, { type: 'role-set', space, person: ann, role: 'lead' }), ann, space)).toBe(true);
  },
);

const ends: readonly Decision[] = [
  { type: 'person-role-set', person: ann, role: 'admin' },
  { type: 'person-removed', person: ann },
  { type: 'access-until-set', person: ann, until: start + 40 * day },
];
test.each(ends)('[D62] the last owner does not go by $type', (decision) => {
  const scene = annAndBo();
  const fault = 'a workspace has at least one owner';
  expect(() => scene.must(ann, decision)).toThrow(fault);
  // Nor where the only other one is not here.
  scene.must(ann, { type: 'person-role-set', person: bo, role: 'owner' });
  scene.must(ann, { type: 'person-suspended', person: bo });
  expect(() => scene.must(ann, decision)).toThrow(fault);
});
