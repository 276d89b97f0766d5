// Who else is on this board now, each with a live ring.
import { AvatarGroup } from '@baton/ui/avatar-group';
import { useHere } from '../../lib/use-here.ts';
import { useFaces } from '../../parts/people.tsx';

export function HereNow({ board }: { board: string }) {
  const here = useHere();
  const faceOf = useFaces();
  const ids = [...new Set(here.filter((one) => !one.me && one.at === board).map((one) => one.person))];
  if (ids.length === 0) return null;
  return <AvatarGroup label="Here now" people={ids.map((id) => ({ ...faceOf(id), live: true }))} />;
}
