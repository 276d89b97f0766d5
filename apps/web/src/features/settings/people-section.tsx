// Who is in the workspace, and the invitations that are still open.
import { isAdmin } from '@baton/model/directory/queries';
import type { DirectoryInvitation, InvitationId } from '@baton/model/directory/schema';
import { isRefusal } from '@baton/model/refusal';
import { Button } from '@baton/ui/button';
import { useToast } from '@baton/ui/toast';
import { takeBackInvitation } from '@baton/workspace/doors/invitations';
import { Link, useParams } from '@tanstack/react-router';
import { UserPlus } from 'lucide-react';
import { useContext } from 'react';
import { useActionRegistry } from '../../lib/actions.tsx';
import { useMail } from '../../lib/use-mail.ts';
import { RefusalContext } from '../../lib/use-run.ts';
import { useWorld } from '../../lib/use-world.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { dayText, todayHere } from '../../parts/day-text.ts';
import { forWhom, letterText, letterTo } from '../../parts/letter-words.ts';
import { useNames, usePeople } from '../../parts/people.tsx';
import { PersonFace } from '../../parts/person-avatar.tsx';
import { roleNames } from '../../parts/role-words.ts';
import { Section } from './section.tsx';
import styles from './settings.module.css';

export function PeopleSection() {
  const actions = useActionRegistry();
  const people = usePeople().filter(({ account }) => account);
  const { directory, me } = useWorld();
  const params = useParams({ from: '/w/$workspace' });
  const invite = (
    <span className={styles.acts}>
      {isAdmin(directory, me.person) && (
        <Link to="/w/$workspace/admin" params={params}>
          Roles, guests, devices, audit
        </Link>
      )}
      <Button icon={UserPlus} onClick={() => actions.run('invite')}>
        Invite people
      </Button>
    </span>
  );
  return (
    <Section title="People" action={invite}>
      <ul className={styles.rows} aria-label="People">
        {people.map((person) => (
          <li key={person.id}>
            <PersonFace id={person.id} size={24} />
            <span className={styles.name}>
              {person.name}
              {person.title !== null && <span className={styles.meta}>{person.title}</span>}
            </span>
            <span className={styles.meta}>{person.me ? 'You' : ''}</span>
          </li>
        ))}
      </ul>
      <OpenInvitations />
    </Section>
  );
}

const isOpen = ({ takenBack, used, uses, notAfter }: DirectoryInvitation): boolean =>
  !takenBack && used < uses && notAfter > Date.parse(todayHere());

const usesText = ({ uses, used }: DirectoryInvitation): string =>
  uses === 1 ? 'For one person' : `${used} of ${uses} have joined`;

function OpenInvitations() {
  const workspace = useWorkspace();
  const nameOf = useNames();
  const toast = useToast();
  const say = useContext(RefusalContext);
  const { directory } = useWorld();
  const { told } = useMail();
  const open = (Object.entries(directory.invitations) as [InvitationId, DirectoryInvitation][]).filter(([, one]) =>
    isOpen(one),
  );
  if (open.length === 0) return null;
  const takeBack = async (id: InvitationId) => {
    const done = await takeBackInvitation(workspace, id);
    if (isRefusal(done)) say(done);
    else toast.show({ text: 'The invitation is taken back. Its link opens nothing any more.' });
  };
  return (
    <>
      <h3 className={styles.sub}>Open invitations</h3>
      <ul className={styles.rows} aria-label="Open invitations">
        {open.map(([id, one]) => (
          <li key={id}>
            <span className={styles.name}>
              {roleNames[one.role]}. {usesText(one)}
              <span className={styles.meta}>
                By {nameOf(one.by)}, until {dayText(one.notAfter)}
              </span>
              <span className={styles.meta}>
                {[forWhom(one, letterTo(told, id)), letterText(letterTo(told, id))]
                  .filter((part) => part !== null)
                  .join('. ')}
              </span>
            </span>
            <Button
              size={24}
              aria-label={`Take back the invitation until ${dayText(one.notAfter)}`}
              onClick={() => void takeBack(id)}
            >
              Take back
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
