// A person's face wherever one is drawn: the picture or the initials, a guest's shape, whether they are away. As a button
// it opens their card (lib/person-cards).
import type { Named } from '@baton/model/person/naming';
import { Avatar, type AvatarSize } from '@baton/ui/avatar';
import type { ReactNode } from 'react';
import { usePicture } from '../lib/pictures.tsx';
import { useFaces } from './people.tsx';
import styles from './person-avatar.module.css';

interface PersonAvatarProps {
  readonly id: string;
  readonly size?: AvatarSize | undefined;
  readonly live?: boolean | undefined;
  /** The name stands beside it. */
  readonly decorative?: boolean | undefined;
  /** What an answer says of somebody whom the list of people does not have: a name of an import that was undone. */
  readonly said?: Pick<Named, 'name' | 'guest'> | undefined;
}

export function PersonAvatar({ id, size, live, decorative, said }: PersonAvatarProps) {
  const face = useFaces()(id);
  const { name, guest } = face.isKnown ? face : (said ?? face);
  const picture = usePicture(face.person);
  return (
    <Avatar
      name={name}
      hue={face.hue}
      guest={guest}
      away={face.away}
      picture={picture}
      size={size}
      live={live}
      decorative={decorative}
    />
  );
}

/** Round a face that is drawn already. Nothing to press where nobody is known by this id: there is no card. */
export function PersonButton({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const face = useFaces()(id);
  if (!face.isKnown) return children;
  return (
    <button
      type="button"
      className={styles.button}
      data-person-card={id}
      data-guest={face.guest || undefined}
      aria-haspopup="dialog"
      aria-label={`About ${face.isReader ? 'you' : face.name}`}
    >
      {children}
    </button>
  );
}

export function PersonFace({ id, ...rest }: Omit<PersonAvatarProps, 'decorative'>) {
  const isKnown = useFaces()(id).isKnown;
  return (
    <PersonButton id={id}>
      <PersonAvatar id={id} {...rest} decorative={isKnown} />
    </PersonButton>
  );
}
