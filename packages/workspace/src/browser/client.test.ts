// @vitest-environment jsdom
// A tab and its own worker: what the one says and the other is told.
import { afterEach, expect, test, vi } from 'vitest';
import type { World } from '../contract.ts';
import type { Identity } from '../identity.ts';
import { openWorkspace, type Opening } from './client.ts';
import type { FromWorker, ToWorker } from './messages.ts';

const identity = { relay: 'https://relay.example', workspace: 'w1', person: 'u1' } as unknown as Identity;
const world = { me: { person: 'u1' } } as unknown as World;

class FakeWorker extends EventTarget {
  readonly said: ToWorker[] = [];
  postMessage(message: ToWorker): void {
    this.said.push(message);
  }
  tells(data: FromWorker): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
  words(): string[] {
    return this.said.flatMap((one) => (one.to === 'worker' ? [one.word] : []));
  }
}
function open(opening?: Opening) {
  const worker = new FakeWorker();
  const opened = openWorkspace(worker as unknown as Worker, identity, opening);
  opened.catch(() => undefined);
  return { worker, opened };
}
const visible = (state: 'visible' | 'hidden') => {
  Object.defineProperty(document, 'visibilityState', { configurable: true, value: state });
  document.dispatchEvent(new Event('visibilitychange'));
};
afterEach(() => {
  visible('visible');
  vi.unstubAllGlobals();
});

test('[W50] the worker is told whom it opens for, then whether the tab is seen; the workspace is there with its world', async () => {
  const { worker, opened } = open();
  expect(worker.said.slice(0, 2)).toEqual([
    { to: 'worker', word: 'open', identity, row: undefined },
    { to: 'worker', word: 'visible' },
  ]);
  worker.tells({ from: 'leader', tells: [{ tell: 'world', world }] });
  expect((await opened).world).toBe(world);
});

test('[W52] a tab that is hidden, or put away for *back*, says so: a frozen one must not keep the lead', () => {
  const { worker } = open();
  visible('hidden');
  visible('visible');
  globalThis.dispatchEvent(new Event('pagehide'));
  globalThis.dispatchEvent(new Event('online'));
  expect(worker.words()).toEqual(['open', 'visible', 'hidden', 'visible', 'hidden', 'online']);
});

test('[W53] why it is not open yet is told each time, and opening goes on by itself', async () => {
  const sentences: string[] = [];
  const { worker, opened } = open({ onWait: (sentence) => void sentences.push(sentence) });
  worker.tells({ from: 'wait', sentence: 'Another tab has an older version.' });
  worker.tells({ from: 'leader', tells: [{ tell: 'world', world }] });
  await opened;
  expect(sentences).toEqual(['Another tab has an older version.']);
});

test('[W53] what cannot be opened says why: the worker’s own sentence, or that it could not be started', async () => {
  const refused = open();
  refused.worker.tells({ from: 'end', sentence: 'The browser closed the storage.' });
  await expect(refused.opened).rejects.toThrow('The browser closed the storage.');
  const broken = open();
  broken.worker.dispatchEvent(new Event('error'));
  await expect(broken.opened).rejects.toThrow('the worker could not be started');
});

test('[W51] calls go to whoever leads, again to the next; closing is for the worker itself', async () => {
  const { worker, opened } = open();
  worker.tells({ from: 'leader', tells: [{ tell: 'world', world }] });
  const workspace = await opened;
  worker.said.length = 0;
  void workspace.dismiss('lost').catch(() => undefined);
  await Promise.resolve();
  const [first] = worker.said;
  expect(first).toMatchObject({ to: 'leader', asks: [{ ask: 'dismiss', superseded: 'lost' }] });
  worker.tells({ from: 'lead' });
  await Promise.resolve();
  expect(worker.said).toEqual([first, first]);
  void workspace.close();
  expect(worker.words().at(-1)).toBe('close');
});

test('[W520] what a screen asks in one go is one message, in its order, and closing comes after it', async () => {
  const { worker, opened } = open();
  worker.tells({ from: 'leader', tells: [{ tell: 'world', world }] });
  const workspace = await opened;
  worker.said.length = 0;
  for (const superseded of ['a', 'b']) void workspace.dismiss(superseded).catch(() => undefined);
  void workspace.close();
  expect(worker.said).toMatchObject([
    { to: 'leader', asks: [{ superseded: 'a' }, { superseded: 'b' }, { ask: 'leave' }] },
    { to: 'worker', word: 'close' },
  ]);
  await Promise.resolve();
  expect(worker.said).toHaveLength(2);
});

test('[W127] in a window that keeps nothing the session ends with the window; on one’s own device it does not', async () => {
  const asked: (readonly [string, RequestInit | undefined])[] = [];
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    asked.push([url, init]);
    throw new TypeError('away');
  });
  open();
  globalThis.dispatchEvent(new Event('pagehide'));
  expect(asked).toEqual([]);
  const row = { person: 'u1' } as unknown as Opening['row'];
  const { worker } = open({ row });
  // The one by which it came in ends first: what opens signs in by itself, briefly.
  const ends = ['https://relay.example/api/sessions/w1', { method: 'DELETE', credentials: 'include', keepalive: true }];
  expect(asked).toEqual([ends]);
  await vi.waitFor(() => expect(worker.said[0]).toMatchObject({ word: 'open', row }), { timeout: 20_000 });
  globalThis.dispatchEvent(new Event('pagehide'));
  expect(asked).toEqual([ends, ends]);
});
