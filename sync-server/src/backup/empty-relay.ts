// A relay's data directory with nothing in it but the mark that says so: its devices are to bring back what it held.
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { makeRelayCode, relayCodeBytes } from '@baton/ledger/relay-code';
import type { Log } from '../log/contract.ts';
import { openRelayKey, readRelayKey } from '../ledger/relay-key.ts';
import { holdAlone } from '../ops/one-relay.ts';

const refillMark = 'refilled-by-devices';

export interface EmptyAsk {
  readonly to: string;
  readonly secretFile: string;
  readonly replace: boolean;
  readonly now: number;
  /** The secret is lost: another is made, and a code for whoever signs its key in. */
  readonly newSecret?: boolean;
}
export type Emptied =
  | { readonly done: true; readonly aside: string | null; readonly code: string | null }
  | { readonly done: false; readonly why: string };

const refuse = (why: string): Emptied => ({ done: false, why });

async function secretFault(file: string): Promise<string | null> {
  if (!existsSync(file))
    return `The relay’s secret is missing: put its copy back as ${file} first. Devices’ decisions are known by it. Where no copy is left, --new-secret makes another; an owner then signs it in with their recovery link.`;
  return (await readRelayKey(file)) ? null : `The relay’s secret (${file}) is damaged: put its copy back.`;
}
/** A secret that is there is never given up by mistake. */
const presentFault = (file: string): string | null =>
  existsSync(file)
    ? `The relay’s secret is there (${file}): leave --new-secret out. If it cannot be used any more, move it aside first.`
    : null;

/** Without the secret nothing that devices bring could be told from what somebody made up. */
export async function emptyRelay({ to, secretFile, replace, now, newSecret = false }: EmptyAsk): Promise<Emptied> {
  const fault = newSecret ? presentFault(secretFile) : await secretFault(secretFile);
  if (fault !== null) return refuse(fault);
  const isInside = secretFile.startsWith(join(to, '/'));
  const namesHere = async (): Promise<string[]> =>
    (await readdir(to).catch(() => [])).filter((name) => !(isInside && name === 'secrets'));
  const isThere = (await namesHere()).length > 0;
  if (isThere && !replace) return refuse(`${to} is not empty. With --replace it is moved aside, not overwritten.`);
  let aside: string | null = null;
  if (isThere) {
    // Throws when a relay runs on it. It may leave, or take away, files of its own.
    holdAlone(join(to, 'relay.lock')).release();
    aside = `${to}.before-${new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')}`;
    await mkdir(aside, { recursive: true, mode: 0o700 });
    for (const name of await namesHere()) await rename(join(to, name), join(aside, name));
  }
  await mkdir(to, { recursive: true, mode: 0o700 });
  const code = newSecret
    ? await makeRelayCode((await openRelayKey(secretFile)).publicKey, randomBytes(relayCodeBytes))
    : null;
  await writeFile(join(to, refillMark), `${new Date(now).toISOString()}\n${code ?? ''}\n`, { mode: 0o600 });
  return { done: true, aside, code };
}

/** What was printed with a new secret, while devices bring back what was there; undefined where it has its own. */
export async function refillCodeIn(dataFolder: string): Promise<string | undefined> {
  const text = await readFile(join(dataFolder, refillMark), 'utf8').catch(() => '');
  const code = text.split('\n')[1] ?? '';
  return code === '' ? undefined : code;
}

/** Asked at each start. Once something came back and all of it was opened, the relay is one like any other. */
export async function isBeingRefilled(dataFolder: string, log: Pick<Log, 'workspaces' | 'standing'>): Promise<boolean> {
  const mark = join(dataFolder, refillMark);
  if (!existsSync(mark)) return false;
  const ids = await log.workspaces();
  const standings = await Promise.all(ids.map((id) => log.standing(id)));
  if (standings.length === 0 || standings.some(({ isRecovering }) => isRecovering)) return true;
  await rm(mark);
  return false;
}
