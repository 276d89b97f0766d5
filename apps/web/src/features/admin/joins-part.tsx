// Who asks to be let in without an invitation: heard only where an admin has switched it on; admitted with a role and spaces, or
// declined with a reason.
import { Button } from '@baton/ui/button';
import { Checkbox } from '@baton/ui/checkbox';
import { useToast } from '@baton/ui/toast';
import { isNotDone } from '@baton/workspace/doors/door';
import { type JoinRequest, openJoins, writeAskLink } from '@baton/workspace/doors/joins';
import { useState } from 'react';
import { copyText } from '../../lib/clipboard.ts';
import { useDoors } from '../../lib/doors.ts';
import { sentenceOf } from '../../lib/use-entering.ts';
import { useJoins } from '../../lib/use-joins.ts';
import { useWorld } from '../../lib/use-world.ts';
import { agentWords } from '../../parts/agent-words.ts';
import { timeText } from '../../parts/day-text.ts';
import { AdmitDialog } from './admit-dialog.tsx';
import { DeclineDialog } from './decline-dialog.tsx';
import styles from './joins-part.module.css';

interface Answering {
  readonly how: 'admit' | 'decline';
  readonly asked: JoinRequest;
}

export function JoinsPart() {
  const { told, again } = useJoins(true);
  const [answering, setAnswering] = useState<Answering | null>(null);
  if (told === null) return null;
  const { isOpen, waiting } = told;
  const close = () => {
    setAnswering(null);
    again();
  };
  return (
    <section className={styles.joins} aria-label="Asking to join">
      <Switch isOpen={isOpen} onSet={again} />
      {waiting.length > 0 && (
        <ul className={styles.list} aria-label="Who asks to join">
          {waiting.map((asked) => (
            <Asker key={asked.request} asked={asked} onAnswer={(how) => setAnswering({ how, asked })} />
          ))}
        </ul>
      )}
      {answering?.how === 'admit' && <AdmitDialog asked={answering.asked} onClose={close} />}
      {answering?.how === 'decline' && <DeclineDialog asked={answering.asked} onClose={close} />}
    </section>
  );
}

function Switch({ isOpen, onSet }: { readonly isOpen: boolean; readonly onSet: () => void }) {
  const doors = useDoors();
  const toast = useToast();
  const { workspace } = useWorld().me;
  const [shown, setShown] = useState<string | null>(null);
  const set = async (isOn: boolean) => {
    const done = await openJoins(await doors.relayOf(workspace), workspace, isOn);
    if (isNotDone(done)) toast.show({ text: sentenceOf(done) });
    onSet();
  };
  const copy = async () => {
    const link = writeAskLink((await doors.relayOf(workspace)).relay, workspace);
    if (await copyText(link)) toast.show({ text: 'The link is copied.' });
    else setShown(link);
  };
  return (
    <div className={styles.line}>
      <Checkbox
        label="People without an invitation may ask to join"
        checked={isOpen}
        onChange={(isOn) => void set(isOn)}
      />
      {isOpen && shown === null && (
        <Button size={24} onClick={() => void copy()}>
          Copy the link to ask
        </Button>
      )}
      {isOpen && shown !== null && <output>{shown}</output>}
    </div>
  );
}

interface AskerProps {
  readonly asked: JoinRequest;
  readonly onAnswer: (how: Answering['how']) => void;
}
function Asker({ asked: { name, says, agent, at }, onAnswer }: AskerProps) {
  return (
    <li>
      <span>
        <b>{name}</b>
        {says !== '' && <span className={styles.says}>{says}</span>}
        <span className={styles.meta}>
          {agentWords(agent)}, {timeText(at)}
        </span>
      </span>
      <Button size={24} tone="primary" aria-label={`Admit ${name}`} onClick={() => onAnswer('admit')}>
        Admit
      </Button>
      <Button size={24} aria-label={`Decline ${name}`} onClick={() => onAnswer('decline')}>
        Decline
      </Button>
    </li>
  );
}
