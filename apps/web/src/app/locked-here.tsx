// This device holds a workspace that it may not show now: why, what opens it again, and a way out for what was not sent.
import type { Lock } from '@baton/workspace/contract';
import { lazy, Suspense } from 'react';
import { saveBytes, saveText } from '../lib/save-file.ts';
import { useStatusOf } from '../lib/use-status.ts';
import { useSync, useSyncDoor } from '../lib/use-sync.ts';
import { useWorld } from '../lib/use-world.ts';
import { carryExtension } from '../parts/carry-out-button.tsx';
import { dayOf, dayText } from '../parts/day-text.ts';
import { fileNameOf } from '../parts/file-name.ts';
import { counted } from '../parts/number-text.ts';
import { Plain, plainWay } from '../parts/plain.tsx';

type OtherLock = Exclude<Lock, { readonly why: 'signed-out' }>;
function lockedText(lock: OtherLock, isAway: boolean): string {
  if (lock.why === 'suspended')
    return 'Whoever runs the workspace has suspended you. Nothing is taken off this device; it opens again when they say so. Ask them.';
  const how = isAway ? 'Connect to it' : 'It is being asked now';
  return `This device has not met the relay for ${counted(lock.days, 'day')}, since ${dayText(lock.since)}. ${how}: then everything is here again, as you left it.`;
}

const SignInAgain = lazy(async () => ({
  default: (await import('../features/sign-in/sign-in-again.tsx')).SignInAgain,
}));

export function LockedHere({ lock }: { lock: Lock }) {
  const { titles } = useWorld();
  const link = useStatusOf('link');
  const { waitingCount, refused } = useSync();
  const unsent = waitingCount + refused.length;
  const takeOut = unsent > 0 && <TakeOut unsent={unsent} name={titles.workspace} />;
  if (lock.why === 'signed-out')
    return (
      <Suspense fallback={null}>
        <SignInAgain unsent={takeOut} />
      </Suspense>
    );
  return (
    <Plain title={`${titles.workspace || 'The workspace'} is locked here`} text={lockedText(lock, link === 'away')}>
      {takeOut}
      <button type="button" className={plainWay(unsent > 0 ? undefined : 'first')} onClick={() => location.reload()}>
        Try again
      </button>
    </Plain>
  );
}

function TakeOut({ unsent, name }: { unsent: number; name: string }) {
  const door = useSyncDoor();
  const file = () => fileNameOf(`${name} unsent`, dayOf(Date.now()));
  const asText = async () => saveText(`${file()}.txt`, await door.unsentText());
  const asFile = async () => saveBytes(`${file()}.${carryExtension}`, await door.carryOut());
  return (
    <>
      <p>
        {counted(unsent, 'edit')} of yours {unsent === 1 ? 'has' : 'have'} not been sent.{' '}
        {unsent === 1 ? 'It is' : 'They are'} kept here and {unsent === 1 ? 'goes' : 'go'} out when the workspace opens
        again.
      </p>
      <button type="button" className={plainWay('first')} onClick={() => void asText()}>
        Save my {counted(unsent, 'unsent edit')}
      </button>
      <button type="button" className={plainWay()} onClick={() => void asFile()}>
        Save for another device of mine
      </button>
    </>
  );
}
