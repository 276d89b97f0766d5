// What waits for the reader's word, as rows that can be chosen: offers and gates as they were asked, then approvals.
import type { Agreeable } from '@baton/model/decided/agreeing';
import { askedOf } from '@baton/model/decided/answer';
import { openDecisions, type OpenAnswer } from '@baton/model/decided/queries';
import { liveReminders } from '@baton/model/decided/reminding';
import { useLive } from '../lib/use-live.ts';
import { useNow } from '../lib/use-now.ts';
import { useWorld } from '../lib/use-world.ts';

export interface AskedRow {
  /** Of the offer or the approval. */
  readonly id: string;
  readonly task: OpenAnswer;
  readonly asked: Agreeable;
}
const all = {};
const none: readonly OpenAnswer[] = [];

const idOf = (asked: Agreeable): string => (asked.is === 'approval' ? asked.approval : asked.offer);

/** Those of which somebody reminded first, then in the order in which it was asked. */
export function useAskedRows(): readonly AskedRow[] {
  const { directory, me } = useWorld();
  const now = useNow(60_000);
  const open = useLive(openDecisions, all) ?? none;
  const rows = open
    .flatMap((task) => {
      const matter = task.decided?.local ?? task.decided?.matter;
      if (matter === undefined) return [];
      const reminded = new Set(liveReminders(directory, matter).map(({ of }) => of));
      return askedOf({ directory, space: task.space, person: me.person, now }, matter)
        .filter((asked) => asked.is !== 'counter')
        .map((asked) => ({
          row: { id: idOf(asked), task, asked },
          isReminded: reminded.has(idOf(asked)),
          at: matter.offer?.said.at ?? matter.approval?.said.at ?? 0,
        }));
    })
    .sort((left, right) => Number(right.isReminded) - Number(left.isReminded) || left.at - right.at)
    .map(({ row }) => row);
  const isApproval = ({ asked }: AskedRow): boolean => asked.is === 'approval';
  return [...rows.filter((row) => !isApproval(row)), ...rows.filter(isApproval)];
}
