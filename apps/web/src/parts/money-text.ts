// Money as it is shown and typed. What is typed may name its currency ("1200 USD", "$ 1,200.50"); without one the one
// before is meant.
import { Money } from '@baton/model/money';
import { chosenLocale } from '../lib/locale.ts';

const signs: Readonly<Record<string, string>> = { '€': 'EUR', $: 'USD', '£': 'GBP', '¥': 'JPY' };
export const usualCurrency = 'EUR';

/** Minor units in one: 100 for most, 1 for the yen. */
function unitsOf(currency: string): number {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  return 10 ** maximumFractionDigits;
}

export const moneyText = ({ minor, currency }: Money): string =>
  new Intl.NumberFormat(chosenLocale() ?? 'en', {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    numberingSystem: 'latn',
  })
    .format(minor / unitsOf(currency))
    .replaceAll(/[\u00a0\u202f]/gu, ' ');

/** "1.200,50" and "1,200.50": the last mark is the decimal one where one or two digits follow it. */
function amountIn(digits: string): number | undefined {
  const [, whole = '', part = ''] = /^(.*?)(?:[.,](\d{1,2}))?$/u.exec(digits) ?? [];
  if (!/^(?:\d+|\d{1,3}(?:[.,' ]\d{3})+)$/u.test(whole)) return undefined;
  return Number(`${whole.replaceAll(/\D/gu, '')}.${part || '0'}`);
}

const currencyOf = (named: string): string => signs[named] ?? named.toUpperCase();

const typed = /^(?<first>[A-Za-z]{3}|[€$£¥])?\s*(?<digits>\d[\d.,' ]*)(?<last>[A-Za-z]{3}|[€$£¥])?$/u;

/** undefined: it is no amount of money. */
export function moneyIn(text: string, before: string): Money | undefined {
  const { first, digits = '', last } = typed.exec(text.trim())?.groups ?? {};
  if (first !== undefined && last !== undefined) return undefined;
  const currency = currencyOf(first ?? last ?? before);
  const amount = amountIn(digits.trim());
  if (amount === undefined) return undefined;
  const read = Money.safeParse({ minor: Math.round(amount * unitsOf(currency)), currency });
  return read.success ? read.data : undefined;
}
