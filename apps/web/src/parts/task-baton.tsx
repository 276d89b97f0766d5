// The baton of a task, wherever it stands: who has it, who is asked, what was said; one full pill where nothing was decided.
import { hereIn } from '@baton/model/directory/queries';
import { isId, letters } from '@baton/model/ids';
import { Baton } from '@baton/ui/baton';
import type { Named } from '@baton/model/person/naming';
import { useNow } from '../lib/use-now.ts';
import { useMe, useWorld } from '../lib/use-world.ts';
import { batonFor, type BatonShown, type OfTask, shownBaton } from './baton-shown.ts';
import { hueOf, useFaces } from './people.tsx';
import { PersonButton } from './person-avatar.tsx';
import { useReceiverNames } from './receiver-words.ts';

interface TaskBatonProps {
  readonly task: OfTask;
  readonly size: 'sm' | 'md' | 'lg';
  /** A button of its own that opens the card of whoever has it. */
  readonly isPressed?: boolean;
}

const often = 60_000;

export function TaskBaton({ task, size, isPressed = false }: TaskBatonProps) {
  return task.decided === null ? (
    <PlainBaton holder={task.holder} size={size} isPressed={isPressed} />
  ) : (
    <DecidedBaton task={task} size={size} isPressed={isPressed} />
  );
}

function PlainBaton({ holder, size, isPressed }: Omit<TaskBatonProps, 'task'> & { readonly holder: Named | null }) {
  const me = useMe();
  const { directory } = useWorld();
  const faceOf = useFaces();
  if (holder === null) return null;
  // A name that an import brought is nobody's account, and so never gone.
  const isGone = isId(holder.id, letters.person) && hereIn(directory, holder.id) === undefined;
  const mark = isGone ? 'gone' : faceOf(holder.id).away ? 'away' : undefined;
  const end = {
    name: holder.name,
    hue: hueOf(holder.id),
    guest: holder.guest,
    isReader: holder.id === me,
    mark,
  } as const;
  return <Held holder={holder.id} shown={{ state: 'alone', from: end }} size={size} isPressed={isPressed ?? false} />;
}

function DecidedBaton({ task, size, isPressed = false }: TaskBatonProps) {
  const { directory } = useWorld();
  const now = useNow(often);
  const faceOf = useFaces();
  const receiverName = useReceiverNames();
  const baton = batonFor(task, { directory, now });
  const shown = baton && shownBaton(baton, { directory, now, faceOf, receiverName });
  if (baton === null || shown === null || baton.is === 'nobody') return null;
  return <Held holder={baton.holder.person} shown={shown} size={size} isPressed={isPressed} />;
}

interface HeldProps {
  readonly holder: string;
  readonly shown: BatonShown;
  readonly size: TaskBatonProps['size'];
  readonly isPressed: boolean;
}
function Held({ holder, shown, size, isPressed }: HeldProps) {
  const baton = <Baton {...shown} size={size} />;
  if (isPressed) return <PersonButton id={holder}>{baton}</PersonButton>;
  // In a list with keys of its own it is no stop: the row's menu leads to the person too.
  return <span data-person-card={holder}>{baton}</span>;
}
