// What the disk itself costs: one row, one synced commit, in node:sqlite, as often as an edit is measured.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Gathering } from '../figures.ts';
import { pause } from './subject.ts';

export async function measureDisk(gathering: Gathering): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-bench-disk-'));
  const database = new DatabaseSync(join(folder, 'log.sqlite'));
  database.exec('pragma journal_mode = wal; pragma synchronous = full; create table log (bytes blob)');
  const insert = database.prepare('insert into log values (?)');
  const row = new Uint8Array(150);
  const samples: number[] = [];
  for (let at = 0; at < 1_000; at += 1) {
    const begun = performance.now();
    insert.run(row);
    samples.push(performance.now() - begun);
    await pause(1);
  }
  database.close();
  rmSync(folder, { recursive: true });
  gathering.addLatency({ case: 'a synced commit', subject: 'the disk' }, samples);
}
