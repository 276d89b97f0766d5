// Sharing a task: with a guest, or its page by a link. Said before it is done: what they will see, what they will not, and until when.
import type { PeekAnswer } from '@baton/model/task/queries';
import { commentsOn } from '@baton/model/comment/queries';
import type { Home } from '@baton/model/tx';
import { Button } from '@baton/ui/button';
import { DateField } from '@baton/ui/date-field';
import { Dialog } from '@baton/ui/dialog';
import { RadioGroup } from '@baton/ui/radio-group';
import type { Day } from '@baton/model/day';
import { useState } from 'react';
import { useLive } from '../../lib/use-live.ts';
import { useStatusOf } from '../../lib/use-status.ts';
import { useToday } from '../../lib/use-today.ts';
import { counted } from '../../parts/number-text.ts';
import { LinkShown } from '../../parts/link-shown.tsx';
import styles from './readers-dialog.module.css';
import { ShareLinks } from './share-links.tsx';
import { type GuestGroup, useGuestGroups, useGuestsNow, useSharing } from './use-sharing.ts';

interface ShareProps {
  readonly task: PeekAnswer;
  readonly home: Exclude<Home, { readonly in: 'private' }>;
  readonly onClose: () => void;
}
const fresh = 'new';

export function ShareDialog({ task, home, onClose }: ShareProps) {
  const today = useToday();
  const groups = useGuestGroups(home);
  const [choice, setChoice] = useState(groups[0]?.group ?? fresh);
  const [right, setRight] = useState<'edit' | 'comment'>('edit');
  const [until, setUntil] = useState<Day | undefined>();
  const [link, setLink] = useState<string>();
  const isReached = useStatusOf('link') === 'live';
  const share = useSharing({ task, space: home.space });
  if (link !== undefined)
    return (
      <Dialog
        open
        onClose={onClose}
        title={`“${task.title}” is shared`}
        actions={
          <Button tone="primary" onClick={onClose}>
            Done
          </Button>
        }
      >
        <LinkShown
          link={link}
          label="Guest’s link"
          said="Send it to the one guest for whom it is. It is shown here once, and good for seven days."
        />
      </Dialog>
    );
  const isNew = choice === fresh;
  const go = async () => {
    const made = isNew ? await share.withNew({ right, until }) : await share.withGroup(choice);
    if (typeof made === 'string') setLink(made);
    else if (made) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Share “${task.title}”`}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone="primary"
            disabledReason={isReached ? undefined : 'Sharing needs the relay, which is away just now.'}
            onClick={() => void go()}
          >
            {isNew ? 'Share and make a link' : 'Share'}
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <RadioGroup label="With whom" options={optionsOf(groups)} value={choice} onChange={setChoice} />
        {isNew && (
          <>
            <RadioGroup
              label="They may"
              options={[
                { id: 'edit', label: 'change it, and comment' },
                { id: 'comment', label: 'read it, and comment' },
              ]}
              value={right}
              onChange={setRight}
            />
            <DateField
              label="Their access ends on (left empty: when somebody ends it)"
              value={until}
              onChange={(day) => setUntil(day as Day | undefined)}
              today={today}
            />
          </>
        )}
      </div>
      <WhatTheySee task={task} />
      <WhoLosesIt home={home} chosen={groups.find(({ group }) => group === choice)} />
      <ShareLinks task={task} space={home.space} />
    </Dialog>
  );
}

const optionsOf = (groups: readonly GuestGroup[]) => [
  ...groups.map(({ group, guests }) => ({ id: group, label: guests.join(', ') })),
  { id: fresh, label: 'Somebody new, by a link' },
];

interface LosingProps {
  readonly home: ShareProps['home'];
  readonly chosen: GuestGroup | undefined;
}

function WhoLosesIt({ home, chosen }: LosingProps) {
  const losing = useGuestsNow(home).filter((name) => chosen?.guests.includes(name) !== true);
  if (losing.length === 0) return null;
  return (
    <p className={styles.said} role="alert">
      {new Intl.ListFormat('en').format(losing)} {losing.length === 1 ? 'has' : 'have'} it now and will no longer see
      it: a task is shared with one set of guests at a time.
    </p>
  );
}

/** In words, and of this task. */
function WhatTheySee({ task }: { readonly task: PeekAnswer }) {
  const comments = (useLive(commentsOn, { task: task.id }) ?? []).filter(({ shared }) => !shared).length;
  const not = [
    ...(task.budget === null ? [] : ['the budget']),
    ...(comments === 0 ? [] : [`the ${counted(comments, 'comment')} from before`]),
    'the project and its other tasks',
    'the list of people',
  ];
  return (
    <p className={styles.said} role="status">
      They see title, facts and checklist, and the description with its earlier versions; and who wrote there. Not:{' '}
      {not.join(', ')}. Comments go to them only where you say so.
    </p>
  );
}
