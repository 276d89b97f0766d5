// Decisions that were signed here: those that wait for the relay, and those that came back, each with its reason.
import type { IntentState } from '@baton/workspace/sync-contract';
import { Button } from '@baton/ui/button';
import { Icon } from '@baton/ui/icon';
import { Ban, RotateCcw } from 'lucide-react';
import { useApproving } from '../../lib/task-sheets.tsx';
import { useSync } from '../../lib/use-sync.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { decidedRefusal } from '../../parts/decided-words.ts';
import { timeInText, timeText } from '../../parts/day-text.ts';
import { recordText } from '../../parts/record-link.tsx';
import { useReading } from '../../parts/use-reading.ts';
import { workDecisionWords } from '../../parts/work-decision-words.ts';
import { Block } from './block.tsx';
import rows from './edit-row.module.css';

const taskOf = ({ decision }: IntentState): string | null => ('task' in decision ? decision.task : null);
const namesIn = (decisions: readonly IntentState[]) =>
  decisions.map((one) => ({ record: taskOf(one), before: null, after: null }));

export function WaitingDecisions() {
  const waiting = useSync().decisions.filter(({ refused }) => refused === null);
  const named = useReading(namesIn(waiting));
  if (waiting.length === 0) return null;
  return (
    <Block title="Signed here, not on record" meta="in effect when the relay has them">
      <ol className={rows.rows}>
        {waiting.map((one) => (
          <li key={one.hash} className={rows.row}>
            <span className={rows.head}>
              <span className={rows.name}>{workDecisionWords(one.decision)}</span>
              <time dateTime={new Date(one.at).toISOString()}>{timeText(one.at)}</time>
            </span>
            <span>{recordText(named.recordOf(taskOf(one)))}</span>
          </li>
        ))}
      </ol>
    </Block>
  );
}

export function RefusedDecisions() {
  const workspace = useWorkspace();
  const refused = useSync().decisions.filter((one) => one.refused !== null);
  const named = useReading(namesIn(refused));
  if (refused.length === 0) return null;
  return (
    <Block title="Decisions that came too late" meta="nothing of them is in effect">
      <ul className={rows.rows}>
        {refused.map((one) => {
          const about = recordText(named.recordOf(taskOf(one)));
          return (
            <li key={one.hash} className={rows.refused}>
              <Icon icon={Ban} className={rows.sign} />
              <span>
                {workDecisionWords(one.decision)}: {about}
              </span>
              <span className={rows.when}>you, {timeInText(one.at)}</span>
              <p className={rows.why}>{decidedRefusal(one.refused?.sentence ?? '')}</p>
              <div className={rows.acts}>
                <AskAgain decision={one.decision} about={about} />
                <Button
                  size={24}
                  aria-label={`Put away: ${about}`}
                  onClick={() => void workspace.dismissDecision(one.hash)}
                >
                  Put away
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </Block>
  );
}

/** A request for approval that came back is made anew, with what the task says now. */
function AskAgain({ decision, about }: Pick<IntentState, 'decision'> & { readonly about: string }) {
  const { open, isHere } = useApproving();
  if (decision.type !== 'approval-asked' || !isHere) return null;
  return (
    <Button size={24} icon={RotateCcw} aria-label={`Ask again: ${about}`} onClick={() => open(decision.task)}>
      Ask again
    </Button>
  );
}
