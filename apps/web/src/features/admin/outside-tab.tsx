// Everything by which somebody from outside reaches the workspace: guests, links, open invitations; ended one by one or all.
import { whyDead } from '@baton/model/directory/invitation-rules';
import type { Decision, DirectoryInvitation, DirectoryLink, InvitationId } from '@baton/model/directory/schema';
import type { LinkId, SpaceId } from '@baton/model/ids';
import { TableHead } from '@baton/ui/table-head';
import { Button } from '@baton/ui/button';
import { Dialog } from '@baton/ui/dialog';
import { EmptyState } from '@baton/ui/empty-state';
import { useState } from 'react';
import { useNow } from '../../lib/use-now.ts';
import { useWorld } from '../../lib/use-world.ts';
import { dayText } from '../../parts/day-text.ts';
import { counted } from '../../parts/number-text.ts';
import { useNames } from '../../parts/people.tsx';
import styles from './admin.module.css';
import { useDeciding, useStaff } from './use-staff.ts';

interface Door {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly owner: string;
  readonly ends: number | null;
  readonly end: Decision;
}

const linkKinds: Readonly<Record<DirectoryLink['right'], string>> = {
  read: 'Link, reads',
  comment: 'Link, comments',
  edit: 'Link, edits',
};

function useOutside(): readonly Door[] {
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
    .map(([id, one]): Door => ({
      id,
      kind: 'Invitation',
      name: `${one.used} of ${one.uses} used`,
      owner: one.by,
      ends: one.notAfter,
      end: { type: 'invitation-taken-back', invitation: id },
    }));
  const links = (Object.keys(directory.spaces) as SpaceId[]).flatMap((space) =>
    (Object.entries(directory.spaces[space]?.links ?? {}) as [LinkId, DirectoryLink][])
      .filter(([, one]) => !one.takenBack && one.notAfter > now)
      .map(([id, one]): Door => ({
        id,
        kind: linkKinds[one.right],
        name: `A page in ${titles.spaces[space] ?? 'a space'}${one.password ? ', with a password' : ''}`,
        owner: one.by,
        ends: one.notAfter,
        end: { type: 'link-taken-back', space, link: id },
      })),
  );
  return [...guests, ...links, ...invitations];
}

export function OutsideTab() {
  const doors = useOutside();
  const nameOf = useNames();
  const { why, decide } = useDeciding();
  const [isAsked, setAsked] = useState(false);
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
      <table className={styles.table} aria-label="From outside">
        <TableHead columns={['What', 'Which', 'Looked after by', 'Ends']} act="End" />
        <tbody>
          {doors.map(({ id, kind, name, owner, ends, end }) => (
            <tr key={id}>
              <td>{kind}</td>
              <th scope="row">{name}</th>
              <td>{owner === '' ? 'Nobody' : nameOf(owner)}</td>
              <td>{ends === null ? 'No end' : dayText(ends)}</td>
              <td>
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
