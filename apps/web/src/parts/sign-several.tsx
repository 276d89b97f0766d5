// Several statements of one kind in one sheet (24): each in words, with what it is about, each can be left out. Opening it signs
// nothing; each is a statement of its own, the very one that its card or page signs.
import { agreeingTo, isSignedAlone } from '@baton/model/decided/agreeing';
import { useAnnounce } from '@baton/ui/announcer';
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import { Signature } from 'lucide-react';
import { useRef, useState } from 'react';
import { useStatusOf } from '../lib/use-status.ts';
import { useWorld } from '../lib/use-world.ts';
import { approvalOf } from './approval-words.ts';
import { type AskedRow, useAskedRows } from './asked-rows.ts';
import { type Said, SaidSeveral } from './said-several.tsx';
import { SeveralRow } from './several-row.tsx';
import { severalDone, severalTitle, severalVerb } from './several-words.ts';
import styles from './sign-several.module.css';
import { matterOf } from './use-crossing-acts.tsx';
import { useFormKeys } from './use-form-keys.ts';
import { type Readings, useReadings } from './use-readings.ts';
import { useKeeping } from './use-work-deciding.ts';
import { isRefusal } from '@baton/model/refusal';

interface SignSeveralProps {
  /** As they were when the sheet was opened: at least one, all of one kind. */
  readonly chosen: readonly AskedRow[];
  readonly onSigned: () => void;
  readonly onClose: () => void;
}

export function SignSeveral({ chosen, onSigned, onClose }: SignSeveralProps) {
  const [said, setSaid] = useState<readonly Said[]>();
  const { polite } = useAnnounce();
  const isReached = useStatusOf('link') === 'live';
  const kind = chosen[0]?.asked.is ?? 'approval';
  if (said !== undefined) return <SaidSeveral kind={kind} said={said} onClose={onClose} />;
  const handleSaid = (now: readonly Said[]) => {
    const refused = now.filter(({ kept }) => isRefusal(kept)).length;
    polite(severalDone(kind, { signed: now.length - refused, refused, isReached }));
    setSaid(now);
    onSigned();
  };
  return <Statements kind={kind} chosen={chosen} onSaid={handleSaid} onClose={onClose} />;
}

/** Why one is not among those that are signed here. Null: it is. */
function useWhyNot(chosen: readonly AskedRow[]) {
  const { directory } = useWorld();
  const open = useAskedRows();
  const toRead = chosen.flatMap(({ task, asked }) => {
    const shown = asked.is === 'approval' ? approvalOf(directory, task.decided) : null;
    return shown === null ? [] : [{ task: task.id, shown }];
  });
  const readings = useReadings(toRead);
  const whyNot = ({ id, task, asked }: AskedRow): string | null => {
    if (!open.some((row) => row.id === id)) return 'It is not asked of you any more.';
    if (isSignedAlone(matterOf(task).approval, asked))
      return 'Its signature needs your passkey: it is signed on its own page.';
    if (asked.is !== 'approval' || readings === undefined) return null;
    return readings.get(id) == null ? 'The frozen version is not on this device yet, so it cannot be read here.' : null;
  };
  return { whyNot, readings };
}

interface StatementsProps {
  readonly kind: AskedRow['asked']['is'];
  readonly chosen: readonly AskedRow[];
  readonly onSaid: (said: readonly Said[]) => void;
  readonly onClose: () => void;
}
function Statements({ kind, chosen, onSaid, onClose }: StatementsProps) {
  const { whyNot, readings } = useWhyNot(chosen);
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const list = useRef<HTMLUListElement>(null);
  const going = chosen.filter((row) => whyNot(row) === null && !leftOut.has(row.id));
  const { sign, isBusy } = useSigning(going, onSaid);
  const off = whyNone({ isBusy, isRead: kind !== 'approval' || readings !== undefined, count: going.length });
  const say = () => off === undefined && void sign();
  const sheet = useFormKeys<HTMLDivElement>({ onSay: say, onBack: onClose });
  const toggle = (id: string) => setLeftOut(leftOut.has(id) ? without(leftOut, id) : new Set([...leftOut, id]));
  return (
    <Dialog
      open
      onClose={onClose}
      width={560}
      title={severalTitle(kind)}
      description="Each is a statement of its own, signed with the key of this device. What you leave out goes on waiting."
      initialFocus={list}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" icon={Signature} keyCap="Ctrl ↵" disabledReason={off} onClick={say}>
            {severalVerb(kind, going.length)}
          </Button>
        </>
      }
    >
      <div ref={sheet}>
        <ul ref={list} className={styles.rows} tabIndex={-1} aria-label="What you sign">
          {chosen.map((row) => (
            <SeveralRow
              key={row.id}
              row={row}
              reading={readingOf(readings, row)}
              whyNot={whyNot(row)}
              isOn={!leftOut.has(row.id)}
              onToggle={() => toggle(row.id)}
              onGo={onClose}
            />
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

const without = (ids: ReadonlySet<string>, id: string): ReadonlySet<string> =>
  new Set([...ids].filter((one) => one !== id));
const readingOf = (readings: Readings | undefined, { id }: AskedRow) => readings?.get(id) ?? null;

interface Ready {
  readonly isBusy: boolean;
  readonly isRead: boolean;
  readonly count: number;
}
function whyNone({ isBusy, isRead, count }: Ready): string | undefined {
  if (isBusy) return 'They are being signed.';
  if (!isRead) return 'They are being read.';
  return count === 0 ? 'None of them is ticked.' : undefined;
}

/** One after the other, in the order shown: one that is refused holds up no other. */
function useSigning(going: readonly AskedRow[], onSaid: StatementsProps['onSaid']) {
  const keep = useKeeping();
  const [isBusy, setBusy] = useState(false);
  const sign = async () => {
    setBusy(true);
    const said: Said[] = [];
    for (const { id, task, asked } of going) {
      const { approval } = matterOf(task);
      const decision = agreeingTo({ space: task.space, task: task.id, approval }, asked);
      if (decision !== null) said.push({ id, task, kept: await keep({ decision, via: asked.via }) });
    }
    onSaid(said);
  };
  return { sign, isBusy };
}
