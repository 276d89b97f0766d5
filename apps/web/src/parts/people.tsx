// People as the screens draw them: name, initials' hue for life, guest or not, and whether it is the reader.
import { peopleOfWorkspace, type PersonAnswer } from '@baton/model/person/queries';
import type { PersonHue } from '@baton/ui/avatar';
import { useCallback, useMemo } from 'react';
import { useLive } from '../lib/use-live.ts';
import { useMe } from '../lib/use-world.ts';

const everybody = {};

export function usePeople(): readonly PersonAnswer[] {
  return useLive(peopleOfWorkspace, everybody) ?? [];
}

/** One of eight pairs, chosen by hash of the id, the same everywhere. */
export function hueOf(id: string): PersonHue {
  let hash = 0;
  for (let at = 0; at < id.length; at += 1) hash = (Math.imul(hash, 31) + id.charCodeAt(at)) >>> 0;
  return ((hash % 8) + 1) as PersonHue;
}

export interface Face {
  readonly id: string;
  readonly name: string;
  readonly hue: PersonHue;
  readonly guest: boolean;
  readonly isReader: boolean;
  /** "Trello": a name that an import brought, without an account. */
  readonly from: string | null;
}

const somebody = 'Somebody';

export function useFaces(): (id: string) => Face {
  const people = usePeople();
  const me = useMe();
  return useMemo(() => {
    const faces = new Map<string, Face>();
    for (const { id, name, guest, from, matched } of people) {
      faces.set(id, { id, name, guest, from, hue: hueOf(matched ?? id), isReader: (matched ?? id) === me });
    }
    return (id) =>
      faces.get(id) ?? { id, name: somebody, guest: false, from: null, hue: hueOf(id), isReader: id === me };
  }, [people, me]);
}

export function useNames(): (id: string) => string {
  const faceOf = useFaces();
  return useCallback((id) => faceOf(id).name, [faceOf]);
}

export const firstName = (name: string): string => name.split(' ')[0] ?? name;
