// Who has touched what approvals cover, in memory.
import { fewerIn, type Touched } from '@baton/model/decided/covered';
import type { ContributorsAsk } from '../contributed.ts';

export class Contributed {
  /** Of each record, each person's last edit. */
  readonly #last = new Map<string, Map<string, number>>();
  /** What hangs on a record, or once did. */
  readonly #hangs = new Map<string, Set<string>>();

  touch({ parts, hangs }: Touched, person: string, number: number): void {
    for (const part of parts) this.#last.set(part, (this.#last.get(part) ?? new Map()).set(person, number));
    for (const [record, on] of hangs) this.#hangs.set(on, (this.#hangs.get(on) ?? new Set()).add(record));
  }
  since({ task, groups, after }: ContributorsAsk): readonly string[] {
    const parts = [task, ...groups.map((group) => fewerIn(task, group)), ...(this.#hangs.get(task) ?? [])];
    const persons = parts.flatMap((part) =>
      [...(this.#last.get(part) ?? [])].flatMap(([person, last]) => (last > after ? [person] : [])),
    );
    return [...new Set(persons)].sort();
  }
}
