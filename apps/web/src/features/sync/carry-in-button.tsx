// Changes that another device of the workspace put into a file, read in where no relay is at hand.
import { isRefusal } from '@baton/model/refusal';
import { Button } from '@baton/ui/button';
import { useToast } from '@baton/ui/toast';
import { Upload } from 'lucide-react';
import { useContext, useRef } from 'react';
import { RefusalContext } from '../../lib/use-run.ts';
import { useSyncDoor } from '../../lib/use-sync.ts';
import { carryExtension } from '../../parts/carry-out-button.tsx';
import { counted } from '../../parts/number-text.ts';

export function CarryInButton() {
  const door = useSyncDoor();
  const toast = useToast();
  const say = useContext(RefusalContext);
  const field = useRef<HTMLInputElement>(null);
  const read = async (file: File | undefined) => {
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
    <>
      <input
        ref={field}
        type="file"
        hidden
        accept={`.${carryExtension}`}
        aria-label="File with changes"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          void read(file);
        }}
      />
      <Button size={24} icon={Upload} onClick={() => field.current?.click()}>
        Read in
      </Button>
    </>
  );
}
