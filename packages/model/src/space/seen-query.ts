// What another person sees of a space: from the rules alone, told to who asks out of what they read themselves.
import { z } from 'zod';
import { question } from '../command.ts';
import { homeNameOf } from '../directory/home-name.ts';
import { readsHome, roleIn } from '../directory/queries.ts';
import type { SpaceRole } from '../directory/schema.ts';
import type { PersonId, SpaceId } from '../ids.ts';

export interface SeenAnswer {
  /** Of the person. */
  readonly id: string;
  /** In the space; null: it is not there for them. */
  readonly role: SpaceRole | null;
  readonly projects: readonly { readonly id: string; readonly name: string }[];
  /** Tasks of the space that they see because they are in it. */
  readonly tasks: number;
  /** Tasks that were given to fewer, them among those. */
  readonly given: readonly { readonly id: string; readonly title: string }[];
  /** Tasks that were given to fewer, and that the asker reads and they do not. */
  readonly notGiven: number;
  readonly readsMoney: boolean;
}

/** One row. */
export const seenBy = question(
  'seenBy',
  z.object({ space: z.string(), person: z.string() }),
  ['projects', 'tasks'],
  (rows, { directory }, { space, person }): readonly SeenAnswer[] => {
    const who = person as PersonId;
    const role = roleIn(directory, who, space);
    const projects = [...rows.projects.all()].filter(
      ({ id, binned }) => binned === null && rows.projects.spaceOf(id) === space,
    );
    let [tasks, notGiven] = [0, 0];
    const given: { id: string; title: string }[] = [];
    for (const { id, title, binned } of projects.flatMap((project) => rows.tasks.by('project', project.id))) {
      const home = rows.tasks.homeOf(id);
      if (binned !== null || home === undefined || home.in === 'private') continue;
      if (home.in === 'space') tasks += role === null ? 0 : 1;
      else if (readsHome(directory, who, homeNameOf(home.space, home.group))) given.push({ id, title });
      else notGiven += 1;
    }
    const money = homeNameOf(space as SpaceId, 'money');
    return [
      {
        id: person,
        role,
        projects: role === null ? [] : projects.map(({ id, name }) => ({ id, name })),
        tasks,
        given,
        notGiven,
        readsMoney: readsHome(directory, who, money),
      },
    ];
  },
);
