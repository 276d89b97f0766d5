// Devices that never stop writing, and what a store must hold of what they were told.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { WireEnvelope } from '@baton/protocol/frames';
import { entryOf, sameBytes } from '../log/entry-bytes.ts';
import { numberOf } from '../log/sqlite/tables.ts';
import { askOver, TestDevice, writer, type Joined } from '../test/device.fixture.ts';
import { TestLink } from '../test/link.fixture.ts';

export interface Acked {
  readonly number: number;
  readonly envelope: WireEnvelope;
}
export interface Load {
  readonly joined: Joined;
  readonly writers: readonly Writer[];
}

/** One device that never stops writing: what is not acknowledged it pushes again, with the same bytes. */
export class Writer {
  readonly device: TestDevice;
  readonly acked = new Map<number, Acked>();
  readonly refused = new Set<string>();
  readonly #open = new Map<number, WireEnvelope>();
  readonly #write: (value: string) => WireEnvelope;
  readonly #underWay: number;
  #batch = 0;

  constructor(device: TestDevice, doc: string, underWay = 32) {
    this.device = device;
    this.#underWay = underWay;
    this.#write = writer(device, doc);
  }

  async run(base: string, joined: Joined, cursor: TestLink['cursor']): Promise<TestLink> {
    this.device.ask = askOver(base);
    const link = await TestLink.open(base, { device: this.device, joined, cursor });
    await link.live();
    const pushAgain = (): void => {
      for (const [batch, envelope] of this.#open) link.push(batch, [envelope]);
    };
    pushAgain();
    const fill = (): void => {
      while (this.#open.size < this.#underWay) {
        const envelope = this.#write(`value ${this.#batch}`);
        this.#batch += 1;
        this.#open.set(this.#batch, envelope);
        link.push(this.#batch, [envelope]);
      }
    };
    let read = 0;
    link.socket.on('message', () => {
      for (; read < link.frames.length; read += 1) {
        const frame = link.frames[read];
        this.#take(frame);
        if (frame?.type === 'state' && frame.state === 'open') pushAgain();
      }
      if (this.refused.size === 0) fill();
    });
    fill();
    return link;
  }

  #take(frame: TestLink['frames'][number] | undefined): void {
    // What a full or broken disk left out is pushed again, in order, once the relay is open.
    if (frame?.type === 'refused' && frame.reason !== 'later' && frame.reason !== 'resend')
      this.refused.add(frame.reason);
    if (frame?.type !== 'ack') return;
    const envelope = this.#open.get(frame.batch);
    this.#open.delete(frame.batch);
    if (envelope) this.acked.set(frame.batch, { number: frame.numbers[0] ?? 0, envelope });
  }
}

/** A workspace with two devices that are about to write into one document. */
export async function foundWithTwo(base: string): Promise<Load> {
  const [ann, bo] = [await TestDevice.make(askOver(base)), await TestDevice.make(askOver(base))];
  const joined = await ann.found();
  await bo.accept(await ann.invite(joined));
  const doc = `r/${joined.space}/0`;
  return { joined, writers: [new Writer(ann, doc), new Writer(bo, doc)] };
}

export const ackedBy = ({ writers }: Load): Acked[] => writers.flatMap(({ acked }) => [...acked.values()]);

export function readStore(dataFolder: string) {
  const db = new DatabaseSync(join(dataFolder, 'log.db'));
  const integrity = db.prepare('PRAGMA integrity_check').get();
  const entries = new Map<number, ReturnType<typeof entryOf>>();
  // A store that was never synced has not even its tables.
  const hasTable = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'entry'").get() !== undefined;
  for (const row of hasTable ? db.prepare('SELECT id, bytes FROM entry').iterate() : []) {
    entries.set(numberOf(Number(row['id'])), entryOf(row['bytes'] as Uint8Array, ''));
  }
  db.close();
  return { integrity, entries };
}

/** Numbers of what was acknowledged and is not in the store with those very bytes. */
export function missing(acked: Iterable<Acked>, entries: ReturnType<typeof readStore>['entries']): number[] {
  const gone: number[] = [];
  for (const { number, envelope } of acked) {
    const kept = entries.get(number);
    const same =
      kept?.kind === 'update' && kept.envelope.doc === envelope.doc && sameBytes(kept.envelope.bytes, envelope.bytes);
    if (!same) gone.push(number);
  }
  return gone;
}
