// P1: the relay as a program, under load, killed by SIGKILL again and again. What it acknowledged is in its log each time.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import type { WireEnvelope } from '@baton/protocol/frames';
import { afterAll, describe, expect, test } from 'vitest';
import { entryOf, sameBytes } from '../log/entry-bytes.ts';
import { numberOf } from '../log/sql-tables.ts';
import { askOver, TestDevice, writer, type Joined } from '../test/device.fixture.ts';
import { TestLink } from '../test/link.fixture.ts';

const rounds = Number(process.env['BATON_KILLS'] ?? 20);
const program = fileURLToPath(new URL('../main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'baton-kill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Running {
  readonly child: ChildProcess;
  readonly base: string;
}
async function start(): Promise<Running> {
  const env = { ...process.env, BATON_PORT: '0', BATON_HOST: '127.0.0.1', BATON_DATA: folder };
  const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    const port = /localhost:(\d+)/.exec(line)?.[1];
    if (port) return { child, base: `http://127.0.0.1:${port}` };
  }
  throw new Error('the relay did not start');
}
async function kill({ child }: Running): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

interface Acked {
  readonly number: number;
  readonly envelope: WireEnvelope;
}
/** One device that never stops writing: what is not acknowledged it pushes again, with the same bytes. */
class Writer {
  readonly device: TestDevice;
  readonly acked = new Map<number, Acked>();
  readonly #open = new Map<number, WireEnvelope>();
  readonly #write: (value: string) => WireEnvelope;
  #batch = 0;

  constructor(device: TestDevice, doc: string) {
    this.device = device;
    this.#write = writer(device, doc);
  }

  async run(base: string, joined: Joined, cursor: TestLink['cursor']): Promise<TestLink> {
    this.device.ask = askOver(base);
    const link = await TestLink.open(base, { device: this.device, joined, cursor });
    await link.live();
    for (const [batch, envelope] of this.#open) link.push(batch, [envelope]);
    const fill = (): void => {
      while (this.#open.size < 32) {
        const envelope = this.#write(`value ${this.#batch}`);
        this.#batch += 1;
        this.#open.set(this.#batch, envelope);
        link.push(this.#batch, [envelope]);
      }
    };
    let read = 0;
    link.socket.on('message', () => {
      for (; read < link.frames.length; read += 1) this.#take(link.frames[read]);
      fill();
    });
    fill();
    return link;
  }

  #take(frame: TestLink['frames'][number] | undefined): void {
    if (frame?.type === 'refused') throw new Error(`refused: ${frame.reason} ${frame.detail}`);
    if (frame?.type !== 'ack') return;
    const envelope = this.#open.get(frame.batch);
    this.#open.delete(frame.batch);
    if (envelope) this.acked.set(frame.batch, { number: frame.numbers[0] ?? 0, envelope });
  }
}

function readStore() {
  const db = new DatabaseSync(join(folder, 'log.db'));
  const integrity = db.prepare('PRAGMA integrity_check').get();
  const entries = new Map<number, ReturnType<typeof entryOf>>();
  for (const row of db.prepare('SELECT id, bytes FROM entry').iterate()) {
    entries.set(numberOf(Number(row['id'])), entryOf(row['bytes'] as Uint8Array, ''));
  }
  db.close();
  return { integrity, entries };
}

type Entries = ReturnType<typeof readStore>['entries'];
function missing(acked: Iterable<Acked>, entries: Entries): number[] {
  const gone: number[] = [];
  for (const { number, envelope } of acked) {
    const kept = entries.get(number);
    const same =
      kept?.kind === 'update' && kept.envelope.doc === envelope.doc && sameBytes(kept.envelope.bytes, envelope.bytes);
    if (!same) gone.push(number);
  }
  return gone;
}

describe('a relay under load', () => {
  test(`[S60] killed ${rounds} times, it has lost nothing that it acknowledged`, { timeout: 120_000 }, async () => {
    let running = await start();
    const [ann, bo] = [await TestDevice.make(askOver(running.base)), await TestDevice.make(askOver(running.base))];
    const joined = await ann.found();
    await bo.accept(await ann.invite(joined));
    const writers = [new Writer(ann, `r/${joined.space}/0`), new Writer(bo, `r/${joined.space}/0`)];
    let links: TestLink[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const before = links;
      links = await Promise.all(writers.map((one, at) => one.run(running.base, joined, before[at]?.cursor ?? null)));
      await new Promise((resolve) => setTimeout(resolve, 60 + ((round * 37) % 120)));
      await kill(running);
      for (const link of links) await link.isClosed();
      const { integrity, entries } = readStore();
      expect(integrity).toEqual({ integrity_check: 'ok' });
      expect(writers.flatMap(({ acked }) => missing(acked.values(), entries))).toEqual([]);
      expect(entries.size).toBe(Math.max(...entries.keys()));
      running = await start();
    }
    await kill(running);
    // The check can fail: an entry that is not there, and one with other bytes, are both found.
    const { entries } = readStore();
    const [one] = writers[0]?.acked.values() ?? [];
    const altered = { number: one!.number, envelope: { ...one!.envelope, bytes: Uint8Array.of(1) } };
    expect(missing([altered, { ...one!, number: entries.size + 1 }], entries)).toEqual([one!.number, entries.size + 1]);
    const total = writers.reduce((sum, { acked }) => sum + acked.size, 0);
    expect(total).toBeGreaterThan(rounds * 10);
  });
});
