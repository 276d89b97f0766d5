// P10: each backup is restored and verified before it is called good; restore to any second. Drills over a real relay.
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openSqliteLog } from '../log/sqlite/sqlite-log.ts';
import { askOver } from '../test/device.fixture.ts';
import { TestLink } from '../test/link.fixture.ts';
import { startTestRelay } from '../test/relay.fixture.ts';
import { contentOf, numbersIn, openDrill, type Drill } from './drill.fixture.ts';
import { describeFile, type Manifest } from './manifest.ts';
import { restoreBackup } from './restore-backup.ts';
import { takeBackup, thinOut, backupsIn } from './take-backup.ts';
import { verifyBackup } from './verify-backup.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const root = mkdtempSync(join(tmpdir(), 'baton-drills-'));
const to = join(root, 'backups');
let drill: Drill;
let good: { readonly folder: string; readonly manifest: Manifest };
const secretOf = ({ relay }: Drill) => relay.services.relay.options.relayKey.publicKey;
async function take(): Promise<typeof good> {
  const taken = await takeBackup({
    dataFolder: drill.relay.dataFolder,
    to,
    now: Date.now(),
    relayKey: secretOf(drill),
  });
  if (!taken.good) throw new Error(taken.why);
  return taken;
}
const fresh = (name: string): string => join(mkdtempSync(join(root, 'restored-')), name);
const restore = (from: string, target: string, part: { at?: number; replace?: boolean } = {}) =>
  restoreBackup({ from, to: target, replace: false, now: Date.now(), ...part });
/** A copy of the good backup that something was done to; with `told`, its manifest was written anew to hide it. */
async function harmed(harm: (folder: string) => void, told = false): Promise<string> {
  const folder = fresh('harmed');
  cpSync(good.folder, folder, { recursive: true });
  harm(folder);
  if (told) {
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
    const files = await Promise.all(manifest.files.map(({ name }) => describeFile(folder, name)));
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, files }));
  }
  return folder;
}
const change = (folder: string, text: string): void => {
  const db = new DatabaseSync(join(folder, 'log.db'));
  db.exec(text);
  db.close();
};
const whyOf = async (folder: string): Promise<string> => {
  const verified = await verifyBackup(folder);
  return verified.good ? 'it is good' : verified.why;
};

beforeAll(async () => {
  drill = await openDrill();
  await drill.write(60);
  const load = drill.write(200);
  good = await take();
  await load;
});
afterAll(async () => {
  drill.link.close();
  await drill.relay.remove();
  rmSync(root, { recursive: true, force: true });
});

describe('taking', () => {
  test('[S123] under load the backup is a whole beginning of the line, verified, without the secret', async () => {
    expect(readdirSync(good.folder).toSorted()).toEqual([
      'accounts.db',
      'files.db',
      'held.db',
      'log.db',
      'manifest.json',
      'post.db',
      'sessions.db',
    ]);
    const [line] = good.manifest.workspaces;
    const all = numbersIn(drill.relay.dataFolder);
    expect(numbersIn(good.folder)).toEqual(all.slice(0, line?.number));
    expect(line?.number).toBeGreaterThan(60);
    const secret = readFileSync(join(drill.relay.dataFolder, 'secrets', 'relay-key'));
    for (const name of readdirSync(good.folder))
      expect(readFileSync(join(good.folder, name)).includes(secret)).toBe(false);
    expect(await whyOf(good.folder)).toBe('it is good');
  });

  test('[S238] accounts are in it; a data directory of before there were any is backed up and restored without', async () => {
    const data = fresh('data');
    cpSync(good.folder, data, { recursive: true });
    for (const later of ['accounts.db', 'held.db', 'post.db', 'files.db']) rmSync(join(data, later));
    const taken = await takeBackup({ dataFolder: data, to: fresh('old'), now: Date.now(), relayKey: secretOf(drill) });
    if (!taken.good) throw new Error(taken.why);
    expect(readdirSync(taken.folder).toSorted()).toEqual(['log.db', 'manifest.json', 'sessions.db']);
    const to = fresh('restored');
    expect(await restoreBackup({ from: taken.folder, to, replace: false, now: Date.now() })).toMatchObject({
      done: true,
    });
    expect(readdirSync(to)).not.toContain('accounts.db');
    const whole = fresh('whole');
    expect(await restoreBackup({ from: good.folder, to: whole, replace: false, now: Date.now() })).toMatchObject({
      done: true,
    });
    expect(readdirSync(whole)).toContain('accounts.db');
  });

  test('[S123] a log that is damaged becomes no backup, and leaves nothing behind', async () => {
    const data = fresh('data');
    cpSync(good.folder, data, { recursive: true });
    change(data, "UPDATE entry SET bytes = CAST(bytes || x'00' AS BLOB) WHERE id % 1099511627776 = 7");
    const into = fresh('none');
    const taken = await takeBackup({ dataFolder: data, to: into, now: Date.now(), relayKey: secretOf(drill) });
    expect(taken).toMatchObject({ good: false, why: expect.stringMatching(/^Entry 7 of workspace \w+ is damaged\.$/) });
    expect(readdirSync(into)).toEqual([]);
  });

  test('[S123] two in one second are two, and the oldest go when there are too many', async () => {
    const [one, two] = [await take(), await take()];
    expect(one.folder).not.toBe(two.folder);
    const names = await backupsIn(to, Date.now());
    expect((await thinOut(to, 2, Date.now())).length).toBe(names.length - 2);
    expect(await backupsIn(to, Date.now())).toEqual(names.slice(-2));
    good = two;
  });
});

describe('damaged backups', () => {
  const cases: readonly (readonly [string, (folder: string) => void, boolean, RegExp])[] = [
    ['a byte flipped', (folder) => flip(join(folder, 'log.db')), false, /^log\.db is not as it was written/],
    [
      'a byte flipped, the manifest written anew',
      (folder) => flip(join(folder, 'log.db')),
      true,
      /damaged|malformed|breaks|missing|another/i,
    ],
    [
      'cut short',
      (folder) => truncateSync(join(folder, 'log.db'), 8_192),
      false,
      /^log\.db has 8192 bytes and should have/,
    ],
    ['sessions gone', (folder) => rmSync(join(folder, 'sessions.db')), false, /^sessions\.db is missing\.$/],
    ['accounts gone', (folder) => rmSync(join(folder, 'accounts.db')), false, /^accounts\.db is missing\.$/],
    ['no manifest', (folder) => rmSync(join(folder, 'manifest.json')), false, /manifest\.json is missing/],
    [
      'half a manifest',
      (folder) => truncateSync(join(folder, 'manifest.json'), 90),
      false,
      /^manifest\.json is damaged/,
    ],
    [
      'an entry taken out',
      (folder) => change(folder, 'DELETE FROM entry WHERE id % 1099511627776 = 9'),
      true,
      /^Entry 9 of workspace \w+ is missing\.$/,
    ],
    [
      'the end taken off',
      (folder) => change(folder, 'DELETE FROM entry WHERE id = (SELECT max(id) FROM entry)'),
      true,
      /should end at entry/,
    ],
    ['two entries swapped', (folder) => swap(folder), true, /says that it is|damaged/],
    [
      'a line that ends earlier, honestly',
      (folder) => change(folder, 'UPDATE workspace SET time = 1'),
      true,
      /it is good/,
    ],
  ];
  test.each(cases)('[S124] %s', async (...[, harm, told, why]) => {
    expect(await whyOf(await harmed(harm, told))).toMatch(why);
  });

  test('[S124] another backup’s manifest, and decisions signed by another relay', async () => {
    const other = await openDrill();
    await other.write(3);
    const foreign = await takeBackup({
      dataFolder: other.relay.dataFolder,
      to: fresh('other'),
      now: Date.now(),
      relayKey: secretOf(other),
    });
    if (!foreign.good) throw new Error(foreign.why);
    const mixed = await harmed((folder) =>
      cpSync(join(foreign.folder, 'manifest.json'), join(folder, 'manifest.json')),
    );
    expect(await whyOf(mixed)).toMatch(/^log\.db/);
    const signed = await harmed((folder) => {
      const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
      writeFileSync(
        join(folder, 'manifest.json'),
        JSON.stringify({ ...manifest, relayKey: foreign.manifest.relayKey }),
      );
    });
    expect(await whyOf(signed)).toMatch(/^The decisions of workspace \w+ were signed by another relay/);
    expect(await restore(mixed, fresh('data'))).toMatchObject({ done: false, why: expect.stringMatching(/^log\.db/) });
    other.link.close();
    await other.relay.remove();
  });
});

describe('restoring', () => {
  test('[S125] it is the backup, entry for entry, in an incarnation of its own', async () => {
    const data = fresh('data');
    const restored = await restore(good.folder, data);
    expect(restored).toMatchObject({ done: true, aside: null, ends: good.manifest.workspaces });
    expect(restored.done && restored.incarnation).toBeGreaterThan(1);
    expect(contentOf(data)).toEqual(contentOf(good.folder));
  });

  test('[S447] and tells who has worked on what', async () => {
    const data = fresh('data');
    await restore(good.folder, data);
    const log = await openSqliteLog(join(data, 'log.db'), Date.now);
    const line = `k${drill.ann.person.slice(1)}`;
    const told = await log.contributors(drill.joined.workspace, { task: line, groups: [], after: 0 });
    await log.close();
    expect(told).toEqual([drill.ann.person]);
  });

  test('[S125] what is there is never written over: refused, or moved aside with its secret kept in use', async () => {
    const data = fresh('data');
    const first = await restore(good.folder, data);
    cpSync(join(drill.relay.dataFolder, 'secrets'), join(data, 'secrets'), { recursive: true });
    expect(await restore(good.folder, data)).toMatchObject({
      done: false,
      why: expect.stringContaining('is not empty'),
    });
    const again = await restore(good.folder, data, { replace: true });
    const [before, after] = [first, again].map((one) => (one.done ? one.incarnation : 0)) as [number, number];
    expect(after).toBeGreaterThan(before);
    expect(again.done && existsSync(join(String(again.aside), 'log.db'))).toBe(true);
    expect(statSync(join(data, 'secrets', 'relay-key')).size).toBe(32);
  });

  test('[S125] one backup restored in several places is not in the same incarnation everywhere', async () => {
    const places = await Promise.all(Array.from({ length: 12 }, () => restore(good.folder, fresh('data'))));
    const incarnations = new Set(places.map((one) => (one.done ? one.incarnation : 0)));
    expect(incarnations.size).toBeGreaterThan(1);
    expect(Math.max(...incarnations)).toBeLessThan(8);
  });

  test('[S125] under a running relay nothing is replaced', async () => {
    const { dataFolder } = drill.relay;
    expect(await restore(good.folder, dataFolder, { replace: true })).toMatchObject({
      done: false,
      why: expect.stringContaining('Another relay is running'),
    });
    await drill.write(1);
  });

  test('[S125] [S126] a relay opens what was restored, and a new device sees all of it and writes on', async () => {
    const data = fresh('data');
    await restore(good.folder, data);
    cpSync(join(drill.relay.dataFolder, 'secrets'), join(data, 'secrets'), { recursive: true });
    const relay = await startTestRelay({ dataFolder: data });
    drill.ann.ask = askOver(relay.base);
    await drill.ann.signIn(drill.joined);
    const link = await TestLink.open(relay.base, { device: drill.ann, joined: drill.joined });
    await link.live();
    expect(link.updates.length).toBeGreaterThanOrEqual(60);
    link.close();
    await relay.stop();
    drill.ann.ask = askOver(drill.relay.base);
    await drill.ann.signIn(drill.joined);
  });
});

describe('restoring to a moment', () => {
  test('[S126] every table is as it was then, whatever came after', async () => {
    const own = await openDrill();
    await own.write(23);
    const before = await takeBackup({
      dataFolder: own.relay.dataFolder,
      to: fresh('b'),
      now: Date.now(),
      relayKey: null,
    });
    const moment = Date.now();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await own.ann.invite(own.joined);
    await own.write(40);
    await own.ann.propose(own.joined, { type: 'space-titled', space: own.joined.space }, 'Press');
    const after = await takeBackup({
      dataFolder: own.relay.dataFolder,
      to: fresh('a'),
      now: Date.now(),
      relayKey: null,
    });
    if (!before.good || !after.good) throw new Error('no backup');
    const data = fresh('data');
    expect(await restore(after.folder, data, { at: moment })).toMatchObject({
      done: true,
      ends: before.manifest.workspaces,
    });
    expect(contentOf(data)).toEqual(contentOf(before.folder));
    // The check can fail: a millisecond before the last write it is another content.
    const [line] = before.manifest.workspaces;
    const earlier = fresh('data');
    await restore(after.folder, earlier, { at: (line?.time ?? 0) - 1 });
    expect(contentOf(earlier)).not.toEqual(contentOf(before.folder));
    expect(numbersIn(earlier).length).toBeLessThan(line?.number ?? 0);
    own.link.close();
    await own.relay.remove();
  });

  test('[S126] before everything there is nothing; after everything, all', async () => {
    const [none, all] = [fresh('data'), fresh('data')];
    expect(await restore(good.folder, none, { at: 1 })).toMatchObject({ done: true, ends: [] });
    expect(numbersIn(none)).toEqual([]);
    expect(await restore(good.folder, all, { at: Date.now() + 1e9 })).toMatchObject({ ends: good.manifest.workspaces });
  });

  test('[S126] where single edits of that time are gone already, it says so', async () => {
    const folder = await harmed((at) => change(at, 'UPDATE workspace SET horizon = number'), true);
    const [line] = good.manifest.workspaces;
    expect(await restore(folder, fresh('data'), { at: (line?.time ?? 0) - 1 })).toMatchObject({
      done: false,
      why: expect.stringContaining('older backup'),
    });
  });
});

/** One bit of one entry's value, wherever the file has it. */
function flip(file: string): void {
  const bytes = readFileSync(file);
  for (let at = bytes.indexOf('value 3'); at !== -1; at = bytes.indexOf('value 3', at + 1))
    bytes[at + 3] = (bytes[at + 3] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}
function swap(folder: string): void {
  const at = (number: number) => `(SELECT bytes FROM entry WHERE id % 1099511627776 = ${number})`;
  change(
    folder,
    `CREATE TABLE keep AS SELECT ${at(5)} AS five, (SELECT crc FROM entry WHERE id % 1099511627776 = 5) AS crc;
    UPDATE entry SET bytes = ${at(6)}, crc = (SELECT crc FROM entry WHERE id % 1099511627776 = 6) WHERE id % 1099511627776 = 5;
    UPDATE entry SET bytes = (SELECT five FROM keep), crc = (SELECT crc FROM keep) WHERE id % 1099511627776 = 6; DROP TABLE keep`,
  );
}
