// One quiet line when a new version has arrived. Nothing changes under a person's hands.
import { Button } from '@baton/ui/button';
import { takeNewVersion, useNewVersion } from '../lib/new-version.ts';
import styles from './quiet-line.module.css';

export function NewVersion() {
  const isThere = useNewVersion();
  return (
    <div role="status" className={isThere ? styles.line : undefined}>
      {isThere && (
        <>
          <span>A new version is ready</span>
          <Button size={24} onClick={takeNewVersion}>
            Reload
          </Button>
        </>
      )}
    </div>
  );
}
