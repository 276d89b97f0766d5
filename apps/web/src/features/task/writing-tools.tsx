// Beside a field in which something is said: files from this device, and on the phone its camera.
import { IconButton } from '@baton/ui/icon-button';
import { Camera, Paperclip } from 'lucide-react';
import { pickFiles } from '../../lib/pick-files.ts';
import { usePhone } from '../../lib/use-media.ts';

export function WritingTools({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const isPhone = usePhone();
  const size = isPhone ? 40 : 28;
  const pick = (camera: boolean) => void pickFiles({ camera }).then((files) => files.length > 0 && onFiles(files));
  return (
    <>
      {isPhone && <IconButton size={size} icon={Camera} label="Take a picture" onClick={() => pick(true)} />}
      <IconButton size={size} icon={Paperclip} label="Add files to this comment" onClick={() => pick(false)} />
    </>
  );
}
