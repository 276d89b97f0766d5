// A file that somebody chose becomes a plan and a preview, or the sentence that says why not. Within a time limit.
import type { TrelloPlan } from '@baton/interchange/trello/plan';
import type { Preview } from '@baton/interchange/trello/preview';

export interface ReadAsk {
  readonly file: File;
  readonly zone: string;
}
export interface Read {
  readonly plan: TrelloPlan;
  readonly preview: Preview;
}
export type ReadAnswer = Read | { readonly refused: string };

const largest = 60_000_000;
const limit = 20_000;
const tooLarge = 'This file is larger than 60 MB. A Trello board export is smaller; is it another file?';
const tooLong = 'This file takes too long to be read, so it was left alone. Is it a Trello board export?';
const unreadable = 'This file could not be read. Was it moved or changed meanwhile? Choose it once more.';

const newWorker = () => new Worker(new URL('./read-worker.ts', import.meta.url), { type: 'module', name: 'import' });

export function readFile(file: File, make: () => Worker = newWorker): Promise<ReadAnswer> {
  if (file.size > largest) return Promise.resolve({ refused: tooLarge });
  const worker = make();
  return new Promise<ReadAnswer>((resolve) => {
    const end = (answer: ReadAnswer) => {
      clearTimeout(timer);
      worker.terminate();
      resolve(answer);
    };
    const timer = setTimeout(() => end({ refused: tooLong }), limit);
    worker.addEventListener('message', ({ data }: MessageEvent<ReadAnswer>) => end(data));
    worker.addEventListener('error', () => end({ refused: unreadable }));
    const ask: ReadAsk = { file, zone: Intl.DateTimeFormat().resolvedOptions().timeZone };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's has none
    worker.postMessage(ask);
  });
}
