// Being away in words: for which kinds of decision who stands in.
import type { Away, Duty } from '@baton/model/directory/away-schema';
import type { PersonId } from '@baton/model/ids';
import { listText } from './number-text.ts';

export const duties: readonly { readonly id: Duty; readonly label: string; readonly words: string }[] = [
  { id: 'hand-off', label: 'Hand-offs', words: 'hand-offs' },
  { id: 'approval', label: 'Approvals', words: 'approvals' },
  { id: 'gate', label: 'Gates', words: 'gates' },
];

/** "Ben stands in for hand-offs and approvals, nobody for gates." */
export function standInText({ deputies }: Pick<Away, 'deputies'>, nameOf: (id: string) => string): string {
  const byPerson = Map.groupBy(duties, ({ id }) => deputies[id] ?? null);
  const said = (person: PersonId | null): string => listText((byPerson.get(person) ?? []).map(({ words }) => words));
  const persons = [...byPerson.keys()].filter((person) => person !== null);
  if (persons.length === 0) return 'Nobody stands in.';
  const parts = persons.map((person) => `${nameOf(person)} stands in for ${said(person)}`);
  return `${listText([...parts, ...(byPerson.has(null) ? [`nobody for ${said(null)}`] : [])])}.`;
}
