// A device without a name is named once, by browser and system, when the relay is there and its person's profile is known:
// so that "Chrome on Linux" and "Safari on iPhone" can be told apart. Its person may call it something else.
import { deviceNames, peopleOfWorkspace } from '@baton/model/person/queries';
import { nameDevice } from '@baton/model/person/commands';
import { useRef } from 'react';
import { guessDevice } from '../lib/device-guess.ts';
import { useOnChange } from '../lib/use-event.ts';
import { useLive } from '../lib/use-live.ts';
import { useStatusOf } from '../lib/use-status.ts';
import { useSync } from '../lib/use-sync.ts';
import { useWorkspace } from '../lib/workspace-context.tsx';

const everybody = {};
const somebody = 'Somebody';

export function NameThisDevice() {
  const workspace = useWorkspace();
  const { person, deviceNo, device } = workspace.world.me;
  const names = useLive(deviceNames, { person });
  const own = useLive(peopleOfWorkspace, everybody)?.find(({ id }) => id === person);
  const isLive = useStatusOf('link') === 'live';
  const isKnown = own !== undefined && own.name !== somebody && device in workspace.world.directory.devices;
  const isNameless = names !== undefined && names.every(({ id }) => id !== String(deviceNo));
  const isShared = useSync().storage.device === 'shared';
  const isDone = useRef(false);
  useOnChange(() => {
    const guess = guessDevice(navigator.userAgent);
    if (isDone.current || !isLive || !isKnown || !isNameless || guess === undefined) return;
    // Its key goes with the window: so that its person knows which of their devices may be removed.
    const name = isShared ? `${guess}, not mine` : guess;
    isDone.current = true;
    void workspace.run(nameDevice, { no: deviceNo, name }, { undoable: false });
  }, [isLive, isKnown, isNameless]);
  return null;
}
