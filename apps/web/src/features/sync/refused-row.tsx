// One edit that was not taken: what it was, why, and the four ways on.
import { isRefusal } from '@baton/model/refusal';
import type { RefusedEdit } from '@baton/workspace/sync-contract';
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import { Icon, type IconShape } from '@baton/ui/icon';
import { useToast } from '@baton/ui/toast';
import { Ban, ChevronsRight, Copy, Lock, RotateCcw, Scissors } from 'lucide-react';
import { useContext, useState } from 'react';
import { copyText } from '../../lib/clipboard.ts';
import { handOn } from '../../lib/hand-on.ts';
import { RefusalContext } from '../../lib/use-run.ts';
import { useSyncDoor } from '../../lib/use-sync.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { timeInText } from '../../parts/day-text.ts';
import { madeName, recordText } from '../../parts/record-link.tsx';
import type { Named } from '../../parts/use-reading.ts';
import { EditLines } from '../../parts/edit-lines.tsx';
import rows from './edit-row.module.css';
import { editText, linkOf } from '../../parts/edit-text.ts';

const signs: Partial<Record<RefusedEdit['why'], IconShape>> = { access: Lock, 'too-large': Scissors };
const whyTitles: Readonly<Record<RefusedEdit['why'], string>> = {
  access: 'Access withdrawn.',
  epoch: 'The document was begun anew.',
  'too-large': 'Too large.',
  guard: 'The relay refused it.',
  clone: 'This device was set back to an earlier day.',
  newer: 'A newer version of Baton writes there.',
  other: 'The relay refused it.',
};

export function RefusedRow({ edit, named }: { edit: RefusedEdit; named: Named }) {
  const { why, detail, at, edits } = edit;
  return (
    <li className={rows.refused}>
      <Icon icon={signs[why] ?? Ban} className={rows.sign} />
      <EditLines edits={edits} named={named} />
      <span className={rows.when}>you, {timeInText(at)}</span>
      <p className={rows.why}>
        <b>{whyTitles[why]}</b> {detail}
      </p>
      <Ways edit={edit} named={named} />
    </li>
  );
}

function Ways({ edit, named }: { edit: RefusedEdit; named: Named }) {
  const door = useSyncDoor();
  const workspace = useWorkspace();
  const toast = useToast();
  const say = useContext(RefusalContext);
  const [isAsking, setAsking] = useState(false);
  const about = recordText(named.recordOf(edit.edits[0]?.record ?? null), madeName(edit.edits[0]));
  const text = editText(edit, named);
  const copy = async () =>
    toast.show({
      text: (await copyText(text)) ? 'Copied' : 'This browser does not let it be copied. Select the text.',
    });
  const again = async () => {
    const refusal = await door.tryAgain(edit.batch);
    if (isRefusal(refusal)) say(refusal);
    else toast.show({ text: `Written anew: ${about}` });
  };
  const hand = async () => {
    const link = linkOf(edit, named, workspace.world.me.workspace);
    const how = await handOn({ title: about, text, link });
    if (how === 'copied') toast.show({ text: 'Copied with its link. Give it to somebody who may write there.' });
    if (how === 'not') toast.show({ text: 'This browser does not let it be copied. Select the text.' });
  };
  return (
    <div className={rows.acts}>
      <Button size={24} icon={Copy} aria-label={`Copy: ${about}`} onClick={() => void copy()}>
        Copy
      </Button>
      <Button
        size={24}
        icon={RotateCcw}
        aria-label={`Try again: ${about}`}
        disabledReason={edit.mayTryAgain ? undefined : notAgain[edit.why]}
        onClick={() => void again()}
      >
        Try again
      </Button>
      <Button size={24} icon={ChevronsRight} aria-label={`Hand to somebody: ${about}`} onClick={() => void hand()}>
        Hand to somebody
      </Button>
      <Button size={24} tone="quiet" aria-label={`Discard: ${about}`} onClick={() => setAsking(true)}>
        Discard
      </Button>
      <Dialog
        open={isAsking}
        onClose={() => setAsking(false)}
        width={400}
        title={`Discard the edit of ${about}`}
        description="It is kept nowhere else. After this it cannot be read or tried again."
        actions={
          <>
            <Button onClick={() => setAsking(false)}>Keep it</Button>
            <Button tone="destructive-filled" onClick={() => void workspace.dismissRefused(edit.batch)}>
              Discard edit
            </Button>
          </>
        }
      >
        <EditLines edits={edit.edits} named={named} />
      </Dialog>
    </div>
  );
}

const copyIt = 'Typed text stands in a place that may be gone. Copy it and write it where it belongs.';
const notAgain: Readonly<Record<RefusedEdit['why'], string>> = {
  access: 'You may not write there now.',
  epoch: copyIt,
  'too-large': 'It would be too large again.',
  guard: copyIt,
  clone: copyIt,
  newer: 'Load this page anew first.',
  other: copyIt,
};
