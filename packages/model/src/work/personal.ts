// Work that is nobody else's: a list of one's own, made when the first task for it is noted. Its id is made of the person's,
// so that two devices that begin it apart have one; it stands in the private document, and no space tells of it.
import { z } from 'zod';
import { command } from '../command.ts';
import { Day, Minutes } from '../day.ts';
import type { PersonId } from '../ids.ts';
import { isRank, ranksBetween } from '../rank.ts';
import { present } from '../record.ts';
import type { StatusKind } from '../project/schema.ts';
import { Priority, Title } from '../task/schema.ts';
import type { Tx } from '../tx.ts';

export const personalProject = (person: PersonId): string => `p${person.slice(1)}`;
/** Five statuses of one list: the last character of the person's id becomes the kind's. */
const statusIn = (person: PersonId, at: number): string => `q${person.slice(1, -1)}${at}`;

const kinds: readonly (readonly [StatusKind, string])[] = [
  ['later', 'Later'],
  ['todo', 'To do'],
  ['doing', 'Doing'],
  ['done', 'Done'],
];
const todo = 1;

function beginPersonal(tx: Tx, person: PersonId, now: number): void {
  if (tx.projects.get(personalProject(person)) !== undefined) return;
  const project = personalProject(person);
  tx.projects.add({ in: 'private' }, project, { name: 'Personal', hue: 6, prefix: 'ME', created: now });
  // The same ranks on every device: what two of them begin apart is one list.
  const ranks = ranksBetween(null, null, { count: kinds.length, random: () => 0 }).filter(isRank);
  kinds.forEach(([kind, name], at) =>
    tx.statuses.add({ in: 'private' }, statusIn(person, at), { project, name, kind, rank: ranks[at] ?? 'a0' }),
  );
}

/** A task that only I have. */
export const addPrivateTask = command(
  'addPrivateTask',
  z.object({
    title: z.string().trim().pipe(Title),
    due: Day.nullable().optional(),
    priority: Priority.nullable().optional(),
    estimate: Minutes.nullable().optional(),
  }),
  (tx, { person, now, newId }, { title, due = null, priority = null, estimate = null }) => {
    beginPersonal(tx, person, now);
    const id = newId('t');
    tx.tasks.add(
      { in: 'private' },
      id,
      present({
        title,
        due,
        priority,
        estimate,
        project: personalProject(person),
        status: statusIn(person, todo),
        assigned: person,
        created: now,
      }),
    );
    return { task: id };
  },
);
