// Changes carried by file where no relay is at hand: out of this device, and in on another one of the workspace.
import { isRefusal } from '@baton/model/refusal';
import { Button } from '@baton/ui/button';
import { useToast } from '@baton/ui/toast';
import { Download, Upload } from 'lucide-react';
import { useContext, useRef } from 'react';
import { saveBytes } from '../../lib/save-file.ts';
import { RefusalContext } from '../../lib/use-run.ts';
import { useSyncDoor } from '../../lib/use-sync.ts';
import { useWorld } from '../../lib/use-world.ts';
import { dayOf } from '../../parts/day-text.ts';
import { counted } from '../../parts/number-text.ts';

const extension = 'baton';

export function CarryOutButton({ label = 'Take along as a file' }: { label?: string }) {
  const door = useSyncDoor();
  const { titles } = useWorld();
  const carry = async () => {
    const name = titles.workspace.trim().replaceAll(/[^\p{L}\p{N}]+/gu, '-') || 'workspace';
    saveBytes(`${name}-${dayOf(Date.now())}.${extension}`, await door.carryOut());
  };
  return (
    <Button size={24} icon={Download} onClick={() => void carry()}>
      {label}
    </Button>
  );
}

export function CarryInButton() {
  const door = useSyncDoor();
  const toast = useToast();
  const say = useContext(RefusalContext);
  const field = useRef<HTMLInputElement>(null);
  const read = async (file: File | undefined) => {
    if (!file) return;
    const done = await door.carryIn(new Uint8Array(await file.arrayBuffer()));
    if (isRefusal(done)) return say(done);
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
        accept={`.${extension}`}
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
