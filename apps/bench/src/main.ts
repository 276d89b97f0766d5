// pnpm bench relay|device|sync|board|work|ledger [--runs 3] [--case latency]: JSON lines on stdout, what is under way on stderr.
import { parseArgs } from 'node:util';
import { Gathering } from './figures.ts';
import { boardCases } from './board/board.ts';
import { deviceCases } from './device/device.ts';
import { ledgerCases } from './ledger/ledger.ts';
import { killLeft } from './server-process.ts';
import { workCases } from './work/work.ts';
import { relayCases, syncCases, type Cases } from './sync/sync.ts';

const benches: Readonly<Record<string, Cases>> = {
  relay: relayCases,
  device: deviceCases,
  sync: syncCases,
  board: boardCases,
  work: workCases,
  ledger: ledgerCases,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '3' }, case: { type: 'string' } },
});
const [name = ''] = positionals;
const bench = benches[name];
if (bench === undefined) {
  console.error(`Which bench? pnpm bench ${Object.keys(benches).join('|')} [--runs 3] [--case NAME]`);
  process.exit(2);
}
/** One that fails is told and counts for nothing; the others go on. */
let status = 0;
function missed(fault: unknown): void {
  status = 1;
  console.error(fault);
  killLeft();
}
for (const [key, measures] of Object.entries(bench)) {
  if (values.case !== undefined && values.case !== key) continue;
  const gathering = new Gathering(name);
  for (let run = 1; run <= Number(values.runs); run += 1) {
    process.stderr.write(`${name} ${key}, run ${run} of ${values.runs}\n`);
    for (const measure of measures) await measure(gathering).catch(missed);
  }
  gathering.tell();
}
process.exit(status);
