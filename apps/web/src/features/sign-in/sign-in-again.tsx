// Over a workspace whose person signed out on all devices: it stays locked until they were there again. What was not sent
// can be taken out meanwhile.
import { isNotDone, type NotDone } from '@baton/workspace/doors/door';
import { askWays, goToSignOn, proveByPassword } from '@baton/workspace/doors/sign-in';
import type { ReactNode } from 'react';
import { useDoors } from '../../lib/doors.ts';
import { useAsked } from '../../lib/use-asked.ts';
import { useWorld } from '../../lib/use-world.ts';
import { DoorCard, DoorText } from '../../parts/door-card.tsx';
import { type Ways, WaysForm } from './ways-form.tsx';

/** @param unsent offers what is on this device alone. */
export function SignInAgain({ unsent }: { unsent: ReactNode }) {
  const doors = useDoors();
  const { me, titles } = useWorld();
  const { value: door } = useAsked(() => doors.relayOf(me.workspace), [me.workspace]);
  const { value: told } = useAsked(async () => askWays(await doors.relay()), []);
  if (door === undefined || told === undefined) return null;
  const open = async (how: 'passkey' | 'proof'): Promise<NotDone | null> => {
    const refused = (await door.openAgain?.(how)) ?? null;
    if (refused === null) doors.again();
    return refused;
  };
  const ways: Ways = {
    signOn: isNotDone(told) ? null : (told.signOn?.name ?? null),
    hasPasskeys: door.passkeys !== undefined,
    passkey: () => open('passkey'),
    signOnThere: async () => {
      const where = await goToSignOn(door);
      if (isNotDone(where)) return where;
      location.assign(where.url);
      return null;
    },
    password: async (mail, password) => {
      const proven = await proveByPassword(door, mail, password);
      return isNotDone(proven) ? proven : open('proof');
    },
  };
  const foot = 'Another device of yours that is in can let this one in again, under Settings, Devices.';
  return (
    <DoorCard title={`Sign in to ${titles.workspace}`} about={titles.workspace} foot={<span>{foot}</span>}>
      <DoorText>You signed out on all your devices. What this one holds stays locked until you sign in.</DoorText>
      <WaysForm ways={ways} />
      {unsent}
    </DoorCard>
  );
}
