// Asking to be let in without an invitation: who one is, then waiting, through reloads, until somebody who runs the workspace
// answers. Nobody here is told whether there is such a workspace.
import { isId } from '@baton/model/ids';
import { isNotDone, type NotDone } from '@baton/workspace/doors/door';
import type { AskRow } from '@baton/workspace/doors/joins';
import { askWays, type SignInWays } from '@baton/workspace/doors/sign-in';
import { useState } from 'react';
import { useDoors } from '../../lib/doors.ts';
import { useAsked } from '../../lib/use-asked.ts';
import { useEntering } from '../../lib/use-entering.ts';
import { useSecret } from '../../lib/use-secret.ts';
import { ArrivedCard } from '../../parts/arrived.tsx';
import { DoorCard, DoorText } from '../../parts/door-card.tsx';
import { AskForm } from './ask-form.tsx';
import { AskWaiting } from './ask-waiting.tsx';

export function AskScreen() {
  const doors = useDoors();
  const entering = useEntering();
  const named = useSecret();
  const { value, again } = useAsked(async () => {
    const kept = await doors.ask.kept();
    const told = kept ? null : await askWays(await doors.relay());
    return { kept, told };
  }, []);
  const [asked, setAsked] = useState<AskRow | null>(null);
  const handleOver = () => {
    setAsked(null);
    again();
  };
  if (entering.entered) return <ArrivedCard entered={entering.entered} />;
  const row = asked ?? value?.kept;
  if (row) return <AskWaiting key={row.claim} row={row} entering={entering} onOver={handleOver} />;
  return value?.told ? <Door told={value.told} named={named} onAsked={setAsked} /> : null;
}

interface DoorProps {
  readonly told: SignInWays | NotDone;
  /** In the link. */
  readonly named: string;
  readonly onAsked: (row: AskRow) => void;
}
function Door({ told, named, onAsked }: DoorProps) {
  if (isNotDone(told))
    return <Closed title="The relay does not answer" text="Look at the connection, then load this page again." />;
  const only = told.asks ?? null;
  const workspace = isId(named, 'w') ? named : only;
  if (workspace === null)
    return (
      <Closed
        title="Nobody can be asked here"
        text="Ask somebody who works with Baton for an invitation, or for the link by which to ask."
      />
    );
  return <AskForm workspace={workspace} title={workspace === only ? told.title : null} onAsked={onAsked} />;
}

const Closed = ({ title, text }: { readonly title: string; readonly text: string }) => (
  <DoorCard title={title} isEnded>
    <DoorText>{text}</DoorText>
  </DoorCard>
);
