// What this browser prefers, for every workspace in it: the theme, single-letter keys, lanes that are closed.
import { useSyncExternalStore } from 'react';

export type Theme = 'system' | 'light' | 'dark';
const readers = new Set<() => void>();

const stored = (name: string): string | null => {
  try {
    return localStorage.getItem(`baton.${name}`);
  } catch {
    return null; // Storage is switched off: the preference lasts as long as the page.
  }
};
const remembered = new Map<string, string>();

export const preference = (name: string): string | null => remembered.get(name) ?? stored(name);

export function prefer(name: string, value: string): void {
  remembered.set(name, value);
  try {
    localStorage.setItem(`baton.${name}`, value);
  } catch {
    // As above.
  }
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
