import { beforeEach, expect, test, vi } from 'vitest';
import { forgetHeld, rememberHeld } from '../lib/once-held.ts';
import { startAhead, takeWorker } from './workspace-worker.ts';

let made: FakeWorker[] = [];
class FakeWorker extends EventTarget {
  constructor() {
    super();
    made.push(this);
  }
}
beforeEach(() => {
  made = [];
  vi.stubGlobal('Worker', FakeWorker);
  forgetHeld();
  return () => vi.unstubAllGlobals();
});

test('where this browser has held a workspace, the worker runs before anybody opens, and the first who does takes it', () => {
  rememberHeld('w1');
  startAhead();
  expect(made).toHaveLength(1);
  expect([takeWorker(), takeWorker()]).toEqual(made);
  expect(made).toHaveLength(2);
});

test('a browser that holds nothing starts none until somebody opens', () => {
  startAhead();
  expect(made).toHaveLength(0);
  takeWorker();
  expect(made).toHaveLength(1);
});

test('one that could not start while nobody heard it is not taken', () => {
  rememberHeld('w1');
  startAhead();
  made[0]?.dispatchEvent(new Event('error'));
  const taken = takeWorker();
  expect(made).toHaveLength(2);
  expect(taken).toBe(made[1]);
});
