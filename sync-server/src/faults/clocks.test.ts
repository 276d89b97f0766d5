// The clock of the relay's machine is wrong, or somebody sets it while it runs. Timers go on counting; the clock that is
// handed in jumps. (The same with a real process: clock.fault.test.ts.)
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Once } from '../access/once.ts';
import { Rate } from '../access/rate.ts';
import { SessionBook } from '../access/session-book.ts';
import type { Manifest } from '../backup/manifest.ts';
import { startBackups } from '../backup/schedule.ts';
import { backupsIn, thinOut } from '../backup/take-backup.ts';
import { CodeBook } from '../routes/device-codes/code-book.ts';
import { TestDevice, writer, type Joined } from '../test/device.fixture.ts';
import { cast, openScene, settle, TestClock, TestPeer, type Scene } from '../test/scene.fixture.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const years = 3_652 * day;
const folder = mkdtempSync(join(tmpdir(), 'baton-clocks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What becomes of clocks: set by hand, by a battery that is empty, by a wrong zone. */
const jumps = [
  ['a second back', -1_000],
  ['an hour back, as a machine in local time does in autumn', -hour],
  ['a day back', -day],
  ['ten years back', -years],
  ['an hour ahead', hour],
  ['a day ahead', day],
  ['ten years ahead', years],
] as const;
const back = jumps.filter(([, ms]) => ms < 0);

describe('what lives for a while', () => {
  test.each(back)(
    '[S192] %s: a ticket lives no longer than its minute and one more, and is good once',
    (_how, jump) => {
      const clock = new TestClock();
      const tickets = new Once<number>({ now: clock.now, lifeMs: minute });
      const [at, later, twice] = [tickets.give(1), tickets.give(2), tickets.give(3)];
      clock.turn(jump);
      // A clock that was corrected by a little voids nothing; one of another day voids what it had given.
      expect(tickets.redeem(at)).toBe(jump >= -minute ? 1 : undefined);
      const fresh = tickets.give(4);
      clock.turn(2 * minute + 1_000);
      expect([tickets.redeem(later), tickets.redeem(fresh)]).toEqual([undefined, undefined]);
      clock.turn(-jump);
      expect([tickets.redeem(twice), tickets.redeem(at)]).toEqual([undefined, undefined]);
    },
  );

  test.each(back)('[S192] %s: a device code is over after its ten minutes and one more', (_how, jump) => {
    const clock = new TestClock();
    const codes = new CodeBook(clock.now);
    const { code } = codes.give('w1', 'u1');
    const entry = codes.byCode(code);
    if (!entry) throw new Error('the code is not known');
    expect(codes.hasExpired(entry)).toBe(false);
    clock.turn(jump);
    expect(codes.hasExpired(entry)).toBe(jump < -minute);
    clock.turn(11 * minute + 1_000);
    expect(codes.hasExpired(entry)).toBe(true);
  });

  test.each(jumps)('[S192] %s: a session is over at its end, and a device signs in anew', (_how, jump) => {
    const clock = new TestClock();
    const sessions = new SessionBook(':memory:', clock.now);
    const who = { workspace: 'w1', device: 'd1' };
    const token = sessions.open(who);
    clock.turn(jump);
    const isFar = Math.abs(jump) > 12 * hour;
    expect(sessions.find(token)).toEqual(isFar ? undefined : who);
    expect(sessions.find(sessions.open(who))).toEqual(who);
    // Never beyond thirty days and half a one, whatever was done to the clock meanwhile.
    for (let half = 0; half < 62; half += 1) {
      clock.turn(11 * hour + 59 * minute);
      sessions.find(token);
    }
    expect(sessions.find(token)).toBeUndefined();
  });

  test('[S192] made while the clock was ten years ahead, a session does not outlive the correction, nor a restart', () => {
    const clock = new TestClock();
    const file = join(folder, 'sessions.db');
    const ahead = new SessionBook(file, () => clock.now() + years);
    const token = ahead.open({ workspace: 'w1', device: 'd1' });
    ahead.close();
    const right = new SessionBook(file, clock.now);
    expect(right.find(token)).toBeUndefined();
    right.close();
  });

  test.each(jumps)('[S192] %s: nobody is locked out, and nobody may ask more often', (_how, jump) => {
    const clock = new TestClock();
    const rate = new Rate(clock.now);
    const allowance = { burst: 3, perMinute: 6 };
    const granted = () => Array.from({ length: 10 }, () => rate.take('a', allowance)).filter(Boolean).length;
    expect(granted()).toBe(3);
    clock.turn(jump);
    expect(granted()).toBe(jump > 0 ? 3 : 0);
    clock.turn(minute / 2);
    expect(granted()).toBe(3);
  });
});

describe('backups', () => {
  const manifestAt = (at: number): Manifest => ({
    format: 'baton-backup',
    version: 1,
    taken: new Date(at).toISOString(),
    relayKey: null,
    workspaces: [],
    files: [],
  });
  const nameAt = (at: number) => `baton-${new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')}`;

  test.each(jumps)('[S193] %s: the next is taken in time, and the schedule goes on', async (_how, jump) => {
    const clock = new TestClock();
    const taken: number[] = [];
    const to = join(folder, `jump ${jump}`);
    const backups = startBackups({
      wish: { to, hours: 6, keep: 3 },
      dataFolder: folder,
      relayKey: 'key',
      relay: { markSafe: async () => undefined },
      now: clock.now,
      schedule: clock.schedule,
      onTrouble: () => undefined,
      take: async ({ now }) => {
        taken.push(now);
        mkdirSync(join(to, nameAt(now)), { recursive: true });
        return { good: true, folder: to, manifest: manifestAt(now) };
      },
    });
    const pass = async (ms: number) => {
      for (let at = 0; at < ms; at += hour / 4) {
        await clock.pass(hour / 4);
        await new Promise((resolve) => setTimeout(resolve, 2));
        await settle();
      }
    };
    await pass(hour);
    expect(taken).toHaveLength(1);
    clock.turn(jump);
    await pass(13 * hour);
    expect(taken.length).toBeGreaterThanOrEqual(3);
    expect(taken.length).toBeLessThanOrEqual(4);
    await backups.stop();
  });

  test('[S193] made while the clock was ahead, they are the oldest; those of today are kept', async () => {
    const clock = new TestClock();
    const to = join(folder, 'ahead');
    const names = [years + 2 * hour, years + hour, -hour, -2 * hour].map((ms) => nameAt(clock.now() + ms));
    for (const name of names) mkdirSync(join(to, name), { recursive: true });
    expect(await backupsIn(to, clock.now())).toEqual([names[1], names[0], names[3], names[2]]);
    await thinOut(to, 2, clock.now());
    expect(await backupsIn(to, clock.now())).toEqual([names[3], names[2]]);
  });
});

describe('a line', () => {
  interface People {
    readonly scene: Scene;
    readonly ann: TestDevice;
    readonly joined: Joined;
  }
  async function people(): Promise<People> {
    const scene = await openScene();
    const { ann, joined } = await cast(scene, 'ann');
    return { scene, ann, joined };
  }
  const timesOf = (peer: TestPeer): number[] =>
    peer.entries.flatMap((entry) => (entry.kind === 'update' ? [entry.time] : []));

  test.each(jumps)(
    '[S194] %s under way: edits are numbered on, and time on the line never runs back',
    async (_how, jump) => {
      const { scene, ann, joined } = await people();
      const write = writer(ann, `r/${joined.space}/0`);
      const peer = await TestPeer.join(scene, { device: ann, joined });
      await peer.push(1, [write('before')]);
      scene.clock.turn(jump);
      await peer.push(2, [write('after')]);
      await peer.push(3, [write('and on')]);
      expect(peer.of('ack').map(({ batch }) => batch)).toEqual([1, 2, 3]);
      expect(peer.of('refused')).toEqual([]);
      const reader = await TestPeer.join(scene, { device: ann, joined });
      const times = timesOf(reader);
      expect(times).toHaveLength(3);
      expect(times).toEqual(times.toSorted((left, right) => left - right));
      // What a device is told of the time lets it replace what stands there.
      const [welcome] = reader.of('welcome');
      expect(welcome?.now).toBeGreaterThanOrEqual(times.at(-1) ?? 0);
    },
  );

  test.each(jumps)('[S194] %s: a device signs in, gets a ticket and asks for a code', async (_how, jump) => {
    const { scene, ann, joined } = await people();
    scene.clock.turn(jump);
    expect((await ann.signIn(joined)).status).toBe(200);
    expect((await ann.post('/api/tickets', { workspace: joined.workspace })).status).toBe(200);
    expect((await ann.post('/api/device-codes', { workspace: joined.workspace })).status).toBe(200);
  });

  test.each(back)(
    '[S194] %s: an invitation that is over on the line’s own time is over for good',
    async (_how, jump) => {
      const { scene, ann, joined } = await people();
      const notAfter = scene.clock.now() + hour;
      const invited = await ann.invite(joined, { notAfter, uses: 5 });
      const look = async () => {
        const { workspace, secret } = invited;
        return (await ann.post('/api/invitations/look', { workspace, secret })).json;
      };
      expect(await look()).toMatchObject({ ok: true });
      scene.clock.turn(2 * hour);
      await ann.propose(joined, { type: 'space-titled', space: joined.space }, 'Later');
      expect(await look()).toMatchObject({ ok: false, why: 'expired' });
      scene.clock.turn(jump);
      const late = await TestDevice.make(scene.ask);
      expect((await late.accept(invited)).json).not.toMatchObject({ ok: true });
    },
  );

  test('[S194] the leap day and the year’s last second are moments like others', async () => {
    const { scene, ann, joined } = await people();
    const write = writer(ann, `r/${joined.space}/0`);
    const peer = await TestPeer.join(scene, { device: ann, joined });
    const moments = [Date.UTC(2028, 1, 28, 23, 59, 59), Date.UTC(2028, 1, 29, 12), Date.UTC(2028, 11, 31, 23, 59, 59)];
    for (const [at, moment] of moments.entries()) {
      scene.clock.turn(moment - scene.clock.now());
      await peer.push(at + 1, [write(`at ${moment}`)]);
    }
    const reader = await TestPeer.join(scene, { device: ann, joined });
    expect(timesOf(reader)).toEqual(moments);
  });
});
