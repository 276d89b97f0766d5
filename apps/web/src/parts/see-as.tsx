// "See it as Clara": what another person sees of a department, for who leads it, or of one task. From the rules alone, counted
// of what the asker reads; nothing of that person's own.
import { commentsOn } from '@baton/model/comment/queries';
import { isGuest } from '@baton/model/directory/queries';
import { readersOf } from '@baton/model/directory/reach';
import type { PersonId, SpaceId } from '@baton/model/ids';
import { type SeenAnswer, seenBy } from '@baton/model/space/seen-query';
import { budgetFor } from '@baton/model/task/budget';
import { type PeekAnswer, taskPeek } from '@baton/model/task/queries';
import type { Home } from '@baton/model/tx';
import { Select } from '@baton/ui/select';
import { useState } from 'react';
import { useLive, useLiveOne } from '../lib/use-live.ts';
import { useWorld } from '../lib/use-world.ts';
import { counted, listText } from './number-text.ts';
import { useNames } from './people.tsx';
import { spaceRoleDoes } from './role-words.ts';
import styles from './who-sees.module.css';

const most = 6;

interface SeeAsProps {
  readonly space: SpaceId;
  /** Of which a task stands there; left out: of all that is there. */
  readonly task?: { readonly id: string; readonly group: string | null } | undefined;
}

export function SeeAs({ space, task }: SeeAsProps) {
  const { directory, me } = useWorld();
  const nameOf = useNames();
  const [person, setPerson] = useState<string>();
  const people = (Object.keys(directory.persons) as PersonId[]).filter(
    (one) => one !== me.person && directory.persons[one]?.standing === 'here',
  );
  if (people.length === 0) return null;
  return (
    <div className={styles.change}>
      <Select
        label="See it as"
        placeholder="Choose a person"
        options={people.map((id) => ({
          id: id as string,
          label: `${nameOf(id)}${isGuest(directory, id) ? ', guest' : ''}`,
        }))}
        value={person}
        onChange={setPerson}
      />
      {person !== undefined && !task && <SeenAs space={space} person={person} />}
      {person !== undefined && task && <TaskSeenAs {...task} space={space} person={person as PersonId} />}
    </div>
  );
}

function SeenAs({ space, person }: { readonly space: SpaceId; readonly person: string }) {
  const { titles } = useWorld();
  const name = useNames()(person);
  const seen = useLiveOne(seenBy, { space, person });
  if (!seen) return null;
  const { projects, given, notGiven } = seen;
  return (
    <div role="status" className={styles.seen}>
      <p>{wholeWords(seen, { name, title: titles.spaces[space] ?? 'this department' })}</p>
      {projects.length > 0 && (
        <ul aria-label={`Projects that ${name} sees`}>
          {projects.map((one) => (
            <li key={one.id}>{one.name}</li>
          ))}
        </ul>
      )}
      {given.length > 0 && (
        <p>
          Given by name:{' '}
          {given
            .slice(0, most)
            .map(({ title }) => `“${title}”`)
            .join(', ')}
          {given.length > most && ` and ${given.length - most} more`}.
        </p>
      )}
      {notGiven > 0 && <p>Not: {counted(notGiven, 'task')} given to fewer, which you read.</p>}
    </div>
  );
}

interface TaskSeenProps {
  readonly id: string;
  readonly group: string | null;
  readonly space: SpaceId;
  readonly person: PersonId;
}

function TaskSeenAs({ id, group, space, person }: TaskSeenProps) {
  const { directory } = useWorld();
  const name = useNames()(person);
  const comments = useLive(commentsOn, { task: id });
  const peek = useLiveOne(taskPeek, { task: id });
  if (comments === undefined) return null;
  const reader = readersOf(directory, space, group).find((one) => one.person === person);
  const guest = isGuest(directory, person);
  const inside = guest ? comments.filter(({ shared }) => !shared).length : 0;
  const home: Home = group === null ? { in: 'space', space } : { in: 'group', space, group };
  const lacksBudget = hasBudget(peek) && budgetFor({ directory, person }, home, null) === null;
  const not = notSeenBy({ lacksBudget, inside, guest });
  const seen = [
    'title, facts and checklist',
    'the description',
    commentsSeen(comments.length - inside, comments.length),
  ];
  return (
    <div role="status" className={styles.seen}>
      <p>
        {reader === undefined
          ? `For ${name} this task is not there.`
          : `${name} ${spaceRoleDoes[reader.role]} it, and sees ${listText(seen)}.`}
      </p>
      {reader !== undefined && not.length > 0 && <p>Not: {listText(not)}.</p>}
    </div>
  );
}

const hasBudget = (peek: PeekAnswer | null | undefined): boolean => (peek?.budget?.value ?? null) !== null;

interface NotSeen {
  readonly lacksBudget: boolean;
  /** Comments among colleagues. */
  readonly inside: number;
  readonly guest: boolean;
}
const notSeenBy = ({ lacksBudget, inside, guest }: NotSeen): readonly string[] => [
  ...(lacksBudget ? ['the budget'] : []),
  ...(inside === 0 ? [] : [`${counted(inside, 'comment')} among colleagues`]),
  ...(guest ? ['the project and its other tasks', 'the list of people'] : []),
];

function commentsSeen(seen: number, all: number): string {
  if (all === 0) return 'what is said on it';
  if (seen < all) return `${seen} of ${counted(all, 'comment')}`;
  return all === 1 ? 'the one comment' : `all ${counted(all, 'comment')}`;
}

function wholeWords({ role, tasks, readsMoney }: SeenAnswer, { name, title }: { name: string; title: string }): string {
  if (role === null) return `For ${name} ${title} is not there.`;
  const money = readsMoney ? 'with budgets' : 'without budgets';
  return `${name} ${spaceRoleDoes[role]} here: ${counted(tasks, 'task')} with pages and comments, ${money}.`;
}
