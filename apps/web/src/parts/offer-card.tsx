// What was offered to the reader (18): who offers it, by when, with what; and the four ways to answer. On the task, in My work
// and in the inbox alike. Accepting is a statement: the key opens it, a second press signs.
import { agreeingTo } from '@baton/model/decided/agreeing';
import type { Asked } from '@baton/model/decided/answer';
import { type Condition, readOfferText } from '@baton/model/decided/offer-text';
import { liveReminders } from '@baton/model/decided/reminding';
import { offerIn } from '@baton/model/decided/holding';
import type { Matter, Offer, WorkDecision } from '@baton/model/decided/schema';
import type { Day } from '@baton/model/day';
import type { SpaceId } from '@baton/model/ids';
import type { TaskAnswer } from '@baton/model/task/answer';
import { Button } from '@baton/ui/button';
import { Checkbox } from '@baton/ui/checkbox';
import { type ReactNode, useState } from 'react';
import { useActions } from '../lib/actions.tsx';
import { useNow } from '../lib/use-now.ts';
import { useToday } from '../lib/use-today.ts';
import { useWorld } from '../lib/use-world.ts';
import { dayOf, shortDay } from './day-text.ts';
import { GiveOut } from './give-out.tsx';
import { ProposeForm, ReasonForm } from './offer-forms.tsx';
import { SignForm } from './small-form.tsx';
import { firstName, useNames } from './people.tsx';
import { spanText } from './span-text.ts';
import { takingStatement } from './statement-words.ts';
import { TaskBaton } from './task-baton.tsx';
import { useWordsOf } from './use-decided-words.ts';
import { useWorkDeciding } from './use-work-deciding.ts';
import styles from './offer.module.css';

type Of = Pick<TaskAnswer, 'id' | 'title' | 'key' | 'holder' | 'decided'>;
export interface OfferCardProps {
  readonly task: Of;
  readonly space: SpaceId;
  readonly asked: Extract<Asked, { readonly is: 'offer' }>;
  /** Where A and D are this card's: it is the one that is looked at. */
  readonly hasKeys: boolean;
  /** On a list the title leads to the task; in its room it stands above already. */
  readonly heading?: ReactNode;
}
type Way = 'accept' | 'propose' | 'decline' | 'ask' | null;

/** Nothing, once it is answered. */
export function OfferCard(props: OfferCardProps) {
  const { directory } = useWorld();
  const { decided } = props.task;
  const matter = decided?.local ?? decided?.matter;
  const offer = matter === undefined ? null : offerIn(matter, directory);
  return offer === null || matter === undefined ? null : <Offered {...props} offer={offer} matter={matter} />;
}

interface OfferedProps extends OfferCardProps {
  readonly offer: Offer;
  readonly matter: Matter;
}
function Offered({ task, space, asked, hasKeys, heading, offer, matter }: OfferedProps) {
  const nameOf = useNames();
  const [way, setWay] = useState<Way>(null);
  const decide = useWorkDeciding();
  const { note, conditions } = readOfferText(useWordsOf(task.id, matter)(offer.said));
  useActions(hasKeys ? { answer: () => setWay('accept'), decline: () => setWay('decline') } : {});
  const from = nameOf(offer.said.by);
  const of = { space, task: task.id, offer: asked.offer };
  const yes = agreeingTo({ space, task: task.id, approval: null }, asked);
  const say = async (decision: WorkDecision, done: string, text: string | null) => {
    if (await decide({ decision, done, text, via: asked.via })) setWay(null);
  };
  return (
    <section className={styles.offer} aria-label={`Offered to you: ${task.title}`}>
      <Head task={task} offer={offer} matter={matter} />
      {heading}
      {note !== '' && <p className={styles.note}>“{note}”</p>}
      <OfferConditions conditions={conditions} />
      {asked.via !== null && <p className={styles.meta}>You stand in for {nameOf(asked.via)}.</p>}
      <Ways
        hasKeys={hasKeys}
        way={way}
        setWay={setWay}
        from={firstName(from)}
        title={task.title}
        due={offer.due}
        give={<GiveOut task={task} space={space} />}
        say={{
          accept: async () => void (yes !== null && (await say(yes, 'It is yours.', null))),
          decline: (text) => say({ type: 'offer-declined', ...of }, `Declined. The task stays with ${from}.`, text),
          ask: (text) => say({ type: 'offer-asked', ...of }, `Asked ${from}. The offer waits.`, text),
          propose: (due) => say({ type: 'offer-countered', ...of, counter: { due } }, `Proposed to ${from}.`, null),
        }}
      />
    </section>
  );
}

function Head({ task, offer, matter }: Pick<OfferedProps, 'task' | 'offer' | 'matter'>) {
  const { directory } = useWorld();
  const nameOf = useNames();
  const reminder = liveReminders(directory, matter).findLast(({ of }) => of === offer.id);
  const today = useToday();
  const now = useNow(60_000);
  return (
    <div className={styles.head}>
      <span className={styles.pair}>
        <TaskBaton task={task} size="lg" />
        <span className={styles.meta}>{spanText(now - offer.said.at)} ago</span>
      </span>
      {reminder !== undefined && (
        <span className={styles.meta}>
          {nameOf(reminder.by)} reminded you {spanText(now - reminder.at)} ago
        </span>
      )}
      {offer.answerBy !== null && (
        <span className={styles.meta} data-late={offer.answerBy <= now || undefined}>
          {offer.answerBy <= now ? 'answer was due' : 'answer by'} {shortDay(dayOf(offer.answerBy), today)}
        </span>
      )}
    </div>
  );
}

export function OfferConditions({ conditions }: { readonly conditions: readonly Condition[] }) {
  if (conditions.length === 0) return null;
  return (
    <ul className={styles.conditions} aria-label="Conditions">
      {conditions.map(({ text, isMet }) => (
        <li key={text}>
          <Checkbox
            label={text}
            checked={isMet}
            onChange={() => undefined}
            disabledReason="Who offers it says what is met."
          />
          {!isMet && <span className={styles.open}>open</span>}
        </li>
      ))}
    </ul>
  );
}

interface Say {
  readonly accept: () => Promise<void>;
  readonly decline: (text: string) => Promise<void>;
  readonly ask: (text: string) => Promise<void>;
  readonly propose: (due: Day) => Promise<void>;
}
interface WaysProps {
  readonly hasKeys: boolean;
  readonly way: Way;
  readonly setWay: (way: Way) => void;
  readonly from: string;
  readonly title: string;
  readonly due: Day | null;
  /** Of a team's queue, by its lead. */
  readonly give: ReactNode;
  readonly say: Say;
}

function Ways({ hasKeys, way, setWay, from, title, due, give, say }: WaysProps) {
  const back = () => setWay(null);
  switch (way) {
    case null:
      return (
        <div className={styles.acts}>
          <Button tone="primary" keyCap={hasKeys ? 'A' : undefined} onClick={() => setWay('accept')}>
            Accept
          </Button>
          {give}
          <Button onClick={() => setWay('propose')}>Propose a date</Button>
          <Button keyCap={hasKeys ? 'D' : undefined} onClick={() => setWay('decline')}>
            Decline
          </Button>
          <Button tone="quiet" onClick={() => setWay('ask')}>
            Ask {from}
          </Button>
        </div>
      );
    case 'accept':
      return (
        <SignForm
          statement={takingStatement(title, from)}
          verb="Sign and accept"
          onSign={() => void say.accept()}
          onBack={back}
        />
      );
    case 'propose':
      return <ProposeForm from={from} due={due} onPropose={say.propose} onBack={back} />;
    case 'decline':
      return (
        <ReasonForm
          verb="Decline"
          label={`Reason, ${from} reads it`}
          foot={`The task stays with ${from}.`}
          reasons={reasons}
          onSay={say.decline}
          onBack={back}
        />
      );
    case 'ask':
      return (
        <ReasonForm
          verb={`Ask ${from}`}
          label="What do you need to know?"
          foot="The offer waits for the answer, and says that you asked."
          reasons={[]}
          onSay={say.ask}
          onBack={back}
        />
      );
  }
}
const reasons = ['No time', 'Something is missing', 'Not ours'] as const;
