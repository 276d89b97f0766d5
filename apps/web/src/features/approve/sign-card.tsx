// The statement in full, and the three ways to answer it. `A` opens it, Ctrl Enter signs; nothing else does.
import { agreeingTo } from '@baton/model/decided/agreeing';
import type { Asked } from '@baton/model/decided/answer';
import type { WorkDecision } from '@baton/model/decided/schema';
import type { SpaceId } from '@baton/model/ids';
import type { PeekAnswer } from '@baton/model/task/queries';
import type { ReadVersion } from '@baton/workspace/pages/frozen';
import { Button } from '@baton/ui/button';
import { Signature } from 'lucide-react';
import { useState } from 'react';
import { useActions } from '../../lib/actions.tsx';
import type { ApprovalShown } from '../../parts/approval-words.ts';
import { sealOf } from '../../parts/content-words.ts';
import { timeText } from '../../parts/day-text.ts';
import { ReasonForm } from '../../parts/offer-forms.tsx';
import { SignForm } from '../../parts/small-form.tsx';
import { approvalStatement } from '../../parts/statement-words.ts';
import { useNames } from '../../parts/people.tsx';
import { TaskBaton } from '../../parts/task-baton.tsx';
import { useWorkDeciding } from '../../parts/use-work-deciding.ts';
import offer from '../../parts/offer.module.css';
import styles from './approve.module.css';

interface SignCardProps {
  readonly task: PeekAnswer;
  readonly space: SpaceId;
  readonly shown: ApprovalShown;
  readonly read: ReadVersion | null;
  readonly asked: Extract<Asked, { readonly is: 'approval' }>;
}
type Way = 'sign' | 'return' | 'ask' | null;

export function SignCard({ task, space, shown, read, asked }: SignCardProps) {
  const [way, setWay] = useState<Way>(null);
  const nameOf = useNames();
  const decide = useWorkDeciding();
  const { approval, version, since } = shown;
  const of = { space, task: task.id, approval: asked.approval };
  const yes = agreeingTo({ space, task: task.id, approval }, asked);
  const seat = { ...of, hash: approval.hash, seat: asked.seat };
  const say = async (decision: WorkDecision, done: string, text: string | null = null) => {
    if (await decide({ decision, done, text, via: asked.via })) setWay(null);
  };
  const whyNot = read === null ? 'It can be signed once it can be read here.' : undefined;
  const open = () => (whyNot === undefined ? setWay('sign') : undefined);
  useActions({ answer: open, decline: () => setWay('return') });
  const statement = approvalStatement(version, read?.content.title ?? task.title, since);
  const back = () => setWay(null);
  return (
    <section className={`${offer.offer} ${styles.mine}`} aria-label="Your decision">
      <div className={offer.head}>
        <TaskBaton task={task} size="lg" />
        {approval.answerBy !== null && <span className={offer.meta}>by {timeText(approval.answerBy)}</span>}
      </div>
      <p className={styles.statement}>“{statement}”</p>
      <Sealed shown={shown} via={asked.via} />
      {way === null && (
        <div className={offer.acts}>
          <Button tone="primary" icon={Signature} keyCap="A" disabledReason={whyNot} onClick={open}>
            Sign approval
          </Button>
          <Button keyCap="D" onClick={() => setWay('return')}>
            Return
          </Button>
          <Button tone="quiet" onClick={() => setWay('ask')}>
            Ask
          </Button>
        </div>
      )}
      {way === 'sign' && (
        <SignForm
          statement={null}
          verb="Sign this statement"
          icon={Signature}
          onSign={() => yes !== null && void say(yes, 'Signed.')}
          onBack={back}
        />
      )}
      {way === 'return' && (
        <ReasonForm
          verb="Return"
          label="What has to change before you sign"
          foot="Everybody who wrote it reads this."
          reasons={[]}
          onSay={(text) => say({ type: 'approval-returned', ...seat }, 'Returned.', text)}
          onBack={back}
        />
      )}
      {way === 'ask' && (
        <ReasonForm
          verb={`Ask ${nameOf(approval.said.by)}`}
          label="What do you need to know?"
          foot="It waits for your signature, and says that you asked."
          reasons={[]}
          onSay={(text) => say({ type: 'approval-questioned', ...of }, `Asked ${nameOf(approval.said.by)}.`, text)}
          onBack={back}
        />
      )}
    </section>
  );
}

function Sealed({ shown, via }: { readonly shown: ApprovalShown; readonly via: string | null }) {
  const nameOf = useNames();
  const { hash, strong } = shown.approval;
  return (
    <p className={offer.meta}>
      The version you read, sealed as <span className={styles.seal}>{sealOf(hash)}</span>.
      {strong && ' Your passkey is asked for.'}
      {via !== null && ` You sign for ${nameOf(via)}.`}
    </p>
  );
}
