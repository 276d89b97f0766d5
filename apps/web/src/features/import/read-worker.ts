// Reads an export away from the screen, so that a huge or hostile file stops only this worker.
import { planOf } from '@baton/interchange/trello/plan';
import { previewOf } from '@baton/interchange/trello/preview';
import { isRefused, readTrello } from '@baton/interchange/trello/read';
import type { ReadAnswer, ReadAsk } from './read-file.ts';

const worker = globalThis as unknown as {
  postMessage(answer: ReadAnswer): void;
  addEventListener: Worker['addEventListener'];
};

async function read({ file, zone }: ReadAsk): Promise<ReadAnswer> {
  const board = readTrello(await file.text());
  if (isRefused(board)) return board;
  return { plan: planOf(board.board, { zone }), preview: previewOf(board.board) };
}

worker.addEventListener('message', ({ data }: MessageEvent<ReadAsk>) => {
  void read(data).then((answer) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's has none
    worker.postMessage(answer);
  });
});
