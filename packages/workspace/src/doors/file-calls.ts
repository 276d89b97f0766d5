// Bytes between device and relay over HTTP (protocol/http-files).
import { FileCame, type AskFile } from '@baton/protocol/http-files';
import { call, callForBytes, type Door, type NotDone } from './door.ts';

export interface FileCalls {
  ask(of: AskFile): Promise<FileCame | NotDone>;
  put(hash: string, from: number, bytes: Uint8Array): Promise<FileCame | NotDone>;
  /** From here up to but not including there. */
  get(hash: string, from: number, to: number): Promise<Uint8Array | NotDone>;
}

export function fileCalls(door: Pick<Door, 'relay' | 'fetch' | 'renew' | 'prove'>, workspace: string): FileCalls {
  const path = `/api/files/${workspace}`;
  return {
    ask: (of) => call(door, { path, body: of }, FileCame),
    put: (hash, from, bytes) => call(door, { method: 'PUT', path: `${path}/${hash}/${from}`, bytes }, FileCame),
    get: (hash, from, to) =>
      callForBytes(door, { method: 'GET', path: `${path}/${hash}`, range: `bytes=${from}-${to - 1}` }),
  };
}
