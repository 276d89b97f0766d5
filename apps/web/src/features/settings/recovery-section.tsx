// The recovery link: a new one takes the place of the one before.
import { isRefusal } from '@baton/model/refusal';
import { Button } from '@baton/ui/button';
import { renewRecoveryLink } from '@baton/workspace/doors/recover';
import { KeyRound } from 'lucide-react';
import { useContext, useState } from 'react';
import { useDoors } from '../../lib/doors.ts';
import { RefusalContext } from '../../lib/use-run.ts';
import { useWorld } from '../../lib/use-world.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { KeepLink } from '../../parts/keep-link.tsx';
import { Section } from './section.tsx';

export function RecoverySection() {
  const doors = useDoors();
  const workspace = useWorkspace();
  const say = useContext(RefusalContext);
  const { titles } = useWorld();
  const [link, setLink] = useState<string | null>(null);
  const renew = async () => {
    const made = await renewRecoveryLink(await doors.relay(), workspace);
    if (isRefusal(made)) say(made);
    else setLink(made);
  };
  const action = (
    <Button icon={KeyRound} onClick={() => void renew()}>
      Make a new link
    </Button>
  );
  return (
    <Section
      title="Recovery link"
      action={action}
      text={
        link === null
          ? 'It brings you back when every device is lost. It was shown to you at the start; a new one ends the one before.'
          : 'This is the new one. The one before opens nothing any more.'
      }
    >
      {link !== null && <KeepLink link={link} title={titles.workspace} />}
    </Section>
  );
}
