// Tasks that were opened lately on this device, the latest first. Each device keeps its own: what one looks at is no edit.
import { prefer, preference, usePreference } from './preferences.ts';

const most = 12;
const nameFor = (person: string): string => `recent.${person}`;
const idsIn = (text: string): readonly string[] => text.split(' ').filter((id) => id !== '');

export function rememberOpened(person: string, task: string): void {
  const before = idsIn(preference(nameFor(person)) ?? '');
  if (before[0] === task) return;
  prefer(nameFor(person), [task, ...before.filter((id) => id !== task)].slice(0, most).join(' '));
}

export const useRecents = (person: string): readonly string[] => idsIn(usePreference(nameFor(person), ''));
