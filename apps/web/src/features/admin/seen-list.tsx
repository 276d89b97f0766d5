// What somebody is sent, and why. What is not in this list is in documents that never reach their devices.
import { reachOf, type Reached } from '@baton/model/directory/reach';
import type { StaffAnswer } from '@baton/model/person/staff-queries';
import { Icon } from '@baton/ui/icon';
import { Lock, UsersRound } from 'lucide-react';
import { useWorld } from '../../lib/use-world.ts';
import { spaceRoleDoes } from '../../parts/role-words.ts';
import styles from './panel.module.css';

const whyWords: Readonly<Record<Reached['why'], string>> = {
  open: 'open to everybody',
  member: 'named there',
  reader: 'given to them',
};

export function SeenList({ one }: { readonly one: StaffAnswer }) {
  const { directory, titles } = useWorld();
  const reached = reachOf(directory, one.id);
  return (
    <>
      <ul className={styles.rows}>
        {reached.map(({ space, group, role, why }) => (
          <li key={`${space}/${group ?? ''}`}>
            <Icon icon={group === null ? UsersRound : Lock} size={14} />
            <span className={styles.name}>
              {titles.spaces[space] ?? 'A space'}
              {group !== null && ', a part of it'}
              <span className={styles.meta}>{whyWords[why]}</span>
            </span>
            <span className={styles.end}>{spaceRoleDoes[role]}</span>
          </li>
        ))}
      </ul>
      <p className={styles.text}>
        {one.standing === 'suspended' && 'Suspended: nothing at all is sent just now. '}
        {reached.length === 0
          ? 'Nothing is sent to their devices.'
          : 'Nothing else is sent to their devices. Not hidden, not sent.'}
      </p>
    </>
  );
}
