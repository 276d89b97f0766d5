// What became of an offer, as whoever made it sees it on the task (18): one line, with what can be done about it.
import { batonOf, type Baton } from '@baton/model/decided/baton';
import { offerIn } from '@baton/model/decided/holding';
import type { Day } from '@baton/model/day';
import type { Counter, Offer, WorkDecision } from '@baton/model/decided/schema';
import type { PersonId, SpaceId } from '@baton/model/ids';
import type { TaskAnswer } from '@baton/model/task/answer';
import { Button } from '@baton/ui/button';
import type { ReactNode } from 'react';
import { useActions } from '../lib/actions.tsx';
import { useHandOver } from '../lib/task-sheets.tsx';
import { useNow } from '../lib/use-now.ts';
import { useToday } from '../lib/use-today.ts';
import { useWorld } from '../lib/use-world.ts';
import { longDay, timeText } from './day-text.ts';
import { GiveOut } from './give-out.tsx';
import { useNames } from './people.tsx';
import { useReceiverNames } from './receiver-words.ts';
import { RemindButton } from './remind-button.tsx';
import { spanText } from './span-text.ts';
import { TaskBaton } from './task-baton.tsx';
import { useWordsOf } from './use-decided-words.ts';
import { useWorkDeciding } from './use-work-deciding.ts';
import styles from './offer.module.css';

type Of = Pick<TaskAnswer, 'id' | 'title' | 'holder' | 'decided'>;
interface OfferLineProps {
  readonly task: Of;
  readonly space: SpaceId;
}

/** Nothing, where nothing is news to its reader. */
export function OfferLine({ task, space }: OfferLineProps) {
  const { directory, me } = useWorld();
  const now = useNow(60_000);
  const { decided } = task;
  if (decided === null) return null;
  const { matter, local, assigned } = decided;
  const baton = batonOf(
    { matter, local: local ?? undefined, assigned: assigned as PersonId | null },
    { directory, now },
  );
  const offer = offerIn(local ?? matter, directory);
  if (offer === null || !tells.has(baton.is)) return null;
  return <Line task={task} space={space} baton={baton} offer={offer} isMine={offer.said.by === me.person} now={now} />;
}
const tells: ReadonlySet<Baton['is']> = new Set(['offered', 'asked', 'countered', 'accepted', 'declined', 'overdue']);

interface LineProps extends OfferLineProps {
  readonly baton: Baton;
  readonly offer: Offer;
  readonly isMine: boolean;
  readonly now: number;
}
function Line(props: LineProps) {
  const { task, isMine } = props;
  return (
    <div className={styles.line} role="status">
      <TaskBaton task={task} size="md" />
      <span>{useSaid(props)}</span>
      <span className={styles.acts}>
        {isMine && <Acts {...props} />}
        <GiveOut task={task} space={props.space} size={24} />
      </span>
    </div>
  );
}

const open: ReadonlySet<Baton['is']> = new Set(['offered', 'asked', 'overdue', 'countered']);

/** Of whoever made it. At a gate it is not taken back here. */
function Acts({ task, space, baton, offer }: LineProps) {
  const handOver = useHandOver();
  const receiverName = useReceiverNames();
  const decide = useWorkDeciding();
  const of = { space, task: task.id, offer: offer.id };
  const say = (decision: WorkDecision, done: string) => void decide({ decision, done });
  const mayTakeBack = open.has(baton.is) && offer.column === null;
  const takeBack = () => say({ type: 'offer-taken-back', ...of }, 'Taken back. It is yours as before.');
  useActions(mayTakeBack ? { 'take-offer-back': takeBack } : {});
  return (
    <>
      {baton.is === 'countered' && (
        <Button size={24} onClick={() => say({ type: 'counter-accepted', ...of }, 'Agreed.')}>
          Agree
        </Button>
      )}
      {mayTakeBack && (
        <Button size={24} tone="quiet" keyCap="Shift H" onClick={takeBack}>
          Take back
        </Button>
      )}
      {open.has(baton.is) && <RemindButton task={task} space={space} whom={offer.to.map(receiverName).join(' or ')} />}
      {baton.is === 'declined' && handOver.isHere && (
        <Button size={24} onClick={() => handOver.open(task.id)}>
          Offer again
        </Button>
      )}
    </>
  );
}

function useSaid({ task, baton, offer, now }: Pick<LineProps, 'task' | 'baton' | 'offer' | 'now'>): ReactNode {
  const nameOf = useNames();
  const receiverName = useReceiverNames();
  const today = useToday();
  const wordsOf = useWordsOf(task.id, task.decided?.local ?? task.decided?.matter);
  const to = offer.to.map(receiverName).join(' or ');
  const words = ('said' in offer.state ? wordsOf(offer.state.said) : null) ?? '';
  switch (baton.is) {
    case 'asked':
      return `${nameOf(baton.by)} asked, ${spanText(now - baton.at)} ago: “${words}”`;
    case 'countered':
      return `${nameOf(baton.by)} proposes ${counterText(baton.counter, { nameOf, today })}`;
    case 'accepted':
      if (baton.isLocal) return 'Accepted here, not on record yet';
      return `${nameOf(baton.holder.person)} accepted it, ${spanText(now - baton.at)} ago`;
    case 'declined':
      return `${nameOf(baton.by)} declined: “${words}”`;
    case 'overdue':
      return `No answer from ${to} since ${timeText(baton.since)}`;
    default:
      return baton.isLocal ? 'Offered while offline, not on record yet' : `Offered to ${to}, not yet accepted`;
  }
}

const counterText = (
  counter: Counter,
  { nameOf, today }: { readonly nameOf: (id: string) => string; readonly today: Day },
) => ('due' in counter ? longDay(counter.due, today) : nameOf(counter.person));
