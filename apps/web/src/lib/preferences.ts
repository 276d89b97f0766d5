// What this browser prefers, for every workspace in it: the theme, single-letter keys, lanes that are closed.
import { useSyncExternalStore } from 'react';
import { keepText, keptText } from './kept-text.ts';

export type Theme = 'system' | 'light' | 'dark';
const readers = new Set<() => void>();

export const preference = (name: string): string | null => keptText(name);

export function prefer(name: string, value: string): void {
  keepText(name, value);
  if (name === 'theme') applyTheme();
  for (const reader of readers) reader();
}

const subscribe = (onChange: () => void) => {
  readers.add(onChange);
  return () => readers.delete(onChange);
};

export const usePreference = (name: string, otherwise: string): string =>
  useSyncExternalStore(subscribe, () => preference(name) ?? otherwise);

export function applyTheme(): void {
  const theme = preference('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme;
  else delete document.documentElement.dataset['theme'];
}
