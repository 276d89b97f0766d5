// A passkey for whoever sits here, put on record under its first name: from the settings, and while joining.
import { isRefusal } from '@baton/model/refusal';
import type { Workspace } from '@baton/workspace/contract';
import type { Door } from '@baton/workspace/doors/door';
import { addPasskey } from '@baton/workspace/doors/passkeys';
import { guessDevice } from '../lib/device-guess.ts';
import type { PasskeyOutcome } from '../lib/use-entering.ts';
import { dayText } from './day-text.ts';

/** "Chrome on Linux, 3 March": where it was made, and when. */
const called = (): string => `${guessDevice(navigator.userAgent) ?? 'Passkey'}, ${dayText(Date.now())}`;

/** @param name of its person, as others see it. */
export async function makeOwnPasskey(
  { passkeys }: Pick<Door, 'passkeys'>,
  workspace: Workspace,
  name: string,
): Promise<Exclude<PasskeyOutcome, 'offered'>> {
  const about = `${name}, ${workspace.world.titles.workspace}`;
  const done = await addPasskey(passkeys, workspace, { name: about, called: called() });
  return isRefusal(done) || 'done' in done ? done : 'made';
}
