// Somebody is in several workspaces of this relay: which of them is to be opened here?
import { Button } from '@baton/ui/button';
import type { Proven } from '@baton/workspace/doors/sign-in';
import { useState } from 'react';
import { type KeepIn, useDoors } from '../../lib/doors.ts';
import { sentenceOf } from '../../lib/use-entering.ts';
import { DoorCard, Said } from '../../parts/door-card.tsx';
import { askAt, type Step } from './proven-step.ts';
import styles from './sign-in.module.css';

interface ChooseSeatProps {
  readonly seats: Proven['seats'];
  readonly keepIn: KeepIn;
  readonly onStep: (step: Step) => void;
}

export function ChooseSeat({ seats, keepIn, onStep }: ChooseSeatProps) {
  const doors = useDoors();
  const [said, setSaid] = useState<string | null>(null);
  const choose = async (workspace: string) => {
    const next = await askAt(doors, keepIn, workspace);
    if ('done' in next) setSaid(sentenceOf(next));
    else onStep(next);
  };
  return (
    <DoorCard title="Where do you want to go?">
      <div className={styles.seats}>
        {seats.map(({ workspace, title }) => (
          <Button key={workspace} size={44} wide onClick={() => void choose(workspace)}>
            {title === '' ? 'A workspace without a name' : title}
          </Button>
        ))}
      </div>
      {said !== null && <Said>{said}</Said>}
    </DoorCard>
  );
}
