// P12 over time: fifty devices come, write, read and go. Memory, descriptors and the wait for an acknowledgement are as flat
// at the end as after the first third.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { askOver, TestDevice, writer, type Joined } from '../test/device.fixture.ts';
import { TestLink } from '../test/link.fixture.ts';
import { killProcess, startProcess, type RelayProcess } from './relay-process.fixture.ts';
import { deepOr } from './share.fixture.ts';

/** Other minutes by environment. */
const seconds = Number(process.env['BATON_SOAK_MINUTES'] ?? 0) * 60 || deepOr({ deep: 3_600, share: 12 });
const count = 50;
const dataFolder = mkdtempSync(join(tmpdir(), 'baton-soak-'));
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

interface Sample {
  readonly megabytes: number;
  readonly descriptors: number;
}
function sampleOf({ child }: RelayProcess): Sample {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return {
    megabytes: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024,
    descriptors: readdirSync(`/proc/${child.pid}/fd`).length,
  };
}
const quantile = (values: readonly number[], at: number): number =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length * at)] ?? 0;

/** Writes two a second, measures each wait, and comes anew now and then. */
async function live(base: string, device: TestDevice, { joined, isOver }: { joined: Joined; isOver: () => boolean }) {
  const waits: { readonly at: number; readonly ms: number }[] = [];
  const write = writer(device, `r/${joined.space}/0`);
  let batch = 0;
  let link = await TestLink.open(base, { device, joined });
  await link.live();
  while (!isOver()) {
    batch += 1;
    const from = performance.now();
    link.push(batch, [write(`value ${batch}`)]);
    await link.acked(batch);
    waits.push({ at: from, ms: performance.now() - from });
    // What it has read is let go, as a device does.
    link.frames.length = 0;
    if (batch % 12 === 0) {
      const { cursor } = link;
      link.close();
      await link.isClosed();
      link = await TestLink.open(base, { device, joined, cursor });
      await link.live();
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  link.close();
  await link.isClosed();
  return waits;
}

test.skipIf(process.platform !== 'linux')(
  `[S197] ${count} devices for ${seconds} s: memory, descriptors and waits are flat`,
  async () => {
    const running = await startProcess({ dataFolder });
    const devices = [await TestDevice.make(askOver(running.base))];
    const joined = await devices[0]!.found();
    const invited = await devices[0]!.invite(joined, { uses: count });
    while (devices.length < count) {
      const device = await TestDevice.make(askOver(running.base));
      // As many people as there are addresses: what one address may ask is not what is measured.
      const from = { 'x-forwarded-for': `10.1.0.${devices.length}` };
      const ask = device.ask;
      device.ask = (path, asked) => ask(path, { ...asked, headers: { ...from, ...asked.headers } });
      await device.accept(invited);
      devices.push(device);
    }
    const start = performance.now();
    const isOver = (): boolean => performance.now() - start > seconds * 1_000;
    const samples: (Sample & { readonly at: number })[] = [];
    const timer = setInterval(() => samples.push({ at: performance.now() - start, ...sampleOf(running) }), 250);
    const all = (await Promise.all(devices.map((device) => live(running.base, device, { joined, isOver })))).flat();
    clearInterval(timer);
    const third = (seconds * 1_000) / 3;
    const early = samples.filter(({ at }) => at > third && at < 2 * third);
    const late = samples.filter(({ at }) => at >= 2 * third);
    const middle = (of: typeof samples, pick: (sample: Sample) => number) => quantile(of.map(pick), 0.5);
    const memory = [early, late].map((part) => middle(part, ({ megabytes }) => megabytes));
    const files = [early, late].map((part) => middle(part, ({ descriptors }) => descriptors));
    const waits = [1, 2].map((part) =>
      quantile(
        all.filter(({ at }) => Math.floor((at - start) / third) === part).map(({ ms }) => ms),
        0.99,
      ),
    );
    process.stdout.write(
      `${all.length} edits; memory ${memory.map(Math.round).join(' → ')} MB, descriptors ${files.join(' → ')}, wait p99 ${waits.map(Math.round).join(' → ')} ms\n`,
    );
    expect(all.length).toBeGreaterThan((seconds * count) / 2);
    expect(memory[1]).toBeLessThan((memory[0] ?? 0) * 1.25 + 24);
    expect(files[1]).toBeLessThan((files[0] ?? 0) + 16);
    // A machine that others use meanwhile is slow for a while: what grows without end is what is looked for.
    expect(waits[1]).toBeLessThan((waits[0] ?? 0) * 4 + 250);
    await killProcess(running);
  },
  // Fifty people join first.
  seconds * 1_000 + 600_000,
);
