// Where the relay of this machine has its things, by the same environment that it reads itself.
import { readConfig, type Config } from '@baton/sync-server/config';

/** @param data wins over BATON_DATA. */
export const configOf = (data: string | undefined): Config =>
  readConfig({ ...process.env, ...(data === undefined ? {} : { BATON_DATA: data }) });

export const count = (number: number, one: string): string =>
  `${number.toLocaleString('en')} ${number === 1 ? one : `${one}s`}`;
