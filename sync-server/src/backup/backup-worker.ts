// Taking and verifying a backup in a thread of its own: no edit waits for it.
import { parentPort } from 'node:worker_threads';
import { assert } from '@baton/model/assert';
import type { Answer } from '../log/worker-calls.ts';
import { takeBackup, thinOut, type BackupAsk } from './take-backup.ts';

interface Ask {
  readonly id: number;
  readonly ask: BackupAsk;
  readonly keep: number;
}
const port = parentPort;
assert(port, 'backups are taken in a thread');

async function run({ ask, keep }: Ask) {
  const taken = await takeBackup(ask);
  if (taken.good) await thinOut(ask.to, keep, ask.now);
  return taken;
}
port.on('message', (ask: Ask) => {
  run(ask).then(
    (value) => port.postMessage({ id: ask.id, value } satisfies Answer),
    (fault: unknown) => port.postMessage({ id: ask.id, fault: String(fault) } satisfies Answer),
  );
});
