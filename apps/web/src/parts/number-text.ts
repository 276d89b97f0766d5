// Numbers, sizes and counted things as people read them: "4 210", "33 MB", "1 change".
import { chosenLocale, written } from '../lib/locale.ts';

const inLanguage = written((locale) => new Intl.NumberFormat(locale, { numberingSystem: 'latn' }));
export const numberText = (value: number): string =>
  chosenLocale() === null ? String(value).replaceAll(/\B(?=(\d{3})+$)/gu, '\u00A0') : inLanguage().format(value);

/** "1 change", "12 changes". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${numberText(count)} ${count === 1 ? one : many}`;

/** "a due day, a tag and a file" */
export const listText = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** As somebody types it: null for nothing, undefined where it is no whole number from 1 to `most`. */
export function amountIn(typed: string, most: number): number | null | undefined {
  const amount = typed.trim() === '' ? null : Number(typed);
  return amount === null || (Number.isInteger(amount) && amount >= 1 && amount <= most) ? amount : undefined;
}

const units = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;
/** By thousands, as disks are sold; one decimal below ten. */
export function sizeText(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  const shown = unit > 0 && value < 9.95 ? Math.round(value * 10) / 10 : Math.round(value);
  return `${shown} ${units[unit]}`;
}
