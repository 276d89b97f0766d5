// What a guest shows of themselves by being here, said to them and not only to those who look.
import { Dialog } from '@baton/ui/dialog';
import { useWorld } from '../../lib/use-world.ts';
import { useNames } from '../../parts/people.tsx';
import styles from './guest.module.css';

export function SeenDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { titles, me } = useWorld();
  const nameOf = useNames();
  const parts = [
    {
      who: 'Whoever sees a task with you',
      sees: [
        `your name, ${nameOf(me.person)}, with the picture, title and time zone that you told`,
        'what you write and change there, when, and what stood there before',
        'that you have the task open, while you have it open',
      ],
    },
    {
      who: `Admins of ${titles.workspace}`,
      sees: [
        'your devices by name, and when each last met the relay',
        'what is shared with you, by whom and until when',
      ],
    },
    {
      who: 'Whoever runs the relay',
      sees: ['all that is kept there, as its files and backups hold it', 'the addresses from which your devices come'],
    },
    {
      who: 'Shown to nobody',
      sees: ['what you have read, searched for, put off or marked for yourself', 'other workspaces that you are in'],
    },
  ];
  return (
    <Dialog open={open} onClose={onClose} title={`What ${titles.workspace} sees of me`}>
      <div className={styles.seen}>
        {parts.map(({ who, sees }) => (
          <section key={who} aria-label={who}>
            <h3>{who}</h3>
            <ul>
              {sees.map((what) => (
                <li key={what}>{what}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
