import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isRefusal } from '@baton/model/refusal';
import { foundCompany } from './test/company.ts';
import { startRelayProcess, type RelayProcess } from './test/relay-process.ts';
import { takeSeat, type Seat } from './test/terminal.ts';

let relay: RelayProcess;
let ann: Seat;
beforeAll(async () => {
  relay = await startRelayProcess();
  ann = takeSeat();
}, 30_000);
afterAll(() => {
  ann.leave();
  return relay.end();
});

const task = `t${'1'.repeat(17)}`;

test(
  '[W495] what was decided about a task goes into one file, which is checked without relay and device',
  { timeout: 60_000 },
  async () => {
    const { terminal } = await foundCompany(relay.url, { home: ann.home, spaces: ['Marketing'] });
    const { workspace } = terminal;
    const { me, directory } = workspace.world;
    const [space = ''] = Object.keys(directory.spaces);
    const said = await workspace.sign(space, { type: 'work-assigned', space, task, to: me.person }, null);
    expect(isRefusal(said)).toBe(false);
    await terminal.close();
    const path = join(ann.home, 'proof.json');
    const made = await ann.baton('proof', task, '--out', path);
    expect([made.status, made.error]).toEqual([0, '']);
    const nobody = takeSeat();
    const { status, out } = await nobody.baton('proof', 'verify', path);
    expect([status, out]).toEqual([0, expect.stringContaining(`${me.person} has it since`)]);
    expect(out).toContain('It is not approved.');
    const { entries, ...rest } = JSON.parse(readFileSync(path, 'utf8')) as { entries: string[] };
    writeFileSync(path, JSON.stringify({ ...rest, entries: entries.toSpliced(1, 1) }));
    const wrong = await nobody.baton('proof', 'verify', path);
    expect([wrong.status, wrong.out]).toEqual([1, '']);
    expect(wrong.error).toContain('proves nothing: decision 2 of');
    const number = String(isRefusal(said) ? 0 : said.number);
    const one = await ann.baton('proof', task, '--decision', number, '--out', path);
    expect([one.status, one.error]).toEqual([0, '']);
    const about = await nobody.baton('proof', 'verify', path);
    expect(about.out).toContain(`Decision ${number}: work-assigned, signed by ${me.person} on`);
    const none = await ann.baton('proof', `t${'2'.repeat(17)}`);
    expect([none.status, none.error]).toEqual([1, expect.stringContaining('nothing was decided about this task')]);
    nobody.leave();
  },
);
