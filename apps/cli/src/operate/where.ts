// Where the relay of this machine has its things, by the same environment that it reads itself.
import { readConfig, type Config } from '@baton/sync-server/config';
import type { recoveringAt } from '@baton/sync-server/ops/as-operator';

/** @param data wins over BATON_DATA. */
export const configOf = (data: string | undefined): Config =>
  readConfig({ ...process.env, ...(data === undefined ? {} : { BATON_DATA: data }) });

export const count = (number: number, one: string): string =>
  `${number.toLocaleString('en')} ${number === 1 ? one : `${one}s`}`;

type Recovering = Awaited<ReturnType<typeof recoveringAt>>[number];
export const recoveringSentence = ({ workspace, heard, missing, head }: Recovering): string => {
  const devices = count(heard + missing.length, 'device');
  return `Workspace ${workspace} is being filled again: ${heard.toLocaleString('en')} of ${devices} heard, newest decision ${head.toLocaleString('en')}.`;
};
