// Access that ends at a time: in the directory, by the relay alone, and by a clock that it has reason to believe.
import { closeCodes } from '@baton/protocol/frames';
import { homeNameOf } from '@baton/model/directory/home-name';
import { expect, test, vi } from 'vitest';
import { ClockGuard } from './clock-guard.ts';
import { guestOf } from '../test/guest.fixture.ts';
import { cast, openScene, settle, TestClock, TestPeer } from '../test/scene.fixture.ts';

const [hour, day] = [3_600_000, 86_400_000];
const quiet = async (): Promise<void> => {
  for (let turn = 0; turn < 8; turn += 1) await settle();
};

/** Gil may read the group of clients for thirty days. */
async function office(clock = new TestClock()) {
  const scene = await openScene({ clock });
  const { ann, joined } = await cast(scene, 'ann');
  const group = homeNameOf(joined.space, 'clients');
  await ann.propose(joined, { type: 'group-set', space: joined.space, group: 'clients', readers: [ann.person] });
  const until = clock.now() + 30 * day;
  const { guest: gil } = await guestOf(scene, { by: ann, joined, groups: [group], until });
  const peer = await TestPeer.join(scene, { device: gil, joined });
  await quiet();
  const { rights } = (await scene.relay.workspace(joined.workspace))!;
  const standing = () => rights.directory?.persons[gil.person]?.standing;
  return { scene, clock, ann, gil, joined, until, peer, standing, group };
}

test('[S249] at its time an access ends: the tab goes dark, and nothing is let in again', async () => {
  const { clock, gil, joined, peer, standing } = await office();
  await clock.pass(30 * day - hour);
  expect([standing(), peer.closed]).toEqual(['here', undefined]);
  await clock.pass(hour + 1_000);
  await vi.waitFor(() => expect([standing(), peer.closed?.code]).toEqual(['removed', closeCodes.revoked]));
  expect((await gil.signIn(joined)).status).not.toBe(200);
});

test('[S249] said to end later, it ends later; said not to end, it does not', async () => {
  const { clock, ann, gil, joined, until, standing } = await office();
  // A month later nobody is signed in any more.
  const set = async (at: number | null) => {
    await ann.signIn(joined);
    const said = await ann.propose(joined, { type: 'access-until-set', person: gil.person, until: at });
    expect(said.status).toBe(200);
  };
  await set(until + day);
  await clock.pass(30 * day + hour);
  expect(standing()).toBe('here');
  await set(null);
  await clock.pass(60 * day);
  expect(standing()).toBe('here');
  await set(clock.now() + hour);
  await clock.pass(2 * hour);
  await vi.waitFor(() => expect(standing()).toBe('removed'));
});

test('[S250] what came due while the relay was away is said before anybody is let in', async () => {
  const { scene, clock, joined, gil } = await office();
  await scene.relay.close(4500, 'a restart');
  clock.turn(40 * day);
  const later = await openScene({ clock, wrap: () => scene.log, relayKey: scene.relay.options.relayKey });
  const { rights } = (await later.relay.workspace(joined.workspace))!;
  expect(rights.directory?.persons[gil.person]?.standing).toBe('removed');
});

test('[S251] by a clock that was set by more than an hour nothing ends, and whoever runs the relay is told once', async () => {
  const { scene, clock, standing } = await office();
  clock.turn(31 * day);
  await clock.pass(3 * hour);
  expect(standing()).toBe('here');
  expect(scene.troubles.filter((one) => one.includes('no access is ended'))).toHaveLength(1);
});

test('[S251] a clock is doubted when it was set, or is behind what was numbered; a little is no doubt, and doubt stays', () => {
  let [now, steady] = [1_000 * hour, 0];
  const guard = new ClockGuard({ now: () => now, steady: () => steady });
  [now, steady] = [now + 5 * hour, 5 * hour];
  expect([guard.doubt(), guard.doubt(now + hour), guard.doubt(now + 2 * hour)]).toEqual([
    null,
    null,
    expect.stringContaining('behind'),
  ]);
  now += hour / 2;
  expect(guard.doubt()).toBeNull();
  now -= 2 * hour;
  expect(guard.doubt()).toContain('90 minutes');
  now += 2 * hour;
  expect(guard.doubt()).toContain('90 minutes');
});
