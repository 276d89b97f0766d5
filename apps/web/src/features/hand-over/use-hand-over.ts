// What the sheet comes to: an offer that stands until it is answered, or work that is given directly.
import type { Receiver } from '@baton/model/decided/schema';
import { offerTextOf, type Condition } from '@baton/model/decided/offer-text';
import type { Day } from '@baton/model/day';
import { idFromBytes, type OfferId, type RecordId, type SpaceId } from '@baton/model/ids';
import { prefer, preference, usePreference } from '../../lib/preferences.ts';
import { receiverKey } from '../../parts/receiver-words.ts';
import { useWorkDeciding } from '../../parts/use-work-deciding.ts';

export interface Wish {
  readonly to: Receiver;
  readonly toName: string;
  readonly note: string;
  readonly conditions: readonly Condition[];
  readonly answerBy: Day | undefined;
  readonly due: Day | undefined;
}
interface HandingOver {
  readonly offer: (wish: Wish) => Promise<boolean>;
  /** Without asking: it is theirs at once. */
  readonly give: (wish: Wish) => Promise<boolean>;
}

const most = 6;
const recentIn = (space: SpaceId): string => `handed-over.${space}`;
const idsIn = (text: string): readonly string[] => text.split(' ').filter((id) => id !== '');
export const useRecentReceivers = (space: SpaceId): readonly string[] => idsIn(usePreference(recentIn(space), ''));

function remember(space: SpaceId, to: Receiver): void {
  const before = idsIn(preference(recentIn(space)) ?? '');
  const key = receiverKey(to);
  prefer(recentIn(space), [key, ...before.filter((id) => id !== key)].slice(0, most).join(' '));
}

/** The end of that day, where the person is. */
const endOfDay = (day: Day): number => new Date(`${day}T23:59:59`).getTime();

const newOfferId = (): OfferId => idFromBytes('r', crypto.getRandomValues(new Uint8Array(17))) as OfferId;

export function useHandingOver({ task, space }: { readonly task: RecordId; readonly space: SpaceId }): HandingOver {
  const decide = useWorkDeciding();
  return {
    async offer({ to, toName, note, conditions, answerBy, due }) {
      const decision = {
        type: 'work-offered',
        space,
        task,
        offer: newOfferId(),
        to,
        ...(answerBy === undefined ? {} : { answerBy: endOfDay(answerBy) }),
        ...(due === undefined ? {} : { due }),
      } as const;
      const isDone = await decide({ decision, done: `Offered to ${toName}.`, text: offerTextOf({ note, conditions }) });
      if (isDone) remember(space, to);
      return isDone;
    },
    async give({ to, toName, note }) {
      if (!('person' in to)) return false;
      const decision = { type: 'work-assigned', space, task, to: to.person } as const;
      const isDone = await decide({
        decision,
        done: `${toName} has it.`,
        text: note.trim() === '' ? null : note.trim(),
      });
      if (isDone) remember(space, to);
      return isDone;
    },
  };
}
