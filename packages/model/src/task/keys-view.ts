// Tasks by what a key is made of: the project in which it was given, the head of the id, keys of other spaces.
import { shortOf } from '../ids.ts';
import type { View } from '../view.ts';
import type { Task } from './schema.ts';

type Keyed = Pick<Task, 'id' | 'project' | 'keyedIn' | 'formerKeys'>;

/** The project whose prefix and number line the key is of. */
export const keyHomeOf = (task: Pick<Task, 'project' | 'keyedIn'>): string => task.keyedIn ?? task.project;

export interface TaskKeys {
  readonly byHome: Map<string, Set<string>>;
  readonly byFormer: Map<string, Set<string>>;
}

function put(of: Map<string, Set<string>>, key: string, id: string): void {
  const ids = of.get(key);
  if (ids === undefined) of.set(key, new Set([id]));
  else ids.add(id);
}
function take(of: Map<string, Set<string>>, key: string, id: string): void {
  const ids = of.get(key);
  ids?.delete(id);
  if (ids?.size === 0) of.delete(key);
}

export const taskKeys: View<Keyed, TaskKeys> = {
  fields: ['project', 'keyedIn', 'formerKeys'],
  open: () => ({ byHome: new Map(), byFormer: new Map() }),
  move({ byHome, byFormer }, { id, before, after }) {
    if (before !== undefined) {
      take(byHome, keyHomeOf(before), id);
      for (const key of before.formerKeys) take(byFormer, key, id);
    }
    if (after !== undefined) {
      put(byHome, keyHomeOf(after), id);
      for (const key of after.formerKeys) put(byFormer, key, id);
    }
  },
};

/** Ids whose head is this, of any project. */
export function* withShort({ byHome }: TaskKeys, short: string): Iterable<string> {
  for (const ids of byHome.values()) for (const id of ids) if (shortOf(id) === short) yield id;
}
