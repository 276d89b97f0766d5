// A relay's data directory with nothing in it but the mark that says so: its devices are to bring back what it held.
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../log/contract.ts';
import { readRelayKey } from '../ledger/relay-key.ts';
import { holdAlone } from '../ops/one-relay.ts';

const refillMark = 'refilled-by-devices';

export interface EmptyAsk {
  readonly to: string;
  readonly secretFile: string;
  readonly replace: boolean;
  readonly now: number;
}
export type Emptied =
  | { readonly done: true; readonly aside: string | null }
  | { readonly done: false; readonly why: string };

const refuse = (why: string): Emptied => ({ done: false, why });

/** Without the secret nothing that devices bring could be told from what somebody made up. */
export async function emptyRelay({ to, secretFile, replace, now }: EmptyAsk): Promise<Emptied> {
  if (!existsSync(secretFile))
    return refuse(
      `The relay’s secret is missing: put its copy back as ${secretFile} first. Devices’ decisions are known by it.`,
    );
  if (!(await readRelayKey(secretFile)))
    return refuse(`The relay’s secret (${secretFile}) is damaged: put its copy back.`);
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
  await writeFile(join(to, refillMark), `${new Date(now).toISOString()}\n`, { mode: 0o600 });
  return { done: true, aside };
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
