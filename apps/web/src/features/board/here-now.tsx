// Who else is on this board now, each with a live ring.
import { AvatarGroup } from '@baton/ui/avatar-group';
import type { ReactNode } from 'react';
import { useHere } from '../../lib/use-here.ts';
import { usePictures } from '../../lib/pictures.tsx';
import { useFaces } from '../../parts/people.tsx';
import { PersonButton } from '../../parts/person-avatar.tsx';

const inButton = (id: string, face: ReactNode) => <PersonButton id={id}>{face}</PersonButton>;

export function HereNow({ board }: { board: string }) {
  const here = useHere();
  const faceOf = useFaces();
  const pictureOf = usePictures();
  const ids = [...new Set(here.filter((one) => !one.me && one.at === board).map((one) => one.person))];
  if (ids.length === 0) return null;
  return (
    <AvatarGroup
      label="Here now"
      people={ids.map((id) => ({ ...faceOf(id), picture: pictureOf(id), live: true }))}
      wrap={inButton}
    />
  );
}
