// `baton restore`: a backup becomes a relay's data directory again, as it was at its end or at an earlier second; or,
// where there is none, an empty one that devices fill.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { restoreBackup, type Restored } from '@baton/sync-server/backup/restore-backup';
import { emptyRelay } from '@baton/sync-server/backup/empty-relay';
import type { Config } from '@baton/sync-server/config';
import type { Command } from '../command.ts';
import { configOf, count } from './where.ts';

const options = {
  to: { type: 'string' },
  at: { type: 'string' },
  replace: { type: 'boolean', default: false },
  'from-devices': { type: 'boolean', default: false },
  'new-secret': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

interface Empty {
  readonly replace: boolean;
  readonly 'new-secret': boolean;
  readonly json: boolean;
}
/** What a person does next, on another machine than this one. */
const newSecretWords = (secretFile: string, code: string): readonly string[] => [
  `A new secret is in ${secretFile}: copy it to a place of its own. Devices know the relay by the one before, and`,
  'send nothing to this one until an owner has signed it in. Start it at its old address; an owner then opens Baton on the',
  'device that was in use last, and enters in the sync centre their recovery link and this code:',
  '',
  `  ${code}`,
  '',
  'Devices of members go on by themselves then. Guests are invited anew. Edits and decisions wait on their devices',
  'meanwhile. `baton recovery` says how many were here, and opens it by hand.',
];

async function fromDevices({ dataFolder, secretFile }: Config, asked: Empty): Promise<number> {
  const { replace, json, 'new-secret': newSecret } = asked;
  // oxlint-disable-next-line no-restricted-properties -- the terminal's end of "the clock is handed in"
  const emptied = await emptyRelay({ to: dataFolder, secretFile, replace, newSecret, now: Date.now() });
  if (json) console.log(JSON.stringify(emptied));
  else if (!emptied.done) console.error(emptied.why);
  if (!emptied.done) return 1;
  if (json) return 0;
  if (emptied.aside !== null) console.log(`What was there before is in ${emptied.aside}.`);
  if (emptied.code !== null) {
    console.log(`${dataFolder} is empty, to be filled by devices.`);
    for (const line of newSecretWords(secretFile, emptied.code)) console.log(line);
    return 0;
  }
  console.log(
    `${dataFolder} is empty, to be filled by devices. Start the relay, and leave it at its old address: whoever`,
  );
  console.log(
    'opens Baton gives back what they hold, by themselves. Edits go on meanwhile; decisions wait until all were',
  );
  console.log('here. `baton recovery` says how many were, and opens it by hand.');
  return 0;
}

/** A second means all of it. */
function momentOf(text: string): number {
  const moment = Date.parse(text);
  if (Number.isNaN(moment)) throw new Error('--at takes a time such as 2026-03-04T12:30:00Z.');
  return /[.]\d+/.test(text) ? moment : moment + 999;
}

function say(restored: Restored, config: Config, json: boolean): number {
  if (json) console.log(JSON.stringify(restored));
  else if (!restored.done) console.error(restored.why);
  if (!restored.done) return 1;
  if (json) return 0;
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
}

export const restore: Command = async (args) => {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [from, ...more] = positionals;
  if (values['from-devices']) {
    if (from !== undefined || values.at !== undefined)
      throw new Error('With --from-devices there is no backup to name.');
    return fromDevices(configOf(values.to), values);
  }
  if (values['new-secret'])
    throw new Error('--new-secret goes with --from-devices: a backup is read with its own secret.');
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
  return say(restored, config, values.json);
};
