// The real relay on a machine whose clock is wrong, and set while it runs (libfaketime). What it acknowledged is there, it
// goes on numbering, and who stood at it comes back. Skips, loudly, where libfaketime is missing.
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { askOver } from '../test/device.fixture.ts';
import { ackedBy, foundWithTwo, missing, readStore, type Load } from './load.fixture.ts';
import { killProcess, signalAndWait, startProcess, type RelayProcess } from './relay-process.fixture.ts';
import { deepOr, sayLoudly } from './share.fixture.ts';

const library = existsSync('/usr/lib')
  ? readdirSync('/usr/lib')
      .map((name) => join('/usr/lib', name, 'faketime', 'libfaketimeMT.so.1'))
      .find((file) => existsSync(file))
  : undefined;
const reason = library === undefined ? 'libfaketime is not installed: no relay is given a false clock' : undefined;
sayLoudly(reason);
const folder = mkdtempSync(join(tmpdir(), 'baton-clock-'));
const rc = join(folder, 'clock');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the machine believes, as a distance from the truth. */
const setClock = (distance: string): void => writeFileSync(rc, `${distance}\n`);
const start = (dataFolder: string): Promise<RelayProcess> =>
  startProcess({
    dataFolder,
    env: {
      LD_PRELOAD: library ?? '',
      FAKETIME_TIMESTAMP_FILE: rc,
      FAKETIME_NO_CACHE: '1',
      // Timers count by the monotonic clock, which nobody sets.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
  });
const nowOf = async ({ base }: RelayProcess): Promise<number> =>
  ((await (await fetch(`${base}/api/relay`)).json()) as { now: number }).now;

async function writesOn(load: Load, running: RelayProcess): Promise<void> {
  const before = ackedBy(load).length;
  for (const one of load.writers) await one.device.signIn(load.joined);
  const links = await Promise.all(load.writers.map((one) => one.run(running.base, load.joined, null)));
  for (const deadline = Date.now() + 20_000; ackedBy(load).length < before + 60;) {
    if (Date.now() > deadline) throw new Error(`nothing more is acknowledged: ${running.said().slice(-500)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  for (const link of links) link.socket.terminate();
}

const day = 86_400_000;
const jumps = [
  ['a day behind', '-1d', -day],
  ['ten years ahead', '+10y', 3_650 * day],
  ['ten years behind', '-10y', -3_650 * day],
  ['a day ahead', '+1d', day],
] as const;

describe.skipIf(reason !== undefined)('the machine’s clock', () => {
  test.each(jumps.slice(0, deepOr({ deep: 4, share: 2 })))(
    '[S194] is %s after a restart, and then is put right under way',
    async (_how, distance, about) => {
      const dataFolder = join(folder, distance);
      setClock('+0');
      let running = await start(dataFolder);
      const load = await foundWithTwo(running.base);
      await writesOn(load, running);
      await signalAndWait(running, 'SIGTERM');

      setClock(distance);
      running = await start(dataFolder);
      expect(Math.abs((await nowOf(running)) - Date.now() - about)).toBeLessThan(60 * day);
      for (const one of load.writers) one.device.ask = askOver(running.base);
      await writesOn(load, running);

      setClock('+0');
      expect(Math.abs((await nowOf(running)) - Date.now())).toBeLessThan(day / 24);
      await writesOn(load, running);

      await killProcess(running);
      const { integrity, entries } = readStore(dataFolder);
      expect(integrity).toEqual({ integrity_check: 'ok' });
      expect(missing(ackedBy(load), entries)).toEqual([]);
      const times = [...entries.values()].flatMap((entry) => (entry.kind === 'update' ? [entry.time] : []));
      expect(times).toEqual(times.toSorted((left, right) => left - right));
      expect(load.writers.flatMap(({ refused }) => [...refused])).toEqual([]);
    },
  );
});
