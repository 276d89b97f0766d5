// `pnpm sim --seed N [--in restored] [--fault "…"]` lives through one world again and tells its story; `pnpm sim --seeds 1000`
// through many, `--from 5000` beginning there.
import { parseArgs } from 'node:util';
import { liveThroughAsking } from './asking.ts';
import { faults, planted, type Fault, type Where } from './faults.ts';
import { liveThroughLostSecret } from './lost-secret.ts';
import { liveThroughRefill } from './refilled.ts';
import { liveThroughEpochs, liveThroughRestore, liveThroughTwoBeginnings } from './restored.ts';
import { liveThroughSetBack } from './set-back.ts';
import { liveThrough } from './world.ts';

type Life = (seed: number, fault: Fault | null) => Promise<{ broken: string | null; story: readonly string[] }>;
const lives: Readonly<Record<Where | 'set back' | 'refilled' | 'two beginnings', Life>> = {
  lived: liveThrough,
  restored: liveThroughRestore,
  epochs: liveThroughEpochs,
  asking: liveThroughAsking,
  'lost secret': liveThroughLostSecret,
  refilled: liveThroughRefill,
  'set back': liveThroughSetBack,
  'two beginnings': liveThroughTwoBeginnings,
};

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    seeds: { type: 'string', default: '300' },
    from: { type: 'string', default: '1' },
    in: { type: 'string' },
    fault: { type: 'string' },
  },
});
const fault = faults.find((name) => name === values.fault) ?? null;
if (values.fault !== undefined && fault === null) throw new Error(`no such fault; there are: ${faults.join(', ')}`);
const where = values.in ?? (fault ? planted[fault].where : 'lived');
const live = Object.entries(lives).find(([name]) => name === where)?.[1];
if (!live) throw new Error(`no such worlds; there are: ${Object.keys(lives).join(', ')}`);

async function isKept(life: Life, seed: number): Promise<boolean> {
  const { broken, story } = await life(seed, fault);
  if (values.seed !== undefined) console.log(story.join('\n'));
  if (broken !== null) console.log(`seed ${seed}: ${broken}`);
  return broken === null;
}

const first = Number(values.seed ?? values.from);
const last = values.seed === undefined ? first + Number(values.seeds) - 1 : first;
let held = 0;
for (let seed = first; seed <= last; seed += 1) if (await isKept(live, seed)) held += 1;
console.log(`${held} of ${last - first + 1} worlds kept their promises`);
process.exitCode = held === last - first + 1 ? 0 : 1;
