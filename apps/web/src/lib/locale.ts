// How dates and numbers are written here: by the language that the person chose, kept in this browser so that the first
// thing drawn is right already. Until somebody chose, as the product is written: English, with days before months.
import { useSyncExternalStore } from 'react';
import { keepText, keptText } from './kept-text.ts';

const place = 'language';
const usual = 'en-GB';
const readers = new Set<() => void>();

/** What is kept may be of an older browser, or nonsense. */
const isReadable = (tag: string): boolean => {
  try {
    return new Intl.Locale(tag).language !== '';
  } catch {
    return false;
  }
};
const first = keptText(place);
let chosen: string | null = first !== null && first !== '' && isReadable(first) ? first : null;

/** null: nobody has chosen. */
export const chosenLocale = (): string | null => chosen;
export const localeNow = (): string => chosen ?? usual;

export function chooseLocale(tag: string | null): void {
  const next = tag !== null && isReadable(tag) ? tag : null;
  if (next === chosen) return;
  chosen = next;
  keepText(place, next ?? '');
  for (const tell of readers) tell();
}

const subscribe = (onChange: () => void) => {
  readers.add(onChange);
  return () => readers.delete(onChange);
};
export const useLocale = (): string => useSyncExternalStore(subscribe, localeNow);

/** A way of writing, made anew when the language is another one. */
export function written<T>(make: (locale: string) => T): () => T {
  let made: { readonly locale: string; readonly value: T } | undefined;
  return () => {
    const locale = localeNow();
    if (made?.locale !== locale) made = { locale, value: make(locale) };
    return made.value;
  };
}
