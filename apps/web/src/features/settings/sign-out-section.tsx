// Leaving this device: what waits is sent first, taken along as a file, or given up by name. Then nothing of the
// workspace stays here.
import { isRefusal } from '@baton/model/refusal';
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import { LogOut } from 'lucide-react';
import { useContext, useState } from 'react';
import { useLeave } from '../../lib/doors.ts';
import { draftsOf, forgetDrafts } from '../../lib/drafts.ts';
import { RefusalContext } from '../../lib/use-run.ts';
import { useCarries, useSync, useSyncDoor } from '../../lib/use-sync.ts';
import { useWorld } from '../../lib/use-world.ts';
import { CarryOutButton } from '../../parts/carry-out-button.tsx';
import { commandWords } from '../../parts/command-words.ts';
import { counted } from '../../parts/number-text.ts';
import { madeName, recordText } from '../../parts/record-link.tsx';
import { useReading } from '../../parts/use-reading.ts';
import { Section } from './section.tsx';
import styles from './settings.module.css';

export function SignOutSection() {
  const { titles } = useWorld();
  const [isAsking, setAsking] = useState(false);
  return (
    <Section
      title="Sign out here"
      text={`Takes ${titles.workspace} off this device, with its key and all that is kept. Your other devices stay as they are.`}
    >
      <Button icon={LogOut} className={styles.start} onClick={() => setAsking(true)}>
        Sign out
      </Button>
      {isAsking && <SignOut onClose={() => setAsking(false)} />}
    </Section>
  );
}

function SignOut({ onClose }: { onClose: () => void }) {
  const door = useSyncDoor();
  const leave = useLeave();
  const say = useContext(RefusalContext);
  const { me } = useWorld();
  const [begun] = useState(() => draftsOf(me));
  const { waitingCount, refused } = useSync();
  const [isGoing, setGoing] = useState(false);
  const left = waitingCount + refused.length;
  const go = async (how: 'send-first' | 'discard') => {
    setGoing(true);
    const refusal = await door.signOut(how);
    if (!isRefusal(refusal)) {
      forgetDrafts(me);
      return leave();
    }
    setGoing(false);
    say(refusal);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Sign out of this device"
      description={
        left === 0
          ? 'Everything of yours is on the relay. You come back with a code from another device of yours, or with your recovery link.'
          : `${counted(left, 'change')} of yours ${left === 1 ? 'is' : 'are'} on this device alone.`
      }
      actions={
        <>
          {left > 0 && (
            <Button tone="destructive" aria-busy={isGoing} onClick={() => void go('discard')}>
              Discard {counted(left, 'change')} and sign out
            </Button>
          )}
          <Button tone="primary" aria-busy={isGoing} onClick={() => void go('send-first')}>
            {left === 0 ? 'Sign out' : 'Send, then sign out'}
          </Button>
        </>
      }
    >
      {left > 0 && <OnlyHere />}
      {begun.length > 0 && <Begun texts={begun} />}
    </Dialog>
  );
}

/** Goes with everything else: it can still be copied out of here. */
function Begun({ texts }: { texts: readonly string[] }) {
  return (
    <>
      <p>
        {counted(texts.length, 'text')} that you began and did not send {texts.length === 1 ? 'goes' : 'go'} too:
      </p>
      <ul className={styles.rows} aria-label="Begun and not sent">
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}

const most = 8;

/** What would be given up, by name. */
function OnlyHere() {
  const { waiting, waitingCount, refused } = useSync();
  const carries = useCarries();
  const all = [...refused, ...waiting];
  const { recordOf } = useReading(
    all.flatMap(({ edits }) => edits.map(({ record }) => ({ record, before: null, after: null }))),
  );
  const rest = waitingCount + refused.length - Math.min(most, all.length);
  return (
    <>
      <ul className={styles.rows} aria-label="On this device alone">
        {all.slice(0, most).map(({ batch, name, edits }) => (
          <li key={batch}>
            <span className={styles.name}>
              {recordText(recordOf(edits[0]?.record ?? null), madeName(edits[0]))}
              <span className={styles.meta}>{name === null ? 'words you wrote' : `you ${commandWords(name)}`}</span>
            </span>
          </li>
        ))}
        {rest > 0 && <li className={styles.meta}>and {rest} more</li>}
      </ul>
      {carries && (
        <p className={styles.carry}>
          <CarryOutButton />
          <span className={styles.meta}>Another device of this workspace reads the file in.</span>
        </p>
      )}
    </>
  );
}
