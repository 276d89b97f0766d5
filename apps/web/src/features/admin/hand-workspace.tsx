// Handing the workspace on: one signed decision by which somebody else owns it and the giver is what they chose.
import { isOwner } from '@baton/model/directory/queries';
import type { StaffAnswer } from '@baton/model/person/staff-queries';
import { Button } from '@baton/ui/button';
import { Checkbox } from '@baton/ui/checkbox';
import { RadioGroup } from '@baton/ui/radio-group';
import { useState } from 'react';
import { useWorld } from '../../lib/use-world.ts';
import { firstName } from '../../parts/people.tsx';
import styles from './panel.module.css';
import { Sure } from './sure.tsx';
import { useDeciding } from '../../parts/use-deciding.ts';

type Giver = 'admin' | 'member';
const givers = [
  { id: 'admin', label: 'Admin', hint: 'You go on running the workspace, and decide nothing about owners.' },
  { id: 'member', label: 'Member', hint: 'You run nothing any more.' },
] as const;

function whyNot(one: StaffAnswer): string | undefined {
  if (one.standing !== 'here') return 'They are suspended: let them back in first.';
  if (one.role === 'guest') return 'A guest does not own a workspace: make them a member first.';
  return one.until === null ? undefined : 'Their access has an end: take that away first.';
}

export function HandWorkspace({ one }: { readonly one: StaffAnswer }) {
  const { directory, me, titles } = useWorld();
  const { why, decide } = useDeciding();
  const [isAsked, setAsked] = useState(false);
  const [giver, setGiver] = useState<Giver>('admin');
  const [isSure, setSure] = useState(false);
  if (one.me || !isOwner(directory, me.person)) return null;
  const { id: person, name } = one;
  const close = () => {
    setAsked(false);
    setSure(false);
  };
  return (
    <>
      <Button disabledReason={why ?? whyNot(one)} onClick={() => setAsked(true)}>
        Hand the workspace to {firstName(name)}
      </Button>
      {isAsked && (
        <Sure
          title={`Hand ${titles.workspace} to ${name}`}
          text={`${name} owns the workspace from then on: roles of owners, recovery and the end of it are theirs. You cannot take it back; only they can give it.`}
          verb={`Hand it to ${firstName(name)}`}
          off={isSure ? undefined : 'Say first that you mean it.'}
          onClose={close}
          onSure={() =>
            void decide({ type: 'ownership-transferred', person, giver }, `${name} owns the workspace now.`)
          }
        >
          <div className={styles.facts}>
            <RadioGroup label="What you are then" options={givers} value={giver} onChange={setGiver} />
            <Checkbox label={`I give up owning ${titles.workspace}`} checked={isSure} onChange={setSure} />
          </div>
        </Sure>
      )}
    </>
  );
}
