// Where it goes: a department, and the name and prefix of the project that it becomes.
import { projectsOfWorkspace } from '@baton/model/project/queries';
import { suggestPrefix } from '@baton/model/project/rules';
import { Select } from '@baton/ui/select';
import { TextField } from '@baton/ui/text-field';
import { useState } from 'react';
import { useLive } from '../../lib/use-live.ts';
import { useSpaces } from '../../parts/spaces.ts';
import styles from './import.module.css';

export interface Place {
  readonly space: string;
  readonly name: string;
  readonly prefix: string;
  readonly hue: number;
}
type Draft = Partial<Omit<Place, 'hue'>>;
interface PlaceState {
  readonly value: Place;
  readonly errors: { readonly name?: string; readonly prefix?: string };
  set(change: Draft): void;
  /** False where a field says what is missing. */
  check(): boolean;
}
const all = {};

export function usePlace(title: string): PlaceState {
  const spaces = useSpaces();
  const projects = useLive(projectsOfWorkspace, all) ?? [];
  const [draft, setDraft] = useState<Draft>({});
  const [errors, setErrors] = useState<PlaceState['errors']>({});
  const name = draft.name ?? title;
  const value: Place = {
    space: draft.space ?? spaces[0]?.id ?? '',
    name: name.trim(),
    prefix: draft.prefix ?? suggestPrefix(name, new Set(projects.map(({ prefix }) => prefix))),
    hue: (projects.length % 7) + 1,
  };
  return {
    value: { ...value, name },
    errors,
    set: (change) => setDraft({ ...draft, ...change }),
    check() {
      const found = {
        ...(value.name === '' ? { name: 'A name that others know it by.' } : {}),
        ...(/^[A-Z][A-Z0-9]{1,5}$/u.test(value.prefix) ? {} : { prefix: 'Two to six letters and digits, like SPR.' }),
      };
      setErrors(found);
      return Object.keys(found).length === 0;
    },
  };
}

export function PlaceFields({ place }: { place: PlaceState }) {
  const spaces = useSpaces();
  const { value, errors, set } = place;
  return (
    <section>
      <h3>Where it goes</h3>
      <div className={styles.place}>
        <Select
          label="Department"
          value={value.space}
          onChange={(space) => set({ space })}
          options={spaces.map(({ id, title }) => ({ id, label: title }))}
        />
        <TextField
          label="As project"
          value={value.name}
          onChange={(name) => set({ name })}
          maxLength={200}
          autoComplete="off"
          error={errors.name}
        />
        <TextField
          label="Prefix of its keys"
          value={value.prefix}
          onChange={(typed) =>
            set({
              prefix: typed
                .toUpperCase()
                .replaceAll(/[^A-Z0-9]/gu, '')
                .slice(0, 6),
            })
          }
          autoComplete="off"
          error={errors.prefix}
        />
      </div>
    </section>
  );
}
