// Changes that another device of the workspace put into a file, read in where no relay is at hand.
import { isRefusal } from '@baton/model/refusal';
import { Button } from '@baton/ui/button';
import { useToast } from '@baton/ui/toast';
import { Upload } from 'lucide-react';
import { useContext } from 'react';
import { pickFiles } from '../../lib/pick-files.ts';
import { RefusalContext } from '../../lib/use-run.ts';
import { useSyncDoor } from '../../lib/use-sync.ts';
import { carryExtension } from '../../parts/carry-out-button.tsx';
import { counted } from '../../parts/number-text.ts';

export function CarryInButton() {
  const door = useSyncDoor();
  const toast = useToast();
  const say = useContext(RefusalContext);
  const read = async () => {
    const [file] = await pickFiles({ isSingle: true, kinds: `.${carryExtension}` });
    if (!file) return;
    const done = await door.carryIn(new Uint8Array(await file.arrayBuffer()));
    if (isRefusal(done)) {
      if (done.kind !== 'not-valid') return say(done);
      return toast.show({ text: 'This file holds no changes of this workspace.' });
    }
    const came = done.own + done.received;
    toast.show({
      text:
        came === 0
          ? 'Everything in this file was here already.'
          : `${counted(came, 'change')} came in from the file. ${counted(done.known, 'was', 'were')} here already.`,
    });
  };
  return (
    <Button size={24} icon={Upload} onClick={() => void read()}>
      Read in
    </Button>
  );
}
