// The thread that cuts, one document after another. Faults go back as sentences.
import { parentPort } from 'node:worker_threads';
import { assert } from '@baton/model/assert';
import type { Answer } from '../log/worker-calls.ts';
import { cutEpoch, cutSnapshot, type CutJob } from './cut.ts';

interface Ask {
  readonly id: number;
  readonly do: 'snapshot' | 'epoch';
  readonly job: CutJob;
}
const port = parentPort;
assert(port, 'cutting runs in a worker');

port.on('message', ({ id, do: what, job }: Ask) => {
  try {
    const value = what === 'snapshot' ? cutSnapshot(job) : cutEpoch(job);
    port.postMessage({ id, value } satisfies Answer);
  } catch (fault) {
    port.postMessage({ id, fault: fault instanceof Error ? fault.message : String(fault) } satisfies Answer);
  }
});
