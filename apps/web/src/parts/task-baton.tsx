// The baton in its resting form: one full pill, alone, of whoever has the task.
import type { Named } from '@baton/model/person/naming';
import { Baton } from '@baton/ui/baton';
import { useMe } from '../lib/use-world.ts';
import { hueOf } from './people.tsx';

export function TaskBaton({ holder, size }: { holder: Named | null; size: 'sm' | 'md' | 'lg' }) {
  const me = useMe();
  if (holder === null) return null;
  const end = { name: holder.name, hue: hueOf(holder.id), guest: holder.guest, isReader: holder.id === me };
  return <Baton state="alone" size={size} from={end} />;
}
