// A relay under load, and what its log holds: for drills of backing up and restoring.
import { join } from 'node:path';
import { openTables, numberOf } from '../log/sqlite/tables.ts';
import { askOver, TestDevice, writer, type Joined } from '../test/device.fixture.ts';
import { TestLink } from '../test/link.fixture.ts';
import { startTestRelay, type TestRelay } from '../test/relay.fixture.ts';
import type { StartOptions } from '../start.ts';

export interface Drill {
  readonly relay: TestRelay;
  readonly ann: TestDevice;
  readonly joined: Joined;
  readonly link: TestLink;
  /** Writes so many more, one batch each, and waits until all are acknowledged. */
  write(count: number): Promise<void>;
}

export async function openDrill(part: Partial<StartOptions> = {}): Promise<Drill> {
  const relay = await startTestRelay(part);
  const ann = await TestDevice.make(askOver(relay.base));
  const joined = await ann.found();
  const link = await TestLink.open(relay.base, { device: ann, joined });
  await link.live();
  const envelope = writer(ann, `r/${joined.space}/0`);
  let batch = 0;
  const write = async (count: number): Promise<void> => {
    for (let at = 0; at < count; at += 1) {
      batch += 1;
      const asks = batch % 5 === 0 ? [{ project: 'p1', record: `t${batch}` }] : [];
      link.push(batch, [envelope(`value ${batch}`)], asks);
      if (at % 32 === 31) await link.acked(batch);
    }
    await link.acked(batch);
  };
  return { relay, ann, joined, link, write };
}

const ofLine = ['workspace', 'doc', 'clock', 'batch', 'short', 'next_short', 'entry', 'ledger', 'doc_entry', 'unbound'];
const tables = [...ofLine, 'contributed', 'hangs'];

/** Every table that follows from the line, as text; `safe` is told apart. */
export function contentOf(folder: string): Readonly<Record<string, readonly string[]>> {
  const { db, sql } = openTables(join(folder, 'log.db'), 'reader');
  const plain = (value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value);
  const lines = (table: string): string[] =>
    sql(`SELECT * FROM ${table}`)
      .all()
      .map(({ safe: _safe, ...row }) => JSON.stringify(Object.values(row).map(plain)))
      .toSorted();
  const content = Object.fromEntries(tables.map((table) => [table, lines(table)]));
  db.close();
  return content;
}
export function numbersIn(folder: string): readonly number[] {
  const { db, sql } = openTables(join(folder, 'log.db'), 'reader');
  const numbers = sql('SELECT id FROM entry ORDER BY id')
    .all()
    .map((row) => numberOf(Number(row['id'])));
  db.close();
  return numbers;
}
