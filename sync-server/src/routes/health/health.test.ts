import { RelayHealth } from '@baton/protocol/http-health';
import { expect, test } from 'vitest';
import { cast, openScene } from '../../test/scene.fixture.ts';

test('[S275] who runs a workspace is told how its relay stands; for others in it, and outside, there is no such route', async () => {
  const scene = await openScene();
  const { ann, bo, joined } = await cast(scene, 'ann', 'bo');
  const path = `/api/health/${joined.workspace}`;
  const told = RelayHealth.parse((await ann.get(path)).json);
  expect(told).toMatchObject({ state: 'open', devices: 0, people: 0, lag: 0, backup: { isMade: false, at: null } });
  expect(told.entries).toBeGreaterThan(2);
  expect((await bo.get(path)).status).toBe(404);
  await ann.propose(joined, { type: 'person-role-set', person: bo.person, role: 'admin' });
  expect((await bo.get(path)).status).toBe(200);
  await ann.propose(joined, { type: 'person-suspended', person: bo.person });
  expect((await bo.get(path)).status).toBe(401);
});
