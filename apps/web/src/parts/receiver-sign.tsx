// Who is asked, as a picture: somebody's face, a team, a role.
import type { Receiver } from '@baton/model/decided/schema';
import { Icon } from '@baton/ui/icon';
import { UserCheck, Users } from 'lucide-react';
import { PersonAvatar } from './person-avatar.tsx';
import styles from './receiver-sign.module.css';

export function ReceiverSign({ receiver }: { readonly receiver: Receiver }) {
  if ('person' in receiver) return <PersonAvatar id={receiver.person} size={24} decorative />;
  return (
    <span className={styles.sign}>
      <Icon icon={'team' in receiver ? Users : UserCheck} size={14} />
    </span>
  );
}
