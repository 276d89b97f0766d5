// What stands in a gate and waits for the reader's signature: sign, return with a reason, or ask. On the task, in My work and in
// the inbox alike; the key opens the statement, a second press signs.
import type { Asked } from '@baton/model/decided/answer';
import { columnCalled } from '@baton/model/decided/queries';
import type { Passage } from '@baton/model/decided/schema';
import type { SpaceId } from '@baton/model/ids';
import type { TaskAnswer } from '@baton/model/task/answer';
import { Button } from '@baton/ui/button';
import { GateIcon } from '@baton/ui/icons';
import { Icon } from '@baton/ui/icon';
import { type ReactNode, useState } from 'react';
import { useActions } from '../lib/actions.tsx';
import { useLiveOne } from '../lib/use-live.ts';
import { useNow } from '../lib/use-now.ts';
import { GateReturnForm, GateSignForm } from './gate-forms.tsx';
import { ReasonForm } from './offer-forms.tsx';
import { firstName, useNames } from './people.tsx';
import { spanText } from './span-text.ts';
import { TaskBaton } from './task-baton.tsx';
import { type AtGate, useGateDeciding } from './use-gate-deciding.ts';
import styles from './offer.module.css';

interface GateCardProps {
  readonly task: Pick<TaskAnswer, 'id' | 'title' | 'key' | 'holder' | 'decided'>;
  readonly space: SpaceId;
  readonly asked: Extract<Asked, { readonly is: 'gate' }>;
  /** Where A and D are this card's: it is the one that is looked at. */
  readonly hasKeys: boolean;
  readonly heading?: ReactNode;
}

/** Nothing, once it is answered. */
export function GateCard(props: GateCardProps) {
  const { decided } = props.task;
  const passage = (decided?.local ?? decided?.matter)?.gates[props.asked.column];
  return passage === undefined ? null : <Standing {...props} passage={passage} />;
}

/** A key is shown where it works. */
const capOf = (hasKeys: boolean) => (key: string) => (hasKeys ? key : undefined);

type Way = 'sign' | 'return' | 'ask' | null;

function Standing({ task, space, asked, hasKeys, heading, passage }: GateCardProps & { readonly passage: Passage }) {
  const nameOf = useNames();
  const now = useNow(60_000);
  const column = useLiveOne(columnCalled, { column: asked.column })?.name ?? 'this column';
  const [way, setWay] = useState<Way>(null);
  const from = nameOf(passage.said.by);
  const at: AtGate = { task, space, asked, column, from };
  const { ask } = useGateDeciding(at);
  useActions(hasKeys ? { answer: () => setWay('sign'), decline: () => setWay('return') } : {});
  const back = () => setWay(null);
  const cap = capOf(hasKeys);
  return (
    <section className={styles.offer} aria-label={`At your gate: ${task.title}`}>
      <div className={styles.head}>
        <span className={styles.pair}>
          <TaskBaton task={task} size="lg" />
          <span className={styles.meta}>{spanText(now - passage.said.at)} ago</span>
        </span>
      </div>
      {heading}
      <p className={styles.gate}>
        <Icon icon={GateIcon} size={16} /> {from} brought it to {column}. It leaves to the right with your signature.
      </p>
      {asked.via !== null && <p className={styles.meta}>You stand in for {nameOf(asked.via)}.</p>}
      {way === null && (
        <div className={styles.acts}>
          <Button tone="primary" keyCap={cap('A')} onClick={() => setWay('sign')}>
            Sign
          </Button>
          <Button keyCap={cap('D')} onClick={() => setWay('return')}>
            Return
          </Button>
          <Button tone="quiet" onClick={() => setWay('ask')}>
            Ask {firstName(from)}
          </Button>
        </div>
      )}
      {way === 'sign' && <GateSignForm at={at} onSigned={back} onBack={back} />}
      {way === 'return' && <GateReturnForm at={at} onReturned={back} onBack={back} />}
      {way === 'ask' && (
        <ReasonForm
          verb={`Ask ${firstName(from)}`}
          label="What do you need to know?"
          foot="It stands in the gate meanwhile, and says that you asked."
          reasons={[]}
          onSay={async (text) => void ((await ask(text)) && back())}
          onBack={back}
        />
      )}
    </section>
  );
}
