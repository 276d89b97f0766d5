// `baton backup`: a verified copy of a relay's data, whether the relay runs or not; `baton backup verify` reads one again.
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { markSafe } from '@baton/sync-server/backup/mark-safe';
import type { Manifest } from '@baton/sync-server/backup/manifest';
import { takeBackup, thinOut } from '@baton/sync-server/backup/take-backup';
import { verifyBackup } from '@baton/sync-server/backup/verify-backup';
import { readRelayKey } from '@baton/sync-server/ledger/relay-key';
import type { Command } from '../command.ts';
import { configOf, count } from './where.ts';

const options = {
  to: { type: 'string' },
  data: { type: 'string' },
  keep: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

const entriesOf = ({ workspaces }: Manifest): number => workspaces.reduce((sum, { number }) => sum + number, 0);
const told = (manifest: Manifest): string =>
  `${entriesOf(manifest).toLocaleString('en')} entries of ${count(manifest.workspaces.length, 'workspace')}${filesIn(manifest)}, up to ${manifest.taken}`;
const filesIn = ({ bytes }: Manifest): string =>
  bytes?.in === 'backup' && bytes.files > 0
    ? ` and ${count(bytes.files, 'file')} (${(bytes.size / 1e6).toFixed(1)} MB)`
    : '';
/** What is not in it, in sentences. */
function lacking({ bytes }: Manifest): readonly string[] {
  if (bytes?.in === 'bucket') return ['Files lie in a bucket and are not in it: let the bucket keep versions.'];
  const missing = bytes?.missing.length ?? 0;
  if (bytes === undefined) return ['It is from before files were backed up: they are not in it.'];
  return missing === 0 ? [] : [`${count(missing, 'file is', 'files are')} missing in the data itself, and so in it.`];
}

async function verify(folder: string, asJson: boolean): Promise<number> {
  const verified = await verifyBackup(resolve(folder));
  if (asJson) console.log(JSON.stringify(verified));
  else if (verified.good) {
    console.log(`This backup is good: restored and read to its end, ${told(verified.manifest)}.`);
    for (const sentence of lacking(verified.manifest)) console.log(sentence);
  } else console.error(`This backup is NOT good. ${verified.why}`);
  return verified.good ? 0 : 1;
}

interface Wish {
  readonly data?: string;
  readonly to?: string;
  readonly keep?: string;
}
async function take(values: Wish) {
  const config = configOf(values.data);
  const { dataFolder, secretFile } = config;
  const to = values.to ?? config.backup?.to;
  if (to === undefined) throw new Error('Where to? --to DIRECTORY, or BATON_BACKUP_DIR.');
  const relayKey = (await readRelayKey(secretFile).catch(() => undefined))?.publicKey ?? null;
  // oxlint-disable-next-line no-restricted-properties -- the terminal's end of "the clock is handed in"
  const now = Date.now();
  const filesInBucket = config.fileStorage.s3 !== undefined;
  const taken = await takeBackup({ dataFolder, to: resolve(to), now, relayKey, filesInBucket });
  if (taken.good) {
    markSafe(join(dataFolder, 'log.db'), taken.manifest.workspaces);
    if (values.keep !== undefined) await thinOut(resolve(to), Math.max(1, Number(values.keep) || 1), now);
  }
  return { taken, secretFile };
}

export const backup: Command = async (args) => {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [what, folder, ...more] = positionals;
  if (what === 'verify' && folder !== undefined && more.length === 0) return verify(folder, values.json);
  if (what !== undefined) throw new Error('Either baton backup [--to DIRECTORY] or baton backup verify DIRECTORY.');
  const { taken, secretFile } = await take(values);
  if (values.json) console.log(JSON.stringify(taken));
  else if (!taken.good) console.error(`The backup is NOT good and was not kept. ${taken.why}`);
  else {
    console.log(`${taken.folder}\nRestored and verified: ${told(taken.manifest)}.`);
    for (const sentence of lacking(taken.manifest)) console.log(sentence);
    console.log(`The relay’s secret is not in it. Keep a copy of ${secretFile} somewhere else.`);
  }
  return taken.good ? 0 : 1;
};
