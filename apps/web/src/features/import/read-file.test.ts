import { afterEach, expect, test, vi } from 'vitest';
import { type ReadAnswer, readFile } from './read-file.ts';

/** A worker that answers as told, or never. */
function worker(answer?: ReadAnswer | 'fault') {
  const heard = new Map<string, (event: unknown) => void>();
  const terminate = vi.fn<() => void>();
  const fake = {
    terminate,
    addEventListener: (type: string, handler: (event: unknown) => void) => void heard.set(type, handler),
    postMessage() {
      if (answer === 'fault') heard.get('error')?.({});
      else if (answer) heard.get('message')?.({ data: answer });
    },
  };
  return { make: () => fake as unknown as Worker, terminate };
}
const file = new File(['{}'], 'board.json');
afterEach(() => vi.useRealTimers());

test('what the worker says is handed on, and the worker is ended', async () => {
  const { make, terminate } = worker({ refused: 'This file is empty.' });
  expect(await readFile(file, make)).toEqual({ refused: 'This file is empty.' });
  expect(terminate).toHaveBeenCalledOnce();
});

test('a file that never ends being read is left alone after twenty seconds', async () => {
  vi.useFakeTimers();
  const { make, terminate } = worker();
  const reading = readFile(file, make);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await reading).toMatchObject({ refused: expect.stringContaining('too long') as string });
  expect(terminate).toHaveBeenCalledOnce();
});

test('a worker that breaks is a file that could not be read', async () => {
  expect(await readFile(file, worker('fault').make)).toMatchObject({
    refused: expect.stringContaining('could not be read') as string,
  });
});

test('an enormous file is not read at all', async () => {
  const make = vi.fn<() => Worker>();
  const huge = Object.defineProperty(new File([''], 'video.json'), 'size', { value: 61_000_000 });
  expect(await readFile(huge, make)).toMatchObject({ refused: expect.stringContaining('60 MB') as string });
  expect(make).not.toHaveBeenCalled();
});
