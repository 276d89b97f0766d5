// `pnpm sim --seed N [--fault "…"]` lives through one world again and tells its story; `pnpm sim --seeds 1000` many.
import { parseArgs } from 'node:util';
import { faults, type Fault } from './faults.ts';
import { liveThrough } from './world.ts';

const { values } = parseArgs({
  options: { seed: { type: 'string' }, seeds: { type: 'string', default: '300' }, fault: { type: 'string' } },
});
const fault = faults.find((name) => name === values.fault) ?? null;
if (values.fault !== undefined && fault === null) throw new Error(`no such fault; there are: ${faults.join(', ')}`);

async function one(seed: number, planted: Fault | null): Promise<boolean> {
  const { broken, story } = await liveThrough(seed, planted);
  if (values.seed !== undefined) console.log(story.join('\n'));
  if (broken !== null) console.log(`seed ${seed}: ${broken}`);
  return broken === null;
}

const first = Number(values.seed ?? 1);
const last = values.seed === undefined ? Number(values.seeds) : first;
let held = 0;
for (let seed = first; seed <= last; seed += 1) if (await one(seed, fault)) held += 1;
console.log(`${held} of ${last - first + 1} worlds kept their promises`);
process.exitCode = held === last - first + 1 ? 0 : 1;
