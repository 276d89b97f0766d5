import { expect, test } from 'vitest';
import { afterWrong, mayTry, noTries, pinFault, type PinTries } from './pin-rules.ts';

test.each(['0000', '1234', '4321', '9012', '2468', '1212', '123123', '777777'])(
  '[M161] %s is too easily guessed',
  (pin) => {
    expect(pinFault(pin)).toBe('easy');
  },
);
test('[M161] a PIN has four to twelve digits and nothing else', () => {
  expect(['', '12', '835'].map(pinFault)).toEqual(['short', 'short', 'short']);
  expect(['12a4', '83 51', '8'.repeat(13)].map(pinFault)).toEqual(['digits', 'digits', 'digits']);
  expect(['8351', '1235', '0070', '902847'].map(pinFault)).toEqual([null, null, null, null]);
});

const minute = 60_000;
const wrongs = (count: number, now = 0): PinTries =>
  Array.from({ length: count }).reduce<PinTries>((tries) => afterWrong(tries, now), noTries);

test('[M162] five may be wrong, then each waits twice as long as the last, and after ten none is taken', () => {
  expect([0, 1, 2, 3, 4].map((count) => mayTry(wrongs(count), 0))).toEqual(
    [5, 4, 3, 2, 1].map((left) => ({ may: true, left })),
  );
  expect([5, 6, 7, 8, 9].map((count) => mayTry(wrongs(count), 0))).toEqual(
    [1, 2, 4, 8, 16].map((minutes) => ({ may: false, why: 'wait', until: minutes * minute })),
  );
  expect(mayTry(wrongs(6), 2 * minute)).toEqual({ may: true, left: 1 });
  expect(mayTry(wrongs(10), 1e12)).toEqual({ may: false, why: 'spent' });
});
