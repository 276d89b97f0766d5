// The hand-over sheet (18): to whom, what they need, a note, an answer by when. The rest is filled in.
import type { Absent } from '@baton/model/decided/absent';
import type { Condition } from '@baton/model/decided/offer-text';
import type { Day } from '@baton/model/day';
import type { SpaceId } from '@baton/model/ids';
import type { PeekAnswer } from '@baton/model/task/queries';
import { Baton } from '@baton/ui/baton';
import type { BatonEnd } from '@baton/ui/baton-end';
import { Button } from '@baton/ui/button';
import { DateField } from '@baton/ui/date-field';
import { Dialog } from '@baton/ui/dialog';
import { TextArea } from '@baton/ui/text-area';
import { useMemo, useRef } from 'react';
import { useLocale } from '../../lib/locale.ts';
import { useNow } from '../../lib/use-now.ts';
import { useToday } from '../../lib/use-today.ts';
import { useWorld } from '../../lib/use-world.ts';
import { ToldAway } from '../../parts/told-away.tsx';
import { firstName, useFaces, useNames } from '../../parts/people.tsx';
import { useFormKeys } from '../../parts/use-form-keys.ts';
import { Conditions } from './conditions.tsx';
import { ReceiverList } from './receiver-list.tsx';
import { type Candidate, candidatesOf, type Kind } from '../../parts/receivers.ts';
import { useHandingOver, useRecentReceivers, type Wish } from './use-hand-over.ts';
import { type Filling, isPerson, useWish } from './use-wish.ts';
import styles from './hand-over.module.css';

interface HandOverDialogProps {
  readonly task: PeekAnswer;
  readonly space: SpaceId;
  readonly onClose: () => void;
}

function useCandidates(space: SpaceId): (kind: Kind) => readonly Candidate[] {
  const { directory, titles, me } = useWorld();
  const nameOf = useNames();
  const now = useNow(60_000);
  const recent = useRecentReceivers(space);
  return useMemo(() => {
    const teamName = (team: keyof typeof titles.teams): string => titles.teams[team] ?? 'A team';
    return (kind) => candidatesOf({ directory, space, me: me.person, now, nameOf, teamName }, kind, recent);
  }, [directory, space, me.person, now, nameOf, titles, recent]);
}

export function HandOverDialog({ task, space, onClose }: HandOverDialogProps) {
  const candidates = useCandidates(space);
  const filling = useWish(task, space);
  const { to, called, conditions, note, wish, whyNot, set } = filling;
  const { offer, give } = useHandingOver({ task: task.id, space });
  const field = useRef<HTMLInputElement>(null);
  const insteadOf = ({ deputy }: Absent) => {
    const other = candidates('people').find(({ id }) => id === deputy);
    if (other === undefined) return undefined;
    return () => {
      set.to(other);
      // What was pressed goes with who was away: the keys stay with the sheet.
      field.current?.focus();
    };
  };
  const go = async (way: (wish: Wish) => Promise<boolean>) => {
    if (wish !== undefined && whyNot === undefined && (await way(wish))) onClose();
  };
  const sheet = useFormKeys<HTMLDivElement>({ onSay: () => void go(offer), onBack: onClose });
  return (
    <Dialog
      open
      onClose={onClose}
      width={560}
      title={`Hand over ${task.key}`}
      initialFocus={field}
      actions={
        <Actions filling={filling} onOffer={() => void go(offer)} onGive={() => void go(give)} onClose={onClose} />
      }
    >
      <div ref={sheet} className={styles.sheet}>
        <Pair task={task} to={to} />
        <ReceiverList candidatesOf={candidates} chosen={to?.id} onChoose={set.to} fieldRef={field} />
        <ToldAway space={space} asked={to === undefined ? [] : [to.receiver]} duty="hand-off" insteadOf={insteadOf} />
        <Conditions
          title={`What ${called ?? 'whoever takes it'} needs before taking it`}
          conditions={conditions}
          onChange={set.conditions}
        />
        <TextArea label="Note" rows={1} value={note} onChange={set.note} />
        <Dates filling={filling} />
      </div>
    </Dialog>
  );
}

interface ActionsProps {
  readonly filling: Filling;
  readonly onOffer: () => void;
  readonly onGive: () => void;
  readonly onClose: () => void;
}
function Actions({ filling: { to, called, conditions, whyNot }, onOffer, onGive, onClose }: ActionsProps) {
  return (
    <>
      <span className={styles.foot}>{footText(conditions, called)}</span>
      {to !== undefined && isPerson(to) && whyNot === undefined && (
        <Button tone="quiet" onClick={onGive}>
          Give it without asking
        </Button>
      )}
      <Button onClick={onClose}>Cancel</Button>
      <Button tone="primary" keyCap="Ctrl ↵" disabledReason={whyNot} onClick={onOffer}>
        {called === undefined ? 'Offer' : `Offer to ${called}`}
      </Button>
    </>
  );
}

function footText(conditions: readonly Condition[], first: string | undefined): string {
  const left = conditions.filter(({ isMet }) => !isMet).length;
  const who = first ?? 'Whoever is asked';
  if (left === 0) return `You have it until ${first ?? 'somebody'} accepts.`;
  return `${left === 1 ? 'One condition is' : `${left} conditions are`} open. ${who} sees it; accepting notes it.`;
}

/** Who stands in for whoever is away is who will answer. */
function endFor(to: Candidate, faceOf: ReturnType<typeof useFaces>): BatonEnd {
  if (!isPerson(to)) return { name: to.name, shortName: to.name, hue: 1 };
  return to.deputy === null ? faceOf(to.id) : { ...faceOf(to.deputy), seat: to.name };
}

function Pair({ task, to }: { readonly task: PeekAnswer; readonly to: Candidate | undefined }) {
  const { me } = useWorld();
  const faceOf = useFaces();
  const holder = faceOf(task.holder?.id ?? me.person);
  const end = to && endFor(to, faceOf);
  const deputy = to?.deputy == null ? null : firstName(faceOf(to.deputy).name);
  return (
    <div className={styles.pair}>
      {end === undefined ? (
        <Baton state="alone" size="lg" from={holder} />
      ) : (
        <Baton state="held" size="lg" from={holder} to={end} />
      )}
      {to !== undefined && <span>you have it until {deputy ?? to.name} accepts</span>}
    </div>
  );
}

function Dates({ filling: { answerBy, due, set } }: { readonly filling: Filling }) {
  const today = useToday();
  const locale = useLocale();
  return (
    <div className={styles.dates}>
      <DateField
        label="Answer by the end of"
        value={answerBy}
        today={today}
        locale={locale}
        placeholder="No day"
        onChange={(day) => set.answerBy(day as Day | undefined)}
      />
      <DateField
        label="To be done by"
        value={due}
        today={today}
        locale={locale}
        placeholder="No day"
        onChange={(day) => set.due(day as Day | undefined)}
      />
    </div>
  );
}
