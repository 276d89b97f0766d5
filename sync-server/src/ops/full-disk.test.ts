// The real store on a disk that is really full: a small tmpfs. Needs root; without it says so and proves nothing.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { askOver, TestDevice, writer } from '../test/device.fixture.ts';
import { TestLink } from '../test/link.fixture.ts';
import { startTestRelay } from '../test/relay.fixture.ts';

vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'baton-full-'));
function mounted(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', folder], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}
const isMounted = mounted();
if (!isMounted)
  process.stderr.write('SKIPPED: a small disk cannot be mounted here (not root), so a full one was not tried.\n');
afterAll(() => {
  if (isMounted) execFileSync('umount', ['-l', folder]);
  rmSync(folder, { recursive: true, force: true });
});

/** All room but what SQLite has taken already. */
function fill(): string {
  const file = join(folder, 'filler');
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(file, new Uint8Array(bavail * bsize));
  return file;
}

test.skipIf(!isMounted)(
  '[S120] [S121] a full disk makes the relay read-only; with room again it goes on, and nothing acknowledged is missing',
  async () => {
    const relay = await startTestRelay({ dataFolder: folder });
    const ann = await TestDevice.make(askOver(relay.base));
    const joined = await ann.found();
    const link = await TestLink.open(relay.base, { device: ann, joined });
    await link.live();
    const write = writer(ann, `r/${joined.space}/0`);
    link.push(1, [write('before')]);
    await link.acked(1);
    const filler = fill();
    // However much the log's file has in reserve, at some size the next edit does not fit.
    let last: ReturnType<typeof write> | undefined;
    const states = () => link.frames.flatMap((frame) => (frame.type === 'state' ? [frame.state] : []));
    const answered = () => link.frames.filter((frame) => frame.type === 'refused');
    for (let batch = 2; answered().length === 0; batch += 1) {
      last = write('y'.repeat(60_000));
      link.push(batch, [last]);
      await link.settled(() => link.frames.some((frame) => 'batch' in frame && frame.batch === batch));
    }
    expect(answered().map(({ reason }) => reason)).toEqual(['later']);
    await link.settled(() => states().includes('read-only'));
    const { json, status } = await ann.get('/healthz');
    expect([status, json.state]).toEqual([503, 'read-only']);
    expect((await ann.get(`/api/relay`)).status).toBe(200);
    rmSync(filler);
    await link.settled(() => states().includes('open'));
    const [refused] = answered();
    link.push(refused?.batch ?? 0, last ? [last] : []);
    await link.acked(refused?.batch ?? 0);
    const acked = link.frames.flatMap((frame) => (frame.type === 'ack' ? frame.numbers : []));
    link.close();
    const again = await relay.restart();
    ann.ask = askOver(again.base);
    const after = await TestLink.open(again.base, { device: ann, joined });
    await after.live();
    const kept = new Set(after.updates.map(({ number }) => number));
    expect(acked.filter((number) => !kept.has(number))).toEqual([]);
    after.close();
    await again.stop();
  },
);
