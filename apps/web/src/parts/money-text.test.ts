import { expect, test } from 'vitest';
import { moneyIn, moneyText } from './money-text.ts';

test.each([
  ['1200', 120_000, 'EUR'],
  ['1,200.50', 120_050, 'EUR'],
  ['1.200,50', 120_050, 'EUR'],
  ['1 200', 120_000, 'EUR'],
  ['0.5', 50, 'EUR'],
  ['$ 12', 1_200, 'USD'],
  ['12 usd', 1_200, 'USD'],
  ['CHF 3.20', 320, 'CHF'],
  ['500 JPY', 500, 'JPY'],
])('%s is read as %i of %s', (text, minor, currency) => {
  expect(moneyIn(text, 'EUR')).toEqual({ minor, currency });
});

test.each(['', 'much', '-5', '1,2,3', 'EUR 5 USD', '5 EURO', '99999999999999', '1.2.3'])('%j is no amount', (text) => {
  expect(moneyIn(text, 'EUR')).toBeUndefined();
});

test('it is shown with its currency, and what is shown is read back as the same', () => {
  expect(moneyText({ minor: 120_050, currency: 'EUR' })).toBe('EUR 1,200.50');
  for (const money of [
    { minor: 5, currency: 'USD' },
    { minor: 1_234_567, currency: 'JPY' },
  ])
    expect(moneyIn(moneyText(money), 'EUR')).toEqual(money);
});
