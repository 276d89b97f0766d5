// What was made for each of a list: letters that went out, and a link for each, copied one by one or saved as a table.
import { TableHead } from '@baton/ui/table-head';
import { Button } from '@baton/ui/button';
import { isNotDone, type NotDone } from '@baton/workspace/doors/door';
import type { InvitedAll, InvitedOne, LetterState } from '@baton/workspace/doors/invitations';
import { sendLetter } from '@baton/workspace/doors/mail';
import { Check, Copy, Download } from 'lucide-react';
import { useState } from 'react';
import { copyText } from '../../lib/clipboard.ts';
import { useDoors } from '../../lib/doors.ts';
import { saveText } from '../../lib/save-file.ts';
import { sentenceOf } from '../../lib/use-entering.ts';
import { useWorld } from '../../lib/use-world.ts';
import { csvText } from '../../parts/csv.ts';
import { timeInText, todayHere } from '../../parts/day-text.ts';
import { fileNameOf } from '../../parts/file-name.ts';
import { counted } from '../../parts/number-text.ts';
import { useNames } from '../../parts/people.tsx';
import { refusalText } from '../../parts/refusal-text.ts';
import styles from './invite.module.css';

const tableOf = (made: readonly InvitedOne[]): string =>
  csvText([
    ['name', 'mail', 'link', 'good until'],
    ...made.map(({ name, mail, link, notAfter }) => [name, mail, link, new Date(notAfter).toISOString()]),
  ]);

const isFailed = (letter: LetterState): letter is NotDone => letter !== null && letter !== 'sent';

function saidOf(made: readonly InvitedOne[], first: InvitedOne): string {
  const ends = timeInText(first.notAfter);
  const failed = made.filter(({ letter }) => isFailed(letter)).length;
  const back = 'Under Settings, People each can be taken back.';
  if (first.letter === null)
    return `Each link is for one person, good until ${ends}. Send everybody their own: they are shown here once. ${back}`;
  const sent = counted(made.length - failed, 'letter');
  const not = failed === 0 ? '' : ` ${counted(failed, 'letter')} could not be sent: try again, or copy the link.`;
  return `${sent} went out, good until ${ends}.${not} A link that you copy asks for a code, which is sent to its address. ${back}`;
}

export function LinksMade({ all: { made, refusal } }: { readonly all: InvitedAll }) {
  const { titles } = useWorld();
  const nameOf = useNames();
  const [first] = made;
  const isByLetter = first !== undefined && first.letter !== null;
  const save = () => saveText(`${fileNameOf(`${titles.workspace} invitations`, todayHere())}.csv`, tableOf(made));
  return (
    <div className={styles.form}>
      {refusal && (
        <p role="alert" className={styles.said}>
          {made.length === 0
            ? refusalText(refusal, nameOf)
            : `It ended after ${counted(made.length, 'link')}: ${refusalText(refusal, nameOf)} Invite the others again.`}
        </p>
      )}
      {first && (
        <>
          <p className={styles.text}>{saidOf(made, first)}</p>
          <table className={styles.table} aria-label="Invitation links">
            <TableHead columns={isByLetter ? ['Name', 'Mail', 'Letter', 'Link'] : ['Name', 'Mail', 'Link']} />
            <tbody>
              {made.map((one) => (
                <LinkRow key={one.invitation} one={one} />
              ))}
            </tbody>
          </table>
          <p className={styles.acts}>
            <Button icon={Download} onClick={save}>
              Save as CSV
            </Button>
          </p>
        </>
      )}
    </div>
  );
}

function LinkRow({ one }: { readonly one: InvitedOne }) {
  const [copied, setCopied] = useState<boolean | null>(null);
  return (
    <tr>
      <td>{one.name}</td>
      <td>{one.mail}</td>
      {one.letter !== null && <LetterCell one={one} first={one.letter} />}
      <td>
        {copied === false ? (
          <output className={styles.link}>{one.link}</output>
        ) : (
          <Button
            size={24}
            icon={copied === true ? Check : Copy}
            aria-label={`Copy the link for ${one.mail}`}
            onClick={() => void copyText(one.link).then(setCopied)}
          >
            {copied === true ? 'Copied' : 'Copy link'}
          </Button>
        )}
      </td>
    </tr>
  );
}

function LetterCell({ one, first }: { readonly one: InvitedOne; readonly first: 'sent' | NotDone }) {
  const doors = useDoors();
  const { workspace } = useWorld().me;
  const [letter, setLetter] = useState(first);
  const [isGoing, setGoing] = useState(false);
  const again = async () => {
    setGoing(true);
    setLetter(await sendLetter(await doors.relayOf(workspace), one));
    setGoing(false);
  };
  if (letter === 'sent' || !isNotDone(letter)) return <td>Sent</td>;
  return (
    <td>
      <span className={styles.said}>{sentenceOf(letter)}</span>{' '}
      <Button
        size={24}
        aria-busy={isGoing}
        aria-label={`Send the letter to ${one.mail} again`}
        onClick={() => void again()}
      >
        Try again
      </Button>
    </td>
  );
}
