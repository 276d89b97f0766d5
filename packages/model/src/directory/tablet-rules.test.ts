import { expect, test } from 'vitest';
import type { TabletId } from '../ids.ts';
import { liveDevice } from './queries.ts';
import { isIllegal } from './rules.ts';
import type { Decision } from './schema.ts';
import {
  accepting,
  ann,
  annAndBo,
  bo,
  boLaptop,
  device,
  deviceId,
  id,
  invitationId,
  key,
  personId,
  spaceId,
} from './test/scene.ts';

const [warehouse, office] = [spaceId(1), spaceId(2)] as const;
const tablet = id<TabletId>('z', 1);
type Made = Extract<Decision, { type: 'tablet-made' }>;
const made = (part: Partial<Made> = {}): Made => ({
  type: 'tablet-made',
  tablet,
  of: warehouse,
  secretHash: key(700),
  idle: 2,
  ...part,
});

/** Bo leads the warehouse and stands in the office. */
function withLead() {
  const scene = annAndBo();
  for (const space of [warehouse, office]) {
    if (scene.directory?.spaces[space]) continue;
    scene.must(ann, { type: 'space-opened', space, open: true, members: [] });
  }
  scene.must(ann, { type: 'role-set', space: warehouse, person: bo, role: 'lead' });
  return scene;
}
function withTablet() {
  const scene = withLead();
  scene.must(bo, made());
  return scene;
}
const code = (scene: ReturnType<typeof withTablet>, part: Parameters<typeof scene.invite>[0] = {}) =>
  scene.invite({ invitation: invitationId(9), secretHash: key(909), spaces: [warehouse], tablet, ...part });

test('[D48] a lead sets a tablet up for their space and closes it; elsewhere only an admin does', () => {
  const scene = withLead();
  expect(scene.say(bo, made({ of: office }))).toEqual({ illegal: 'only who leads the space sets up a tablet for it' });
  expect(scene.say(bo, made({ of: spaceId(8) }))).toEqual({ illegal: 'there is no such space' });
  expect(scene.must(bo, made()).tablets[tablet]).toMatchObject({ of: warehouse, idle: 2, closed: false, by: bo });
  expect(scene.say(bo, made())).toEqual({ illegal: 'the tablet is there already' });
  const other = id<TabletId>('z', 2);
  scene.must(ann, made({ tablet: other, of: office, secretHash: key(701) }));
  expect(scene.say(bo, { type: 'tablet-closed', tablet: other })).toEqual({
    illegal: 'only who leads the space closes its tablet',
  });
  expect(scene.must(bo, { type: 'tablet-closed', tablet }).tablets[tablet]?.closed).toBe(true);
  expect(scene.say(ann, { type: 'tablet-closed', tablet })).toEqual({ illegal: 'the tablet is closed already' });
});

test('[D49] a code lets one new person into the space of the tablet, and their device is of it', () => {
  const scene = withTablet();
  scene.must(bo, code(scene));
  const directory = scene.must(null, accepting(7, invitationId(9)));
  expect(directory.devices[deviceId(7)]).toMatchObject({ person: personId(7), tablet });
  expect(directory.devices[boLaptop]).not.toHaveProperty('tablet');
  expect(directory.persons[personId(7)]?.role).toBe('member');
});

test.each([
  ['another space', { spaces: [office] }],
  ['two spaces', { spaces: [warehouse, office] }],
  ['every open space', { spaces: null }],
  ['two people', { uses: 2 }],
  ['no such tablet', { tablet: id<TabletId>('z', 5) }],
] as const)('[D49] not with %s', (_, part) => {
  const scene = withTablet();
  expect(isIllegal(scene.say(bo, code(scene, part)))).toBe(true);
});

test('[D49] not by somebody who only stands there, not as an admin, and not for a person who is here', () => {
  const scene = withTablet();
  scene.must(ann, { type: 'role-set', space: warehouse, person: bo, role: 'member' });
  expect(isIllegal(scene.say(bo, code(scene)))).toBe(true);
  expect(isIllegal(scene.say(ann, code(scene, { role: 'admin' })))).toBe(true);
  scene.must(ann, code(scene));
  expect(scene.say(null, { ...accepting(7, invitationId(9)), person: bo })).toEqual({
    illegal: 'the person is here already',
  });
});

test('[D50] a closed tablet ends the devices on it and no others, and its codes', () => {
  const scene = withTablet();
  scene.must(bo, code(scene));
  scene.must(null, accepting(7, invitationId(9)));
  scene.must(bo, code(scene, { invitation: invitationId(10), secretHash: key(910) }));
  const closed = scene.must(ann, { type: 'tablet-closed', tablet });
  expect(closed.devices[deviceId(7)]?.revoked).toBe(scene.number);
  expect(liveDevice(closed, boLaptop)).toBeDefined();
  expect(scene.say(null, accepting(8, invitationId(10)))).toEqual({ illegal: 'the tablet is closed' });
});

const seat = (part: { device?: object; how?: 'admin'; tablet?: TabletId } = {}) =>
  ({ type: 'device-enrolled', person: bo, device: device(8), how: 'code', tablet, ...part }) as Decision;

test('[D60] who is here already comes onto a tablet of their space by their own device, and ends with it', () => {
  const scene = withTablet();
  const { devices } = scene.must(bo, seat());
  expect(devices[deviceId(8)]).toMatchObject({ person: bo, tablet, revoked: null });
  scene.must(bo, { type: 'tablet-closed', tablet });
  expect(scene.directory?.devices[deviceId(8)]?.revoked).not.toBeNull();
  expect(scene.directory?.devices[boLaptop]?.revoked).toBeNull();
  expect(scene.say(bo, seat({ device: device(7) }))).toEqual({ illegal: 'there is no such tablet' });
});

test('[D60] by nobody else’s word: not by an admin’s, not onto a tablet of a space in which they do not stand', () => {
  const scene = withTablet();
  expect(scene.say(ann, seat({ how: 'admin' }))).toEqual({
    illegal: 'somebody comes onto a tablet by their own device',
  });
  expect(scene.say(ann, seat())).toEqual({ illegal: 'a device is enrolled by its own person' });
  const closed = id<TabletId>('z', 2);
  scene.must(ann, { type: 'space-opened', space: spaceId(3), open: false, members: [ann] });
  scene.must(ann, made({ tablet: closed, of: spaceId(3), secretHash: key(702) }));
  expect(scene.say(bo, seat({ tablet: closed }))).toEqual({ illegal: 'a tablet is for those who stand in its space' });
});
