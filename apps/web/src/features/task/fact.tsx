// One fact of a task: its name, its value, and the mark of a value that lost against another.
import type { PeekAnswer } from '@baton/model/task/queries';
import type { ModuleName } from '@baton/model/directory/module-rules';
import type { ReactNode } from 'react';
import type { Lost } from '../../lib/use-superseded.ts';
import { FieldTraces } from '../../parts/field-traces.tsx';
import { ForkMark } from '../../parts/fork-mark.tsx';
import { useShows } from '../../parts/shown-modules.tsx';
import styles from './task-facts.module.css';

export interface FactsProps {
  readonly task: PeekAnswer;
  readonly lost: readonly Lost[];
}

/** Facts of a module that a department may have switched off. */
const moduleOf: { readonly [F in FactField]?: ModuleName } = { estimate: 'estimates', budget: 'budgets' };

type FactField =
  | 'status'
  | 'due'
  | 'priority'
  | 'estimate'
  | 'budget'
  | 'assigned'
  | 'tags'
  | 'project'
  | 'repeat'
  | 'reminders';
interface FactProps {
  readonly task: PeekAnswer;
  readonly name: string;
  readonly field: FactField;
  readonly lost: readonly Lost[];
  readonly show: (value: unknown) => string;
  /** `always`: on the phone too. */
  readonly wide?: boolean | 'always';
  readonly children: ReactNode;
}

/** Who has it is set by `assigned` and shown as `holder`. */
const valueOf = (task: PeekAnswer, field: FactField) =>
  field === 'repeat' || field === 'reminders' ? null : task[field === 'assigned' ? 'holder' : field];

export function Fact({ task, name, field, lost, show, wide, children }: FactProps) {
  const module = moduleOf[field];
  const shows = useShows();
  if (module !== undefined && !shows(module)) return null;
  return (
    <div
      className={`${styles.fact} ${wide ? styles.wide : ''} ${wide === 'always' ? styles.row : ''}`}
      role="group"
      aria-label={name}
      data-field={field}
    >
      <span className={styles.name} aria-hidden="true">
        {name}
      </span>
      <FieldTraces task={task.id} field={field} value={valueOf(task, field)} />
      <div className={styles.value}>
        {children}
        <ForkMark name={name} lost={lost.find((one) => one.field === field)} show={show} />
      </div>
    </div>
  );
}
