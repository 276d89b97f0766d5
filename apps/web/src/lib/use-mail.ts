// What the relay says of its letters: whether it sends any, and what became of those of open invitations. Asked once a screen, and
// again when another invitation is on record.
import { isNotDone } from '@baton/workspace/doors/door';
import { askMail, type MailTold } from '@baton/workspace/doors/mail';
import { useDoors } from './doors.ts';
import { useAsked } from './use-asked.ts';
import { useWorld } from './use-world.ts';

export interface MailHere {
  /** Null: not known, or the relay is away. */
  readonly told: MailTold | null;
  readonly sends: boolean;
  again(): void;
}

export function useMail(): MailHere {
  const doors = useDoors();
  const { me, directory } = useWorld();
  const { workspace } = me;
  const invitations = Object.keys(directory.invitations).length;
  const ask = async () => askMail(await doors.relayOf(workspace), workspace);
  const { value, again } = useAsked(ask, [workspace, invitations]);
  const told = value === undefined || isNotDone(value) ? null : value;
  return { told, sends: told !== null && told.from !== null, again };
}
