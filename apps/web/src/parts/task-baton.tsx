// The baton in its resting form: one full pill, alone, of whoever has the task.
import type { Named } from '@baton/model/person/naming';
import { Baton } from '@baton/ui/baton';
import { useMe } from '../lib/use-world.ts';
import { hueOf } from './people.tsx';
import { PersonButton } from './person-avatar.tsx';

interface TaskBatonProps {
  readonly holder: Named | null;
  readonly size: 'sm' | 'md' | 'lg';
  /** A button of its own that opens the card of whoever has it. */
  readonly isPressed?: boolean;
}

export function TaskBaton({ holder, size, isPressed = false }: TaskBatonProps) {
  const me = useMe();
  if (holder === null) return null;
  const end = { name: holder.name, hue: hueOf(holder.id), guest: holder.guest, isReader: holder.id === me };
  const baton = <Baton state="alone" size={size} from={end} />;
  if (isPressed) return <PersonButton id={holder.id}>{baton}</PersonButton>;
  // In a list with keys of its own it is no stop: the row's menu leads to the person too.
  return <span data-person-card={holder.id}>{baton}</span>;
}
