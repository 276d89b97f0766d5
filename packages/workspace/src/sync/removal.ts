// This device was removed from the workspace: what was not sent goes to the relay's held tray, or is put aside as a text and
// a file; then everything else of the workspace goes from here. In that order, so that whatever stops it between the two loses nothing; it is done
// again at the next contact, and a second time changes nothing.
import { isOwner, personIn } from '@baton/model/directory/queries';
import { nameOf } from '@baton/model/person/naming';
import type { Left } from '@baton/store/browser/left';
import { closeCodes } from '@baton/protocol/frames';
import { relayNow, type Core } from '../core.ts';
import { sentenceOf } from '../link/ends.ts';
import { carryUnsent } from './carry.ts';
import { handOverUnsent } from './handing-over.ts';
import { unsentOf, unsentText } from './unsent-text.ts';

/** A command that was given is an edit too, though nothing of it is written yet; a full disk lets none of them end. */
const longest = 2_000;
const againAfter = 5_000;

export interface Removal {
  /** Whoever says it first; nothing happens where nothing can be erased. */
  begin(): Promise<void>;
}

const ran = ({ running, options }: Core): Promise<unknown> =>
  Promise.race([
    Promise.allSettled(running.values()),
    new Promise<void>((resolve) => void options.scheduler.after(longest, resolve)),
  ]);

/** Who may take a device in again. */
function ownersOf(core: Core): string[] {
  const directory = core.world.world()?.directory;
  if (!directory) return [];
  return Object.keys(directory.persons)
    .filter((person) => isOwner(directory, person) && person !== core.me.person)
    .map((person) => nameOf(core.replica.rows, directory, person).name);
}

/** Whether somebody's access came to its end, as far as this device knows, or one device of theirs was taken off. */
function endedIn(core: Core): NonNullable<Left['ended']> {
  const directory = core.world.world()?.directory;
  const found = directory && personIn(directory, core.me.person);
  if (found === undefined) return 'device';
  const isOver = found.standing === 'removed' || (found.until !== null && found.until <= relayNow(core));
  return isOver || found.role === 'guest' ? 'access' : 'device';
}

async function leftOf(core: Core): Promise<Left> {
  const { identity, clock } = core.options;
  const all = unsentOf(core);
  const held = await handOverUnsent(core, all);
  const unsent = all.filter(({ batch }) => !held.has(batch));
  return {
    relay: identity.relay,
    workspace: core.me.workspace,
    person: core.me.person,
    device: core.me.device,
    title: core.world.world()?.titles.workspace ?? identity.title,
    at: clock(),
    owners: ownersOf(core),
    count: unsent.length,
    held: held.size,
    ended: endedIn(core),
    text: unsentText(core, unsent),
    file: unsent.length === 0 ? new Uint8Array() : await carryUnsent(core, unsent),
  };
}

async function remove(core: Core, leave: (left: Left) => Promise<void>, erase: () => Promise<void>): Promise<void> {
  const { statuses, link, stops } = core;
  statuses.setEnded(sentenceOf(closeCodes.revoked));
  statuses.setRemoved('erasing');
  for (const stop of stops) stop();
  link.hear({ type: 'stop' });
  await ran(core);
  await leave(await leftOf(core));
  await erase();
  statuses.setRemoved('erased');
}

export function createRemoval(of: () => Core): Removal {
  let isBegun = false;
  return {
    async begin() {
      const core = of();
      const { leave, erase, scheduler } = core.options;
      if (isBegun || !leave || !erase) return;
      isBegun = true;
      const go = (): Promise<void> =>
        // No room to put them aside, or a tab that does not let go: nothing is erased before it is kept.
        remove(core, leave, erase).catch(() => void scheduler.after(againAfter, () => void go()));
      await go();
    },
  };
}
