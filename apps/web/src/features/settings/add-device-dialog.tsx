// On the device that is signed in: a code to scan or type, then the words that both must show (20-sign-in, third card).
import { tabletIn } from '@baton/model/directory/tablet-rules';
import { isRefusal } from '@baton/model/refusal';
import { Button } from '@baton/ui/button';
import { CodeBoxes } from '@baton/ui/code-boxes';
import { Dialog } from '@baton/ui/dialog';
import { Icon } from '@baton/ui/icon';
import { QrCode } from '@baton/ui/qr-code';
import { useToast } from '@baton/ui/toast';
import { approveDevice, askCode, type Claim, lookAtCode, refuseDevice } from '@baton/workspace/doors/device-codes';
import { isNotDone, type Door, type NotDone } from '@baton/workspace/doors/door';
import { Smartphone } from 'lucide-react';
import { useState } from 'react';
import { useDoors } from '../../lib/doors.ts';
import { useAsked, useAskedAgain } from '../../lib/use-asked.ts';
import { sentenceOf } from '../../lib/use-entering.ts';
import { useOnChange } from '../../lib/use-event.ts';
import { useWorld } from '../../lib/use-world.ts';
import { agentWords } from '../../parts/agent-words.ts';
import { useNames } from '../../parts/people.tsx';
import { refusalText } from '../../parts/refusal-text.ts';
import { clockText } from '../../parts/day-text.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import styles from './settings.module.css';

interface Given {
  readonly door: Door;
  readonly id: string;
  readonly code: string;
  readonly expires: number;
}
const everySecond = 1_000;
const isPassing = (claim: Claim | NotDone): boolean =>
  isNotDone(claim) ? claim.kind === 'away' : claim.state === 'open' || claim.state === 'claimed';

export function AddDeviceDialog({ onClose }: { onClose: () => void }) {
  const doors = useDoors();
  const workspace = useWorkspace();
  const { value: given, again } = useAsked(async () => {
    const { workspace: id } = workspace.world.me;
    const door = await doors.relayOf(id);
    const code = await askCode(door, id);
    return isNotDone(code) ? code : { ...code, door };
  }, []);
  return (
    <Dialog open onClose={onClose} title="Add a device" width={400}>
      {given &&
        (isNotDone(given) ? (
          <p role="alert">{sentenceOf(given)}</p>
        ) : (
          <CodeShown key={given.id} given={given} onClose={onClose} onAgain={again} />
        ))}
    </Dialog>
  );
}

/** While the relay does not answer, the code is as good as it was. */
function stateOf(claim: Claim | NotDone | undefined): Claim['state'] | 'forgotten' {
  if (!claim || (isNotDone(claim) && claim.kind === 'away')) return 'open';
  return isNotDone(claim) ? 'forgotten' : claim.state;
}
const over = {
  expired: 'The code is too old now.',
  refused: 'The device was not added.',
  forgotten: 'The relay does not know this code any more.',
} as const;

interface CodeShownProps {
  readonly given: Given;
  readonly onClose: () => void;
  readonly onAgain: () => void;
}

function CodeShown({ given, onClose, onAgain }: CodeShownProps) {
  const toast = useToast();
  const claim = useAskedAgain(() => lookAtCode(given.door, given.id), isPassing, everySecond);
  const state = stateOf(claim);
  const added = () => {
    toast.show({ text: 'The device is added. It brings itself up to date now.' });
    onClose();
  };
  // Agreed to in another window of mine.
  useOnChange(() => {
    if (state === 'enrolled') added();
  }, [state]);
  if (claim && !isNotDone(claim) && claim.state === 'claimed')
    return <Asking given={given} claim={claim} onAdded={added} />;
  if (state in over)
    return (
      <div className={styles.form}>
        <p>{over[state as keyof typeof over]}</p>
        <Button onClick={onAgain}>Show a new code</Button>
      </div>
    );
  const spoken = given.code.split('').join(' ');
  return (
    <div className={styles.form}>
      <ol className={styles.steps}>
        <li>
          Open <b>{location.host}</b> on the other device and choose “I have an account”.
        </li>
        <li>Type the code, or point its camera here.</li>
      </ol>
      <div className={styles.middle}>
        <QrCode text={`${location.origin}/add#${given.code}`} label="Code to scan with the new device" />
        <CodeBoxes code={given.code} label={`Code ${spoken}`} group={4} />
        <p className={styles.meta}>Good until {clockText(given.expires)}. Works once.</p>
      </div>
    </div>
  );
}

interface AskingProps {
  readonly given: Given;
  readonly claim: Extract<Claim, { state: 'claimed' }>;
  readonly onAdded: () => void;
}

function Asking({ given, claim, onAdded }: AskingProps) {
  const workspace = useWorkspace();
  const nameOf = useNames();
  const [said, setSaid] = useState<string>();
  const [isGoing, setGoing] = useState(false);
  const { me, directory, titles } = useWorld();
  const tablet = claim.tablet === undefined ? undefined : tabletIn(directory, claim.tablet);
  const onTablet = tablet && ` on the shared tablet of ${titles.spaces[tablet.of] ?? 'a space'}`;
  const agree = async () => {
    setGoing(true);
    const seat = claim.tablet === undefined ? undefined : { tablet: claim.tablet, name: nameOf(me.person) };
    const done = await approveDevice(workspace, claim.device, seat);
    setGoing(false);
    // On record: nobody need wait for the relay's word about the code.
    if (isRefusal(done)) setSaid(refusalText(done, nameOf));
    else onAdded();
  };
  const refuse = async () => {
    const done = await refuseDevice(given.door, given.id);
    if (isNotDone(done)) setSaid(sentenceOf(done));
  };
  return (
    <div className={styles.form}>
      <div className={styles.asking} role="status">
        <Icon icon={Smartphone} size={20} />
        <p>
          <b>
            {agentWords(claim.agent)} asks to join{onTablet}
          </b>
          <span>
            It shows <code>{claim.words?.join(' ')}</code>. Same there?
            {onTablet && ' It is locked with a PIN that you choose there, and signs you out after use.'}
          </span>
        </p>
      </div>
      <div className={styles.buttons}>
        <Button tone="primary" size={36} wide aria-busy={isGoing} onClick={() => void agree()}>
          Same, add it
        </Button>
        <Button size={36} onClick={() => void refuse()}>
          Not mine
        </Button>
      </div>
      {said !== undefined && (
        <p role="alert" className={styles.said}>
          {said}
        </p>
      )}
    </div>
  );
}
