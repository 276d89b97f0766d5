// A letter that did not go out: the same invitation made anew, with a letter of its own.
import { isRefusal } from '@baton/model/refusal';
import { Button } from '@baton/ui/button';
import { useToast } from '@baton/ui/toast';
import { inviteAnew, type Anew } from '@baton/workspace/doors/invite-anew';
import { useContext, useState } from 'react';
import { useDoors } from '../../lib/doors.ts';
import { sentenceOf } from '../../lib/use-entering.ts';
import { RefusalContext } from '../../lib/use-run.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { useNames } from '../../parts/people.tsx';

interface SendAnewProps {
  readonly anew: Omit<Anew, 'byName'>;
  /** Why nothing can be decided now. */
  readonly why: string | undefined;
  readonly onSent: () => void;
}

export function SendAnew({ anew, why, onSent }: SendAnewProps) {
  const doors = useDoors();
  const workspace = useWorkspace();
  const nameOf = useNames();
  const toast = useToast();
  const say = useContext(RefusalContext);
  const [isGoing, setGoing] = useState(false);
  const send = async () => {
    const { me } = workspace.world;
    setGoing(true);
    const done = await inviteAnew(await doors.relayOf(me.workspace), workspace, { ...anew, byName: nameOf(me.person) });
    setGoing(false);
    if (done === 'sent') toast.show({ text: `A new letter went to ${anew.mail}.` });
    else if (isRefusal(done)) say(done);
    else toast.show({ text: `The letter was not sent. ${sentenceOf(done)}` });
    onSent();
  };
  return (
    <Button
      size={24}
      aria-busy={isGoing}
      disabledReason={why}
      aria-label={`Send the letter to ${anew.mail} anew`}
      onClick={() => void send()}
    >
      Send anew
    </Button>
  );
}
