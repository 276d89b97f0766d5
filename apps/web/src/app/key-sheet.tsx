// The sheet of `?`: the keys that do something on the present screen, and no others.
import { Dialog } from '@baton/ui/dialog';
import { KeyCap } from '@baton/ui/key-cap';
import { type ActionId, useActionRegistry } from '../lib/actions.tsx';
import { isListed, type KeyRow, keyMap } from './keys.ts';
import styles from './key-sheet.module.css';

const groups: readonly KeyRow['group'][] = ['Anywhere', 'On a board', 'On a task', 'In my own lists'];

export function KeySheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title="Keys for this screen" width={560}>
      {open && <Keys />}
    </Dialog>
  );
}

function Keys() {
  const present = useActionRegistry().present();
  const rows = (Object.entries(keyMap) as [ActionId, KeyRow][]).filter(
    ([id, row]) => present.has(id) && isListed(id) && row.keys.length > 0,
  );
  return (
    <div className={styles.sheet}>
      {groups.map((group) => {
        const own = rows.filter(([, row]) => row.group === group);
        return own.length === 0 ? null : (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {own.map(([id, row]) => (
                <div key={id}>
                  <dt>{row.does}</dt>
                  <dd>
                    {row.keys.map((keys) => (
                      <KeyCap key={keys} keys={keys} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
    </div>
  );
}
