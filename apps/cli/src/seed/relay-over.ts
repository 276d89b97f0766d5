// The relay that a seeding writes to: one that runs somewhere, or one of our own over a data directory, for so long.
import { resolve } from 'node:path';
import { startRelay } from '@baton/sync-server/start';

export interface RelayOver {
  readonly url: string;
  readonly isOurs: boolean;
  end(): Promise<void>;
}

export async function openRelayOver(at: { readonly relay?: string; readonly data?: string }): Promise<RelayOver> {
  if (at.relay !== undefined) return { url: new URL(at.relay).origin, isOurs: false, end: async () => undefined };
  if (at.data === undefined) throw new Error('Where to? --relay ADDRESS of a running relay, or --data DIRECTORY.');
  const dataFolder = resolve(at.data);
  const onTrouble = ({ what, detail }: { what: string; detail: string }) => console.error(`${what}: ${detail}`);
  const started = await startRelay({
    port: 0,
    host: '127.0.0.1',
    dataFolder,
    webFolder: dataFolder,
    origins: [],
    founding: 'open',
    onTrouble,
  });
  return { url: `http://127.0.0.1:${started.port}`, isOurs: true, end: () => started.stop() };
}
