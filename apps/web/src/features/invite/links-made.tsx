// A link for each of a list: copied one by one, or saved as a table to send from elsewhere.
import { TableHead } from '@baton/ui/table-head';
import { Button } from '@baton/ui/button';
import type { InvitedAll, InvitedOne } from '@baton/workspace/doors/invitations';
import { Check, Copy, Download } from 'lucide-react';
import { useState } from 'react';
import { copyText } from '../../lib/clipboard.ts';
import { saveText } from '../../lib/save-file.ts';
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

export function LinksMade({ all: { made, refusal } }: { readonly all: InvitedAll }) {
  const { titles } = useWorld();
  const nameOf = useNames();
  const [first] = made;
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
          <p className={styles.text}>
            Each link is for one person, good until {timeInText(first.notAfter)}. Send everybody their own: they are
            shown here once. Under Settings, People each can be taken back.
          </p>
          <table className={styles.table} aria-label="Invitation links">
            <TableHead columns={['Name', 'Mail', 'Link']} />
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
