// Everything by which somebody from outside reaches the workspace: guests, links, open invitations; ended one by one or all.
import { whyDead } from '@baton/model/directory/invitation-rules';
import { linksOpenIn } from '@baton/model/directory/link-queries';
import type { Decision, DirectoryInvitation, DirectoryLink, InvitationId } from '@baton/model/directory/schema';
import type { SpaceId } from '@baton/model/ids';
import { taskPeek } from '@baton/model/task/queries';
import type { Anew } from '@baton/workspace/doors/invite-anew';
import { TableHead } from '@baton/ui/table-head';
import { Button } from '@baton/ui/button';
import { cx } from '@baton/ui/cx.ts';
import { Dialog } from '@baton/ui/dialog';
import { EmptyState } from '@baton/ui/empty-state';
import type { MailTold } from '@baton/workspace/doors/mail';
import { useState } from 'react';
import { useLinksUsed } from '../../lib/use-links-used.ts';
import { useLiveOne } from '../../lib/use-live.ts';
import { useMail } from '../../lib/use-mail.ts';
import { useNow } from '../../lib/use-now.ts';
import { useWorld } from '../../lib/use-world.ts';
import { dayText } from '../../parts/day-text.ts';
import { forWhom, letterText, letterTo } from '../../parts/letter-words.ts';
import { counted } from '../../parts/number-text.ts';
import { useNames } from '../../parts/people.tsx';
import { SaidByLink } from '../../parts/said-by-link.tsx';
import styles from './admin.module.css';
import { useDeciding } from '../../parts/use-deciding.ts';
import { useLastSeen } from './use-last-seen.ts';
import { useStaff } from './use-staff.ts';
import { SendAnew } from './send-anew.tsx';

interface Door {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly owner: string;
  readonly ends: number | null;
  readonly end: Decision;
  /** Of a link: the task whose page it opens. */
  readonly record?: string;
  /** What became of its letter; of one that failed it can be sent anew. */
  readonly letter?: string | undefined;
  readonly anew?: Omit<Anew, 'byName'> | undefined;
}

const linkKinds: Readonly<Record<DirectoryLink['right'], string>> = {
  read: 'Link, reads',
  comment: 'Link, comments',
  edit: 'Link, edits',
};

function invitationDoor(id: InvitationId, one: DirectoryInvitation, told: MailTold | null): Door {
  const letter = letterTo(told, id);
  return {
    id,
    kind: 'Invitation',
    name: [forWhom(one, letter), `${one.used} of ${one.uses} used`].filter((part) => part !== null).join(', '),
    owner: one.by,
    ends: one.notAfter,
    end: { type: 'invitation-taken-back', invitation: id },
    letter: letterText(letter) ?? undefined,
    anew: letter && letter.fault !== null ? { id, invitation: one, mail: letter.mail } : undefined,
  };
}

function useOutside(told: MailTold | null): readonly Door[] {
  const { directory, titles } = useWorld();
  const staff = useStaff();
  const now = useNow(60_000);
  const guests = staff
    .filter(({ role, standing }) => role === 'guest' && standing !== 'removed')
    .map((one): Door => ({
      id: one.id,
      kind: 'Guest',
      name: one.name,
      owner: one.manager ?? '',
      ends: one.until,
      end: { type: 'person-removed', person: one.id },
    }));
  const invitations = (Object.entries(directory.invitations) as [InvitationId, DirectoryInvitation][])
    .filter(([, one]) => whyDead(one, now) === null)
    .map(([id, one]) => invitationDoor(id, one, told));
  const links = (Object.keys(directory.spaces) as SpaceId[]).flatMap((space) =>
    linksOpenIn(directory, { space, record: null, now }).map(({ id, link }): Door => ({
      id,
      kind: linkKinds[link.right],
      name: `${titles.spaces[space] ?? 'a space'}${link.password ? ', with a password' : ''}`,
      owner: link.by,
      ends: link.notAfter,
      end: { type: 'link-taken-back', space, link: id },
      record: link.record,
    })),
  );
  return [...guests, ...links, ...invitations];
}

/** Of the task, where its title is on this device. */
function PageOf({ task }: { readonly task: string }) {
  const title = useLiveOne(taskPeek, { task })?.title;
  return title === undefined ? 'A page in ' : `“${title}”, `;
}

function usedThere(used: ReadonlyMap<string, number> | undefined, link: string): string {
  if (used === undefined) return '';
  const at = used.get(link);
  return at === undefined ? 'Never' : dayText(at);
}

export function OutsideTab() {
  const mail = useMail();
  const doors = useOutside(mail.told);
  const nameOf = useNames();
  const { why, decide } = useDeciding();
  const [isAsked, setAsked] = useState(false);
  const used = useLinksUsed(doors.length);
  const lastSeen = useLastSeen();
  if (doors.length === 0)
    return (
      <EmptyState pattern="nothing-waiting" title="Nothing can be reached from outside">
        Guests, links and open invitations would stand here, each with who made it and when it ends.
      </EmptyState>
    );
  const endAll = async () => {
    setAsked(false);
    for (const { end } of doors) await decide(end, 'Ended.');
  };
  return (
    <>
      <div className={styles.bar}>
        <span className={styles.note}>{counted(doors.length, 'way')} in from outside.</span>
        <span className={styles.grow} />
        <Button tone="destructive" disabledReason={why} onClick={() => setAsked(true)}>
          End all of them
        </Button>
      </div>
      <table className={cx(styles.table, styles.doors)} aria-label="From outside">
        <TableHead columns={['What', 'Which', 'Looked after by', 'Last used', 'Ends']} act="End" />
        <tbody>
          {doors.map(({ id, kind, name, owner, ends, end, record, letter, anew }) => (
            <tr key={id}>
              <td>{kind}</td>
              <th scope="row">
                {record !== undefined && <PageOf task={record} />}
                {name}
                {record !== undefined && <SaidByLink id={id} link={{ record }} />}
                {letter !== undefined && <span className={styles.letter}>{letter}</span>}
              </th>
              <td data-label="Looked after by">{owner === '' ? 'Nobody' : nameOf(owner)}</td>
              <td data-label="Last used">
                {record !== undefined ? usedThere(used, id) : kind === 'Guest' ? lastSeen(id) : ''}
              </td>
              <td data-label="Ends">{ends === null ? 'No end' : dayText(ends)}</td>
              <td>
                {anew && <SendAnew anew={anew} why={why} onSent={mail.again} />}{' '}
                <Button
                  size={24}
                  disabledReason={why}
                  aria-label={`End ${kind}, ${name}`}
                  onClick={() => void decide(end, `${kind} ended.`)}
                >
                  End
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Dialog
        open={isAsked}
        onClose={() => setAsked(false)}
        width={400}
        title="End all ways in from outside"
        description="Every guest’s access, every link and every open invitation ends now. Guests’ devices erase what they hold at their next contact."
        actions={
          <>
            <Button onClick={() => setAsked(false)}>Cancel</Button>
            <Button tone="destructive-filled" onClick={() => void endAll()}>
              End all {doors.length}
            </Button>
          </>
        }
      />
    </>
  );
}
