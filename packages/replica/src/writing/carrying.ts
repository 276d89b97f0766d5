// What a device writes without anybody having asked: what still came to copies that count no more follows their records,
// and what archives have of tasks that come back. Where this person, or this version of Baton, may write.
import type { Ctx } from '@baton/model/ctx';
import { planReturn } from '../records/archive.ts';
import { mayWriteHere } from './doc-version.ts';
import type { Partitions } from '../layout.ts';
import type { Memory } from '../memory/memory.ts';
import { planLate } from './moving.ts';
import { Writes, type Plan } from '../cells/plan.ts';

interface Carrying {
  readonly memory: Memory;
  readonly partitions: Partitions;
}
export function planCarry(carrying: Carrying, ctx: Ctx): Plan {
  const writes = new Writes();
  planLate({ ...carrying, writes });
  planReturn({ ...carrying, writes });
  return new Map([...writes.plan].filter(([name]) => mayWriteHere(carrying.memory, name, ctx)));
}
