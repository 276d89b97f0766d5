// My picture: chosen from this device, made small here before it goes anywhere, taken away again.
import { setProfile } from '@baton/model/person/commands';
import { Button } from '@baton/ui/button';
import { useToast } from '@baton/ui/toast';
import { ImageUp } from 'lucide-react';
import { useState } from 'react';
import { smallPhoto } from '../../lib/photo.ts';
import { pickFiles } from '../../lib/pick-files.ts';
import { usePicture } from '../../lib/pictures.tsx';
import { useRun } from '../../lib/use-run.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { PersonAvatar } from '../../parts/person-avatar.tsx';
import styles from './profile.module.css';

export function ProfilePhoto({ person }: { readonly person: string }) {
  const run = useRun();
  const toast = useToast();
  const workspace = useWorkspace();
  const [refused, setRefused] = useState<string | null>(null);
  const has = usePicture(person) !== undefined;
  const choose = async () => {
    const [file] = await pickFiles({ isSingle: true, onlyPictures: true });
    if (!file) return;
    const made = await smallPhoto(file);
    setRefused('refused' in made ? made.refused : null);
    if ('photo' in made) await run(setProfile, { photo: made.photo });
  };
  const remove = async () => {
    if (await run(setProfile, { photo: null }))
      toast.show({ text: 'Your picture is taken away.', onUndo: () => void workspace.undo() });
  };
  return (
    <div className={styles.photo}>
      <PersonAvatar id={person} size={64} decorative />
      <div>
        <div className={styles.acts}>
          <Button icon={ImageUp} onClick={() => void choose()}>
            {has ? 'Choose another picture' : 'Choose a picture'}
          </Button>
          {has && (
            <Button tone="quiet" onClick={() => void remove()}>
              Take it away
            </Button>
          )}
        </div>
        {refused === null ? (
          <p className={styles.note}>
            Its middle square is kept, drawn anew: nothing else of the file leaves this device.
          </p>
        ) : (
          <p className={styles.refused} role="alert">
            {refused}
          </p>
        )}
      </div>
    </div>
  );
}
