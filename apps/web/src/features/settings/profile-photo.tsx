// My picture: chosen from this device, made small here before it goes anywhere, taken away again.
import { setProfile } from '@baton/model/person/commands';
import { Button } from '@baton/ui/button';
import { useToast } from '@baton/ui/toast';
import { ImageUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { smallPhoto } from '../../lib/photo.ts';
import { usePicture } from '../../lib/pictures.tsx';
import { useRun } from '../../lib/use-run.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { PersonAvatar } from '../../parts/person-avatar.tsx';
import styles from './profile.module.css';

export function ProfilePhoto({ person }: { readonly person: string }) {
  const run = useRun();
  const toast = useToast();
  const workspace = useWorkspace();
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const has = usePicture(person) !== undefined;
  const choose = async (file: File) => {
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
          <Button icon={ImageUp} onClick={() => input.current?.click()}>
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
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        aria-label="Your picture"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void choose(file);
        }}
      />
    </div>
  );
}
