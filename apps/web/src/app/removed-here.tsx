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

const titleOf = ({ title, ended }: Left): string =>
  ended === 'access'
    ? `Your access to ${title || 'the workspace'} has ended`
    : `This device was removed from ${title || 'the workspace'}`;

function whatThen({ ended, at, owners }: Left): string {
  const erased = `Everything of the workspace was erased here, ${timeInText(at)}.`;
  if (ended === 'access') return `${erased} Ask ${anyOf(owners)} if you need it again.`;
  return `${erased} Ask ${anyOf(owners)} to let you in again, or add this device from another one of yours.`;
}

/** What the relay keeps is not in the hands of whoever holds this device: it may be a lost one. */
const heldText = (held: number, owners: readonly string[]): string =>
  held === 0
    ? ''
    : ` ${counted(held, 'edit')} had not been sent: the relay keeps ${held === 1 ? 'it' : 'them'}, and ${anyOf(owners)} can release ${held === 1 ? 'it' : 'them'}.`;

const unsentTextOf = (count: number, held: number): string =>
  count === 0
    ? ''
    : ` ${counted(count, held > 0 ? 'more edit' : 'edit')} of yours had not been sent${held > 0 ? ' and the relay did not take' : ''}: ${count === 1 ? 'it is' : 'they are'} kept here until you save or discard ${count === 1 ? 'it' : 'them'}.`;

const textOf = (left: Left): string =>
  `${whatThen(left)}${heldText(left.held ?? 0, left.owners)}${unsentTextOf(left.count, left.held ?? 0)}`;

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
    <Plain title={titleOf(left)} text={textOf(left)}>
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
