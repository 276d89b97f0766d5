// Asking for approval of a task: who signs, how many of them, in which order, by when. What they sign is frozen with it.
import type { Absent } from '@baton/model/decided/absent';
import { approvedIn, standingOf } from '@baton/model/decided/approval-rules';
import type { ApprovalOrder } from '@baton/model/decided/schema';
import { versionOf } from '@baton/model/decided/versions';
import type { Day } from '@baton/model/day';
import type { SpaceId } from '@baton/model/ids';
import type { PeekAnswer } from '@baton/model/task/queries';
import { Button } from '@baton/ui/button';
import { Checkbox } from '@baton/ui/checkbox';
import { DateField } from '@baton/ui/date-field';
import { Dialog } from '@baton/ui/dialog';
import { Segmented } from '@baton/ui/segmented';
import { useRef, useState } from 'react';
import { useLocale } from '../../lib/locale.ts';
import { useToday } from '../../lib/use-today.ts';
import { useWorld } from '../../lib/use-world.ts';
import { ToldAway } from '../../parts/told-away.tsx';
import { useNames } from '../../parts/people.tsx';
import { useFormKeys } from '../../parts/use-form-keys.ts';
import { SeatList } from './seat-list.tsx';
import { type Seat, seatsOf } from './seats.ts';
import { type ApprovalWish, useAsking } from './use-asking.ts';
import styles from './ask-approval.module.css';

interface AskApprovalDialogProps {
  readonly task: PeekAnswer;
  readonly space: SpaceId;
  readonly onClose: () => void;
}

/** Number of the version with which what is asked for is compared; null: none is approved. Or why nothing can be asked. */
function useSoFar({ decided }: PeekAnswer): { readonly since: number | null; readonly whyNot: string | undefined } {
  const { directory } = useWorld();
  const matter = decided?.local ?? decided?.matter;
  if (matter === undefined) return { since: null, whyNot: undefined };
  const approved = approvedIn(directory, matter);
  const standing = matter.approval && standingOf(directory, matter.approval);
  const isOpen = standing === 'open' || standing === 'contested';
  return {
    since: approved && versionOf(matter, approved.id),
    whyNot: isOpen ? 'An approval of it is asked already. Take that back first.' : undefined,
  };
}

interface Filling {
  readonly wish: ApprovalWish;
  readonly chosen: readonly Seat[];
  readonly set: {
    readonly chosen: (chosen: readonly Seat[]) => void;
    readonly wish: (part: Partial<ApprovalWish>) => void;
  };
}
function useFilling(): Filling {
  const [chosen, setChosen] = useState<readonly Seat[]>([]);
  const [part, setPart] = useState<Partial<ApprovalWish>>({});
  const all = Math.max(1, chosen.length);
  const wish: ApprovalWish = {
    order: 'together',
    fourEyes: true,
    strong: false,
    answerBy: undefined,
    ...part,
    seats: chosen.map(({ receiver }) => receiver),
    quorum: Math.min(all, part.quorum ?? all),
  };
  return { wish, chosen, set: { chosen: setChosen, wish: (more) => setPart((before) => ({ ...before, ...more })) } };
}

export function AskApprovalDialog({ task, space, onClose }: AskApprovalDialogProps) {
  const { directory, titles, me } = useWorld();
  const nameOf = useNames();
  const { since, whyNot: notNow } = useSoFar(task);
  const { wish, chosen, set } = useFilling();
  const [isBusy, setBusy] = useState(false);
  const ask = useAsking(task, space);
  const field = useRef<HTMLInputElement>(null);
  const all = seatsOf({
    directory,
    space,
    me: me.person,
    nameOf,
    teamName: (team) => titles.teams[team] ?? 'A team',
  });
  const whyNot =
    notNow ?? (chosen.length === 0 ? 'Choose who signs first.' : isBusy ? 'It is being frozen.' : undefined);
  const insteadOf = ({ person, deputy }: Absent) => {
    const at = chosen.findIndex(({ id }) => id === person);
    const other = all.find(({ id }) => id === deputy && !chosen.some((one) => one.id === id));
    if (at < 0 || other === undefined) return undefined;
    return () => {
      set.chosen(chosen.with(at, other));
      // What was pressed goes with who was away: the keys stay with the sheet.
      field.current?.focus();
    };
  };
  const go = async () => {
    if (whyNot !== undefined) return;
    setBusy(true);
    const isDone = await ask(wish);
    setBusy(false);
    if (isDone) onClose();
  };
  const sheet = useFormKeys<HTMLDivElement>({ onSay: () => void go(), onBack: onClose });
  return (
    <Dialog
      open
      onClose={onClose}
      width={560}
      title={`Ask for approval of ${task.key}`}
      initialFocus={field}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" keyCap="Ctrl ↵" disabledReason={whyNot} onClick={() => void go()}>
            Ask for approval
          </Button>
        </>
      }
    >
      <div ref={sheet} className={styles.sheet}>
        <p className={styles.meta}>
          {since === null
            ? 'Title, description, dates, estimate, tags, checklist and files are frozen as they are now. That is what is signed.'
            : `Frozen as it is now, and shown with what changed since version ${since}. That is what is signed.`}
        </p>
        <SeatList
          all={all}
          chosen={chosen}
          inOrder={wish.order === 'in-order'}
          onChange={set.chosen}
          fieldRef={field}
        />
        <ToldAway space={space} asked={wish.seats} duty="approval" insteadOf={insteadOf} />
        <Terms wish={wish} onChange={set.wish} />
      </div>
    </Dialog>
  );
}

const orders = [
  { id: 'together', label: 'In any order' },
  { id: 'in-order', label: 'One after the other' },
] as const satisfies readonly { readonly id: ApprovalOrder; readonly label: string }[];

interface TermsProps {
  readonly wish: ApprovalWish;
  readonly onChange: (part: Partial<ApprovalWish>) => void;
}
function Terms({ wish, onChange }: TermsProps) {
  const today = useToday();
  const locale = useLocale();
  const { seats, quorum, order, fourEyes, strong, answerBy } = wish;
  return (
    <div className={styles.terms}>
      {seats.length > 1 && (
        <div className={styles.row}>
          <label className={styles.amount}>
            <span>How many must sign</span>
            <select value={quorum} onChange={(event) => onChange({ quorum: Number(event.target.value) })}>
              {seats.map((_, at) => (
                // oxlint-disable-next-line react/no-array-index-key -- they are numbers
                <option key={at} value={at + 1}>
                  {at + 1 === seats.length ? `all ${seats.length}` : `${at + 1} of ${seats.length}`}
                </option>
              ))}
            </select>
          </label>
          <Segmented label="In which order" options={orders} value={order} onChange={(to) => onChange({ order: to })} />
        </div>
      )}
      <Checkbox
        label="Four eyes: nobody who worked on it signs"
        checked={fourEyes}
        onChange={(isOn) => onChange({ fourEyes: isOn })}
      />
      <Checkbox
        label="Each signature needs a passkey"
        checked={strong}
        onChange={(isOn) => onChange({ strong: isOn })}
      />
      <DateField
        label="Answer by the end of"
        value={answerBy}
        today={today}
        locale={locale}
        placeholder="No day"
        onChange={(day) => onChange({ answerBy: day as Day | undefined })}
      />
    </div>
  );
}
