import { expect, test } from 'vitest';
import { awarenessOf, isStep2End, nothingNew, readStock, step1Of, step2End, updateOf } from './stock.ts';

test('[P64] each message of the y-websocket protocol is read as it was written', () => {
  expect(readStock(step1Of(new Map([[7, 3]])))).toEqual({ type: 'step1' });
  expect(readStock(updateOf(Uint8Array.of(1, 2)))).toEqual({ type: 'update', update: Uint8Array.of(1, 2) });
  expect(readStock(awarenessOf(Uint8Array.of(0)))).toEqual({ type: 'awareness', bytes: Uint8Array.of(0) });
  expect(readStock(nothingNew)?.type).toBe('awareness');
  expect(readStock(Uint8Array.of(3))).toEqual({ type: 'query' });
  const end = readStock(step2End);
  expect(end?.type === 'step2' && isStep2End(end.update)).toBe(true);
  expect(isStep2End(Uint8Array.of(0, 1))).toBe(false);
});

test('[P64] what is cut short, too long or of another kind is none, and harms nothing', () => {
  const whole = updateOf(Uint8Array.of(1, 2, 3));
  for (let length = 0; length < whole.length; length += 1) expect(readStock(whole.slice(0, length))).toBeUndefined();
  expect(readStock(Uint8Array.from([...whole, 0]))).toBeUndefined();
  for (const kind of [2, 4, 9]) expect(readStock(Uint8Array.of(kind, 0))).toBeUndefined();
  expect(readStock(Uint8Array.of(0, 3, 0))).toBeUndefined();
});
