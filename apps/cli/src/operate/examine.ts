// Each question that a doctor asks of a relay's directory and surroundings, and what the answer means.
import { existsSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { checkLog } from '@baton/sync-server/backup/check-log';
import { backupsIn, timeOfBackup } from '@baton/sync-server/backup/take-backup';
import type { Config } from '@baton/sync-server/config';
import { readRelayKey } from '@baton/sync-server/ledger/relay-key';
import { isThisMachine } from '@baton/sync-server/access/origin';
import { SignOn } from '@baton/sync-server/identity/sign-on';
import { Mailer, notSentSentences } from '@baton/sync-server/mail/mailer';
import { openTables, type Opened } from '@baton/sync-server/log/sqlite/tables';
import { recoveringAt } from '@baton/sync-server/ops/as-operator';
import { aboutFiles } from './about-files.ts';
import { found, gigabytes, type Finding } from './finding.ts';
import { count, recoveringSentence } from './where.ts';

const hourMs = 3_600_000;

function aboutNode(): Finding {
  const [major = 0] = process.versions.node.split('.').map(Number);
  const isNew = major >= 24;
  return found(
    'node',
    isNew ? 'well' : 'bad',
    `Node ${process.versions.node}${isNew ? '.' : ' is too old: 24 is needed.'}`,
  );
}

async function aboutDisk({ dataFolder }: Config): Promise<Finding> {
  const { bavail, bsize, blocks } = await statfs(dataFolder);
  const free = bavail * bsize;
  const sentence = `${gigabytes(free)} free where the data lies.`;
  if (free < 500e6) return found('disk', 'bad', `${sentence} The relay becomes read-only when it is full.`);
  return found('disk', bavail / blocks < 0.1 ? 'note' : 'well', sentence);
}

async function aboutSecret({ secretFile, dataFolder }: Config): Promise<readonly Finding[]> {
  if (!existsSync(secretFile)) return [found('secret', 'bad', `The relay’s secret is missing: ${secretFile}.`)];
  const { mode } = statSync(secretFile);
  const isOpen = (mode & 0o077) !== 0;
  const rights = isOpen
    ? found('secret', 'bad', `Others can read the relay’s secret (${secretFile}): chmod 600 it.`)
    : found('secret', 'well', 'Only the relay’s user can read its secret.');
  const isInside = !relative(dataFolder, secretFile).startsWith('..');
  const inside =
    'The secret lies inside the data directory: set BATON_SECRET, and whoever copies the one has not the other.';
  const key = await readRelayKey(secretFile).catch(() => undefined);
  const damaged = key ? [] : [found('secret', 'bad', 'The relay’s secret is damaged: put its copy back.')];
  return [rights, ...damaged, ...(isInside ? [found('secret', 'note', inside)] : [])];
}

function aboutClock({ sql }: Opened, now: number): Finding {
  const newest = Number(sql('SELECT max(time) AS time FROM workspace').get()?.['time'] ?? 0);
  const ahead = newest - now;
  if (ahead > 60_000)
    return found(
      'clock',
      'bad',
      `The newest entry is ${Math.round(ahead / 60_000)} minutes ahead of this machine’s clock.`,
    );
  return found(
    'clock',
    'well',
    newest === 0 ? 'Nothing has been written yet.' : `The newest entry is from ${new Date(newest).toISOString()}.`,
  );
}

function aboutSize({ sql }: Opened): readonly Finding[] {
  const rows = sql(`SELECT name, number, (SELECT coalesce(sum(length(bytes)), 0) FROM entry
    WHERE entry.id > workspace.id << 40 AND entry.id < (workspace.id + 1) << 40) AS size FROM workspace ORDER BY size DESC LIMIT 20`).all();
  return rows.map((row) => {
    const entries = `${Number(row['number']).toLocaleString('en')} entries`;
    return found(
      'size',
      'well',
      `Workspace ${String(row['name'])}: ${entries}, ${(Number(row['size']) / 1e6).toFixed(1)} MB of edits.`,
    );
  });
}

async function aboutLog(config: Config, now: number): Promise<readonly Finding[]> {
  const file = join(config.dataFolder, 'log.db');
  if (!existsSync(file)) return [found('log', 'note', `There is no log in ${config.dataFolder} yet.`)];
  const key = await readRelayKey(config.secretFile).catch(() => undefined);
  const opened = openTables(file, 'reader');
  try {
    // One moment of a relay that may be writing.
    opened.db.exec('BEGIN');
    const ends = await checkLog(opened, { relayKey: key?.publicKey ?? null, folder: config.dataFolder });
    const whole = `The log is whole: ${count(ends.length, 'workspace')}, every entry, chain and signature.`;
    return [found('log', 'well', whole), aboutClock(opened, now), ...aboutSize(opened)];
  } catch (fault) {
    return [found('log', 'bad', fault instanceof Error ? fault.message : String(fault))];
  } finally {
    opened.db.close();
  }
}

async function aboutRecovering(config: Config): Promise<readonly Finding[]> {
  const told = await recoveringAt(config).catch(() => []);
  const how = '`baton recovery --open` lets decisions go on without the rest.';
  return told.map((one) => found('recovering', 'note', `${recoveringSentence(one)} ${how}`));
}

async function aboutRelay({ port }: Config): Promise<Finding> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(3_000) });
    const { state } = (await response.json()) as { readonly state?: string };
    const level = state === 'open' ? 'well' : state === 'recovering' ? 'note' : 'bad';
    return found('relay', level, `The relay on port ${port} is ${state ?? 'not one'}.`);
  } catch {
    return found('relay', 'note', `No relay answers on port ${port} of this machine.`);
  }
}

function aboutOrigins({ origins }: Config): readonly Finding[] {
  const plain = origins.filter((origin) => !/^https:\/\/|^http:\/\/(localhost|127\.0\.0\.1)(:|$)/.test(origin));
  return plain.map((origin) =>
    found(
      'origins',
      'bad',
      `BATON_ORIGINS names ${origin}: pages from there have no TLS, and browsers give them no keys.`,
    ),
  );
}

async function aboutMail({ mail }: Config): Promise<Finding> {
  if (!mail)
    return found('mail', 'note', 'No mail server is set: invitations are links, and none can be bound to an address.');
  const server = `${mail.host}, port ${mail.port}`;
  const why = await new Mailer(mail).look();
  if (why !== null) return found('mail', 'bad', `Letters cannot be sent (${server}): ${notSentSentences[why]}`);
  if (mail.tls === 'none' && !isThisMachine(mail.host))
    return found('mail', 'note', `The mail server answers (${server}), and letters go there in the clear.`);
  return found('mail', 'well', `The mail server answers (${server}), and letters come from ${mail.from}.`);
}

async function aboutSignOn({ signOn, opensAt }: Config): Promise<readonly Finding[]> {
  if (!signOn) return [];
  const why = await new SignOn(signOn, Date.now).look();
  const at = `${signOn.name}, ${signOn.issuer}`;
  if (why !== null) return [found('sign-on', 'bad', `The company’s sign-on cannot be used (${at}): ${why}`)];
  const back = `${opensAt ?? 'https://the address of this relay'}/api/sign-in/came`;
  return [found('sign-on', 'well', `The company’s sign-on answers (${at}). Registered there must be ${back}.`)];
}

async function aboutBackups({ backup }: Config, now: number): Promise<Finding> {
  if (!backup) return found('backups', 'note', 'BATON_BACKUP_DIR is not set: the relay makes no backups by itself.');
  const newest = timeOfBackup((await backupsIn(backup.to, now)).at(-1));
  if (newest === undefined) return found('backups', 'bad', `There is no backup in ${backup.to} yet.`);
  const hours = (now - newest) / hourMs;
  const sentence = `The newest backup is ${hours.toFixed(1)} hours old.`;
  return found('backups', hours > 2 * backup.hours ? 'bad' : 'well', sentence);
}

export async function examine(config: Config, now: number): Promise<readonly Finding[]> {
  if (!existsSync(config.dataFolder)) return [aboutNode(), found('data', 'bad', `There is no ${config.dataFolder}.`)];
  return [
    aboutNode(),
    await aboutDisk(config),
    ...(await aboutSecret(config)),
    ...(await aboutLog(config, now)),
    ...(await aboutFiles(config)),
    await aboutRelay(config),
    ...(await aboutRecovering(config)),
    ...aboutOrigins(config),
    ...(await aboutSignOn(config)),
    await aboutMail(config),
    await aboutBackups(config, now),
  ];
}
