// What a guest is told of their work in one sentence.
import type { SharedTask } from '@baton/model/sharing/queries';
import type { Day } from '@baton/model/day';
import { dueWords } from '../../parts/due-text.tsx';

const small = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];
const countWord = (count: number): string => small[count] ?? String(count);

/** "Two tasks are with you. The next is due tomorrow." Open ones; those that are done are no work any more. */
export function leadOf(tasks: readonly SharedTask[], today: Day): string {
  const open = tasks.filter(({ mine, kind }) => mine && kind !== 'done');
  if (open.length === 0) return 'Nothing is with you now.';
  const first = `${countWord(open.length)} ${open.length === 1 ? 'task is' : 'tasks are'} with you.`;
  const next = open.find(({ due }) => due !== null);
  if (next?.due == null) return first;
  const when = dueWords({ due: next.due, late: next.late, today });
  const said = next.late ? when : when === 'Today' ? 'due today' : `due ${when}`;
  return `${first} ${open.length === 1 ? 'It' : 'The next'} is ${said}.`;
}

/** "Ines and Ravi", each once; nobody where no name is known. */
export function sharersOf(tasks: readonly SharedTask[]): readonly string[] {
  return [...new Set(tasks.flatMap(({ sharer }) => (sharer === null ? [] : [sharer.name])))];
}
