// To whom something is offered or who is to sign, as it is called on screen.
import type { Receiver } from '@baton/model/decided/schema';
import type { Titles } from '@baton/workspace/contract';
import { useCallback } from 'react';
import { useWorld } from '../lib/use-world.ts';
import { useNames } from './people.tsx';

type NameOf = (id: string) => string;

function receiverName(receiver: Receiver, names: { readonly nameOf: NameOf; readonly titles: Titles }): string {
  if ('person' in receiver) return names.nameOf(receiver.person);
  if ('team' in receiver) return names.titles.teams[receiver.team] ?? 'A team';
  return 'Lead';
}

export function useReceiverNames(): (receiver: Receiver) => string {
  const nameOf = useNames();
  const { titles } = useWorld();
  return useCallback((receiver) => receiverName(receiver, { nameOf, titles }), [nameOf, titles]);
}

/** What tells one from another in a list. */
export const receiverKey = (receiver: Receiver): string =>
  'person' in receiver ? receiver.person : 'team' in receiver ? receiver.team : receiver.role;
