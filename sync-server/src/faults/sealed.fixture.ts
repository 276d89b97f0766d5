// Run inside a network of its own that has nothing but itself: a relay starts, is founded on, takes a push and shows it
// to who comes later. The last line says how often anything tried to go further.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askOver, TestDevice, writer } from '../test/device.fixture.ts';
import { TestLink } from '../test/link.fixture.ts';
import { killProcess, startProcess } from './relay-process.fixture.ts';

/** Of the kernel's: what was to go where no way leads. */
function triesOutside(): number {
  const [names = '', counts = ''] = readFileSync('/proc/net/snmp', 'utf8').split('\n');
  const old = Number(counts.split(' ')[names.split(' ').indexOf('OutNoRoutes')]);
  const v6 = /Ip6OutNoRoutes\s+(\d+)/u.exec(readFileSync('/proc/net/snmp6', 'utf8'));
  return old + Number(v6?.[1] ?? 0);
}

const dataFolder = mkdtempSync(join(tmpdir(), 'baton-sealed-'));
const running = await startProcess({ dataFolder });
const ask = askOver(running.base);
const [ann, bo] = [await TestDevice.make(ask), await TestDevice.make(ask)];
const joined = await ann.found();
await bo.accept(await ann.invite(joined));
const link = await TestLink.open(running.base, { device: ann, joined });
await link.live();
link.push(1, [writer(ann, `r/${joined.space}/0`)('by ourselves')]);
await link.acked(1);
const other = await TestLink.open(running.base, { device: bo, joined });
await other.live();
const health = await (await fetch(`${running.base}/healthz`)).json();
const meant = triesOutside();
if (process.argv.includes('--and-outside')) await fetch('http://192.0.2.1/').catch(() => undefined);
await killProcess(running);
rmSync(dataFolder, { recursive: true, force: true });
process.stdout.write(
  `${JSON.stringify({ updates: other.updates.length, state: (health as { state: string }).state, meant, tries: triesOutside(), said: running.said() })}\n`,
);
process.exit(0);
