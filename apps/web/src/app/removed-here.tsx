// After this device was removed from a workspace: what happened, whom to ask, and what had not been sent, in the hands of
// whoever wrote it. Nothing else of the workspace is here any more.
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type Left, useDoors } from '../lib/doors.ts';
import { draftsOf, forgetDrafts } from '../lib/drafts.ts';
import { saveBytes, saveText } from '../lib/save-file.ts';
import { dayOf, timeInText } from '../parts/day-text.ts';
import { fileNameOf } from '../parts/file-name.ts';
import { counted } from '../parts/number-text.ts';
import { Plain, plainWay } from '../parts/plain.tsx';

/** "Ann Lee", "Ann Lee or Bo Dahl". */
const anyOf = (names: readonly string[]): string =>
  names.length === 0 ? 'whoever runs the workspace' : new Intl.ListFormat('en', { type: 'disjunction' }).format(names);

const textOf = ({ at, owners, count }: Left): string =>
  `Its access has ended: the device was taken off the list, or the access of whoever it is came to its end. Everything of the workspace was erased here, ${timeInText(at)}. Ask ${anyOf(owners)} to let you in again, or add this device from another one of yours.${
    count === 0
      ? ''
      : ` ${counted(count, 'edit')} of yours had not been sent: ${count === 1 ? 'it is' : 'they are'} kept here until you save or discard ${count === 1 ? 'it' : 'them'}.`
  }`;

export function RemovedHere({ left }: { left: Left }) {
  const { dropLeft } = useDoors();
  const navigate = useNavigate();
  const [begun] = useState(() => draftsOf(left));
  const leave = async () => {
    forgetDrafts(left);
    await dropLeft(left);
    await navigate({ to: '/' });
  };
  return (
    <Plain title={`This device was removed from ${left.title || 'the workspace'}`} text={textOf(left)}>
      {left.count > 0 || begun.length > 0 ? (
        <Unsent left={left} begun={begun} onDone={() => void leave()} />
      ) : (
        <button type="button" className={plainWay('first')} onClick={() => void leave()}>
          Start
        </button>
      )}
    </Plain>
  );
}

interface UnsentProps {
  readonly left: Left;
  /** Texts that were begun and never sent: nobody but this browser has them. */
  readonly begun: readonly string[];
  readonly onDone: () => void;
}

function Unsent({ left, begun, onDone }: UnsentProps) {
  const [isSaved, setSaved] = useState(false);
  const [isSure, setSure] = useState(false);
  const name = fileNameOf(`${left.title} unsent`, dayOf(left.at));
  const save = (how: () => void) => {
    how();
    setSaved(true);
  };
  const what = left.count > 0 ? counted(left.count, 'edit') : counted(begun.length, 'text');
  const text = [...(left.text === '' ? [] : [left.text]), ...begun.map((one) => `Begun and not sent\n  ${one}`)].join(
    '\n\n',
  );
  const discard = isSaved ? 'Take it off this device' : isSure ? `Discard ${what} for good` : 'Discard';
  return (
    <>
      <button type="button" className={plainWay('first')} onClick={() => save(() => saveText(`${name}.txt`, text))}>
        Save my {left.count > 0 ? counted(left.count, 'unsent edit') : what}
      </button>
      {left.count > 0 && (
        <button type="button" className={plainWay()} onClick={() => save(() => saveBytes(`${name}.baton`, left.file))}>
          Save for another device of mine
        </button>
      )}
      <button type="button" className={plainWay()} onClick={() => (isSaved || isSure ? onDone() : setSure(true))}>
        {discard}
      </button>
      <details>
        <summary>What was not sent</summary>
        <pre>{text}</pre>
      </details>
    </>
  );
}
