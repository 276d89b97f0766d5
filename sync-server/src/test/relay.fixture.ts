// A relay on a free port over a temporary folder.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRelay, type StartOptions, type Started } from '../start.ts';

export interface TestRelay extends Started {
  readonly base: string;
  readonly dataFolder: string;
  readonly troubles: string[];
  /** Stops it and starts another over the same data. */
  restart(): Promise<TestRelay>;
  /** Stops it and removes its data. */
  remove(): Promise<void>;
}

export async function startTestRelay(part: Partial<StartOptions> = {}): Promise<TestRelay> {
  const dataFolder = part.dataFolder ?? mkdtempSync(join(tmpdir(), 'baton-relay-'));
  const troubles: string[] = [];
  const started = await startRelay({
    port: 0,
    host: '127.0.0.1',
    webFolder: join(dataFolder, 'web'),
    origins: [],
    founding: undefined,
    onTrouble: ({ what, detail }) => troubles.push(`${what}: ${detail}`),
    ...part,
    dataFolder,
  });
  return {
    ...started,
    base: `http://127.0.0.1:${started.port}`,
    dataFolder,
    troubles,
    restart: async () => {
      await started.stop();
      return startTestRelay({ ...part, dataFolder });
    },
    remove: async () => {
      await started.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
