// People as the screens draw them: name, initials' hue for life, guest or not, and whether it is the reader.
import { isLink } from '@baton/model/directory/link-queries';
import { peopleOfWorkspace, type PersonAnswer } from '@baton/model/person/queries';
import type { PersonHue } from '@baton/ui/avatar';
import { useCallback, useMemo } from 'react';
import { useLive } from '../lib/use-live.ts';
import { useMe } from '../lib/use-world.ts';

const everybody = {};
const noneYet: readonly PersonAnswer[] = [];

export function usePeople(): readonly PersonAnswer[] {
  return useLive(peopleOfWorkspace, everybody) ?? noneYet;
}

/** One of eight pairs, chosen by hash of the id, the same everywhere. */
export function hueOf(id: string): PersonHue {
  let hash = 0;
  for (let at = 0; at < id.length; at += 1) hash = (Math.imul(hash, 31) + id.charCodeAt(at)) >>> 0;
  return ((hash % 8) + 1) as PersonHue;
}

export interface Face {
  readonly id: string;
  /** Whom a matched name stands for; otherwise the id itself. */
  readonly person: string;
  /** Somebody of whom this reader has more than an id. */
  readonly isKnown: boolean;
  readonly away: boolean;
  readonly name: string;
  readonly hue: PersonHue;
  readonly guest: boolean;
  readonly isReader: boolean;
  /** "Trello": a name that an import brought, without an account. */
  readonly from: string | null;
}

const nobody = { name: 'Somebody', isKnown: false, guest: false, from: null, away: false } as const;
/** Who wrote by a share link: the link is the author (model/directory/link-queries). */
const byLink = { ...nobody, name: 'Somebody by link', guest: true } as const;

type Faces = ReadonlyMap<string, Face>;
/** Worked out once for an answer, however many faces are drawn from it. */
const facesOfAnswer = new WeakMap<readonly PersonAnswer[], Faces>();

function facesOf(people: readonly PersonAnswer[]): Faces {
  const before = facesOfAnswer.get(people);
  if (before) return before;
  const persons = new Map(people.map((person) => [person.id, person]));
  const faces = new Map<string, Face>();
  for (const { id, name, guest, from, matched } of people) {
    const person = matched ?? id;
    const { away = false, me = false } = persons.get(person) ?? {};
    faces.set(id, { id, person, name, guest, from, away, isKnown: true, hue: hueOf(person), isReader: me });
  }
  facesOfAnswer.set(people, faces);
  return faces;
}

export function useFaces(): (id: string) => Face {
  const people = usePeople();
  const me = useMe();
  return useMemo(() => {
    const faces = facesOf(people);
    return (id) =>
      faces.get(id) ?? { ...(isLink(id) ? byLink : nobody), id, person: id, hue: hueOf(id), isReader: id === me };
  }, [people, me]);
}

export function useNames(): (id: string) => string {
  const faceOf = useFaces();
  return useCallback((id) => faceOf(id).name, [faceOf]);
}

export const firstName = (name: string): string => name.split(' ')[0] ?? name;
