// Somebody has shown who they are on a device that is new, and asks to be let in: by the person themself on another device
// of theirs, or, of an admin, by anybody. The words must be the same on both; one press lets them in.
import { isAdmin } from '@baton/model/directory/queries';
import { isRefusal } from '@baton/model/refusal';
import { Button, buttonClass } from '@baton/ui/button';
import { answerKnock, askKnocks, type Knock } from '@baton/workspace/doors/account';
import { refuseDevice } from '@baton/workspace/doors/device-codes';
import { isNotDone } from '@baton/workspace/doors/door';
import { Link } from '@tanstack/react-router';
import { useContext, useState } from 'react';
import { useDoors } from '../lib/doors.ts';
import { useAsked } from '../lib/use-asked.ts';
import { useJoins } from '../lib/use-joins.ts';
import { RefusalContext } from '../lib/use-run.ts';
import { useStatusOf } from '../lib/use-status.ts';
import { useMe, useWorld } from '../lib/use-world.ts';
import { useWorkspace } from '../lib/workspace-context.tsx';
import { agentWords } from '../parts/agent-words.ts';
import { useNames } from '../parts/people.tsx';
import styles from './quiet-line.module.css';

export function Knocks() {
  const knocks = useStatusOf('knocks');
  const doors = useDoors();
  const { workspace } = useWorld().me;
  const { value: told } = useAsked(
    async () => (knocks === 0 ? [] : askKnocks(await doors.relayOf(workspace), workspace)),
    [knocks, workspace],
  );
  const waiting = knocks === 0 || told === undefined || isNotDone(told) ? [] : told;
  const asking = useAskingAtTheDoor(knocks);
  if (waiting.length === 0 && asking === 0) return null;
  return (
    <div role="alert" className={styles.knocks}>
      {waiting.map((knock) => (
        <Asking key={knock.id} knock={knock} />
      ))}
      {asking > 0 && <AskToJoin count={asking} />}
    </div>
  );
}

function useAskingAtTheDoor(knocks: number): number {
  const { directory, me } = useWorld();
  const { told } = useJoins(knocks > 0 && isAdmin(directory, me.person));
  return knocks > 0 ? (told?.waiting.length ?? 0) : 0;
}

function AskToJoin({ count }: { readonly count: number }) {
  const { workspace } = useWorld().me;
  return (
    <div className={styles.knock}>
      <p>
        <b>{count === 1 ? 'Somebody asks to join' : `${count} people ask to join`}</b>
        <span>Without an invitation. Who it is stands under Admin, People.</span>
      </p>
      <div>
        <Link to="/w/$workspace/admin" params={{ workspace }} className={buttonClass({ tone: 'primary' })}>
          Look
        </Link>
      </div>
    </div>
  );
}

function Asking({ knock }: { knock: Knock }) {
  const doors = useDoors();
  const workspace = useWorkspace();
  const nameOf = useNames();
  const me = useMe();
  const say = useContext(RefusalContext);
  const [isGoing, setGoing] = useState(false);
  const letIn = async () => {
    setGoing(true);
    const done = await answerKnock(workspace, knock);
    setGoing(false);
    if (isRefusal(done)) say(done);
  };
  const refuse = async () => {
    setGoing(true);
    await refuseDevice(await doors.relayOf(workspace.world.me.workspace), knock.id);
    setGoing(false);
  };
  const isMe = knock.person === me;
  return (
    <div className={styles.knock}>
      <p>
        <b>
          {agentWords(knock.agent)} asks to come in as {isMe ? 'you' : nameOf(knock.person)}
        </b>
        <span>
          It shows <code>{knock.words.join(' ')}</code>. {isMe ? 'Same there?' : 'Ask them whether it does.'}
        </span>
      </p>
      <div>
        <Button tone="primary" aria-busy={isGoing} onClick={() => void letIn()}>
          Same, let it in
        </Button>
        <Button onClick={() => void refuse()}>{isMe ? 'Not me' : 'Not them'}</Button>
      </div>
    </div>
  );
}
