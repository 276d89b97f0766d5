// Asked, and not answered yet. The page may be closed: the next one goes on from here.
import { setProfile } from '@baton/model/person/commands';
import { Button } from '@baton/ui/button';
import { isNotDone } from '@baton/workspace/doors/door';
import { type AskRow, type JoinAnswer, lookAtAsk, takeBackAsk } from '@baton/workspace/doors/joins';
import { useState } from 'react';
import { useDoors } from '../../lib/doors.ts';
import { useAskedAgain } from '../../lib/use-asked.ts';
import { type Entering, sentenceOf } from '../../lib/use-entering.ts';
import { useOnChange } from '../../lib/use-event.ts';
import { dayText } from '../../parts/day-text.ts';
import { DoorCard, DoorText, Said } from '../../parts/door-card.tsx';

interface AskWaitingProps {
  readonly row: AskRow;
  readonly entering: Entering;
  /** Nothing waits here any more. */
  readonly onOver: () => void;
}
const everyFewSeconds = 3_000;
const isPassing = (answer: JoinAnswer): boolean =>
  'waiting' in answer || (isNotDone(answer) && ['away', 'too-many'].includes(answer.kind));

export function AskWaiting({ row, entering, onOver }: AskWaitingProps) {
  const doors = useDoors();
  const [refused, setRefused] = useState<string | null>(null);
  const state = useAskedAgain(async () => lookAtAsk(await doors.relay(), row), isPassing, everyFewSeconds);
  const joined = state && 'identity' in state ? state : null;
  useOnChange(() => {
    if (!joined) return;
    entering.enter(
      () => Promise.resolve(joined),
      async (workspace, door) => {
        await workspace.run(setProfile, { name: row.name }, { undoable: false });
        // Only now: until it is in, a reload goes on from here.
        await doors.ask.drop();
        // Nobody may sit here when the answer comes: one is made by a press, not by the door.
        return door.passkeys ? { name: row.name, outcome: 'offered' as const } : null;
      },
    );
  }, [joined]);
  const over = async () => {
    await doors.ask.drop();
    onOver();
  };
  const takeBack = async () => {
    const done = await takeBackAsk(await doors.relay(), row);
    if (isNotDone(done)) setRefused(sentenceOf(done));
    else await over();
  };
  if (isOver(state)) return <Ended state={state} onOver={() => void over()} />;
  const said = refused ?? entering.refused;
  return (
    <DoorCard title="You have asked to join" foot={`Nobody has answered by ${dayText(row.until)}? Then ask again.`}>
      <DoorText>
        Whoever runs the workspace is told that {row.name} asks, and answers when they see it. You may close this page:
        open it again on this device, and it goes on by itself.
      </DoorText>
      {state && isNotDone(state) && <p role="status">{sentenceOf(state)}</p>}
      <Button size={36} wide onClick={() => void takeBack()}>
        Take it back
      </Button>
      {said !== null && <Said>{said}</Said>}
    </DoorCard>
  );
}

type Over = Extract<JoinAnswer, { readonly declined: string } | { readonly over: true }>;
const isOver = (state: JoinAnswer | undefined): state is Over =>
  state !== undefined && ('declined' in state || 'over' in state);
function Ended({ state, onOver }: { readonly state: Over; readonly onOver: () => void }) {
  const isDeclined = 'declined' in state;
  return (
    <DoorCard title={isDeclined ? 'You were not let in this time' : 'Nobody answered'} isEnded>
      {isDeclined && state.declined !== '' && <DoorText>They say: “{state.declined}”</DoorText>}
      <DoorText>
        {isDeclined
          ? 'If you think that they did not know who asked, talk to them and ask again.'
          : 'A request is kept for fourteen days. Ask somebody there to look for yours, then ask again.'}
      </DoorText>
      <Button size={36} wide onClick={onOver}>
        Ask again
      </Button>
    </DoorCard>
  );
}
