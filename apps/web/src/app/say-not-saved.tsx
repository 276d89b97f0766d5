// "Not saved" is the one state that is spoken at once, with its reason, wherever one is.
import { useAnnounce } from '@baton/ui/announcer';
import { useWords } from '@baton/ui/words';
import { useOnChange } from '../lib/use-event.ts';
import { useStatus, useWaitedLong } from '../lib/use-status.ts';
import { useSync } from '../lib/use-sync.ts';
import { chipOf } from '../parts/save-words.ts';

export function SayNotSaved() {
  const { assertive } = useAnnounce();
  const words = useWords();
  const status = useStatus();
  const waitedLong = useWaitedLong(status.save.state === 'here' ? status.save.since : undefined);
  const chip = chipOf(status, useSync(), waitedLong);
  const said = chip.kind === 'unsaved' ? words.notSaved(chip.reason) : '';
  useOnChange(() => {
    if (said !== '') assertive(said);
  }, [said]);
  return null;
}
