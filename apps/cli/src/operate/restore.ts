// `baton restore`: a backup becomes a relay's data directory again, as it was at its end or at an earlier second.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { restoreBackup } from '@baton/sync-server/backup/restore-backup';
import type { Command } from '../command.ts';
import { configOf, count } from './where.ts';

const options = {
  to: { type: 'string' },
  at: { type: 'string' },
  replace: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

/** A second means all of it. */
function momentOf(text: string): number {
  const moment = Date.parse(text);
  if (Number.isNaN(moment)) throw new Error('--at takes a time such as 2026-03-04T12:30:00Z.');
  return /[.]\d+/.test(text) ? moment : moment + 999;
}

export const restore: Command = async (args) => {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [from, ...more] = positionals;
  if (from === undefined || more.length > 0) throw new Error('Which backup? baton restore DIRECTORY');
  const config = configOf(values.to);
  const at = values.at === undefined ? undefined : momentOf(values.at);
  // oxlint-disable-next-line no-restricted-properties -- the terminal's end of "the clock is handed in"
  const now = Date.now();
  const restored = await restoreBackup({
    from: resolve(from),
    to: config.dataFolder,
    at,
    replace: values.replace,
    now,
  });
  if (values.json) console.log(JSON.stringify(restored));
  else if (!restored.done) console.error(restored.why);
  if (!restored.done) return 1;
  if (values.json) return 0;
  const entries = restored.ends.reduce((sum, { number }) => sum + number, 0);
  console.log(
    `${config.dataFolder} holds ${entries.toLocaleString('en')} entries of ${count(restored.ends.length, 'workspace')}.`,
  );
  if (restored.aside !== null) console.log(`What was there before is in ${restored.aside}.`);
  if (!existsSync(config.secretFile))
    console.log(`The relay’s secret is missing: put its copy back as ${config.secretFile} before you start the relay.`);
  console.log(
    'Start the relay: devices that come back give it what this backup lacks. Decisions wait until all were here;',
  );
  console.log('`baton recovery` says how many were, and opens it by hand.');
  return 0;
};
