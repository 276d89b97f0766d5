import { Plus } from 'lucide-react';
import { Button } from '../button.tsx';
import { CodeBoxes } from '../code-boxes.tsx';
import type { EmptyPattern } from '../empty-drawing.tsx';
import { EmptyState } from '../empty-state.tsx';
import { QrCode } from '../qr-code.tsx';
import { TrackPicture } from '../track-picture.tsx';
import styles from './gallery.module.css';
import { Line, Specimen } from './specimen.tsx';

const empties: readonly { pattern: EmptyPattern; title: string; why: string }[] = [
  { pattern: 'all-done', title: 'Nothing left for today', why: 'Four things done, 6.8 hours tracked.' },
  { pattern: 'nothing-waiting', title: 'Nobody is waiting for you', why: 'Hand-offs and decisions land here.' },
  { pattern: 'new-and-empty', title: 'An empty track', why: 'Add the first task, or paste a list.' },
  { pattern: 'filtered', title: 'No tasks match these filters', why: '16 tasks are hidden by “Holder is Yuki”.' },
  { pattern: 'not-here-yet', title: 'Not on this device yet', why: 'You have not opened it here before.' },
  { pattern: 'not-yours', title: 'This lane is not yours', why: 'Ask Samir if you need more.' },
  { pattern: 'ended-link', title: 'This invitation ended', why: 'Nobody used it, and nothing was shared.' },
];

export function PictureShelf() {
  return (
    <Specimen title="Pictures">
      <div className={styles.empties}>
        {empties.map(({ pattern, title, why }) => (
          <EmptyState
            key={pattern}
            pattern={pattern}
            title={title}
            level={3}
            actions={<Button icon={Plus}>Add</Button>}
          >
            {why}
          </EmptyState>
        ))}
        <div className={styles.track}>
          <TrackPicture />
        </div>
      </div>
      <Line label="Second device">
        <QrCode text="https://relay.northwind.example/add#471906" label="Code to scan with the new device" />
        <CodeBoxes code="471906" label="Code 4 7 1, 9 0 6" />
      </Line>
    </Specimen>
  );
}
