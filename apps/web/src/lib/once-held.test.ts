import { beforeEach, expect, test, vi } from 'vitest';

const kept = new Map<string, string>();
beforeEach(() => {
  kept.clear();
  vi.resetModules();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
});
const open = () => import('./once-held.ts');

test('what was opened here is remembered, the last first, until nothing of it may stay', async () => {
  const { rememberHeld, onceHeld, wasHeld, forgetHeld } = await open();
  expect(onceHeld()).toEqual([]);
  rememberHeld('w1');
  rememberHeld('w2');
  rememberHeld('w1');
  expect([onceHeld(), wasHeld('w2'), wasHeld('w3')]).toEqual([['w1', 'w2'], true, false]);
  forgetHeld();
  expect([onceHeld(), [...kept]]).toEqual([[], []]);
});

test('on a computer that is not mine nothing of it is written', async () => {
  const { keepNoText } = await import('./kept-text.ts');
  const { rememberHeld } = await open();
  keepNoText();
  rememberHeld('w1');
  expect([...kept]).toEqual([]);
});
