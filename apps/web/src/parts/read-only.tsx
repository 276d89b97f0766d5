// What may be read here and not changed: the person's role in the space says so, or that a newer version of Baton has
// written there. Every control under it asks here,
// so that nothing that is bound to be refused looks as if it could be done.
import { roleIn } from '@baton/model/directory/queries';
import { type Refusal, refuse } from '@baton/model/refusal';
import { createContext, type ReactNode, useContext } from 'react';
import { useStatusOf } from '../lib/use-status.ts';
import { useWorld } from '../lib/use-world.ts';
import { refusalText } from './refusal-text.ts';
import { ModulesIn } from './shown-modules.tsx';

export type ReadOnly = Extract<Refusal, { kind: 'read-only' }>['what'];

const ReadOnlyContext = createContext<ReadOnly | null>(null);

/** Null: this person writes here. */
export function useReadOnlyIn(space: string | null): ReadOnly | null {
  const { directory, me } = useWorld();
  const ahead = useStatusOf('ahead');
  if (space === null) return null;
  if (ahead.some((doc) => doc.startsWith(`r/${space}/`))) return 'newer';
  const role = roleIn(directory, me.person, space);
  return role === 'commenter' || role === 'viewer' || role === null ? (role ?? 'outside') : null;
}

/** Round everything that stands in one space: what may be changed there, and which of its modules are shown. */
export function ReadOnlyIn({ space, children }: { readonly space: string | null; readonly children: ReactNode }) {
  return (
    <ReadOnlyContext value={useReadOnlyIn(space)}>
      <ModulesIn space={space}>{children}</ModulesIn>
    </ReadOnlyContext>
  );
}

/** Of the board or task round it. */
export const useReadOnly = (): ReadOnly | null => useContext(ReadOnlyContext);

const noNames = (): string => '';
export const readOnlyText = (what: ReadOnly): string => refusalText(refuse('read-only', what), noNames);
