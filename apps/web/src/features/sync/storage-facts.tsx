// What this device holds, of how much; whether the browser will keep it, and asking it to.
import type { Storage } from '@baton/workspace/sync-contract';
import { Button } from '@baton/ui/button';
import { Icon } from '@baton/ui/icon';
import { Meter } from '@baton/ui/meter';
import { useToast } from '@baton/ui/toast';
import { Check } from 'lucide-react';
import { useSync, useSyncDoor } from '../../lib/use-sync.ts';
import { sizeText } from '../../parts/number-text.ts';
import { HeldHere } from './held-here.tsx';
import styles from './rail.module.css';

const nearlyFull = 0.8;
/** What is written in `Storage.parts`, and what of the whole is none of them. */
function partsOf({ parts, used }: Storage) {
  const known = [
    { id: 'documents', label: 'Boards, tasks, pages', value: parts.documents, color: 'var(--d1)' },
    { id: 'history', label: 'History', value: parts.history, color: 'var(--d5)' },
    { id: 'waiting', label: 'Waiting to send', value: parts.waiting, color: 'var(--d2)' },
  ].flatMap((part) => (part.value === null || part.value === 0 ? [] : [{ ...part, value: part.value }]));
  const rest = (used ?? 0) - known.reduce((sum, { value }) => sum + value, 0);
  // The program itself and what the browser needs to keep it all in order.
  return rest > 500_000 ? [...known, { id: 'rest', label: 'The program', value: rest, color: 'var(--d6)' }] : known;
}

function figureOf({ device, used, quota }: Storage): string {
  if (device === 'shared') return 'nothing';
  if (used === null) return 'the browser does not say how much';
  return `${sizeText(used)}${quota === null ? '' : ` of ${sizeText(quota)}`}`;
}

export function StorageFacts() {
  const { storage } = useSync();
  const { used, quota } = storage;
  const parts = partsOf(storage);
  const share = used === null || quota === null || quota === 0 ? 0 : used / quota;
  const figure = figureOf(storage);
  return (
    <section aria-label="Saved on this device">
      <header>
        <h2>Saved on this device</h2>
        <span className={styles.figure}>{figure}</span>
      </header>
      {used !== null && <Meter className={styles.meter} label={`${figure} used`} parts={parts} max={quota ?? used} />}
      {parts.length > 0 && (
        <dl className={styles.parts}>
          {parts.map(({ id, label, value, color }) => (
            <div key={id}>
              <span className={styles.swatch} style={{ background: color }} aria-hidden="true" />
              <dt>{label}</dt>
              <dd>{sizeText(value)}</dd>
            </div>
          ))}
        </dl>
      )}
      {share >= nearlyFull && (
        <p className={`${styles.note} ${styles.wait}`}>
          Nearly full: {Math.floor(share * 100)} % of what the browser gives is used. When it is full nothing more is
          saved here until there is room.
        </p>
      )}
      <HeldHere storage={storage} />
      <p className={styles.note}>History of fields, decisions and messages is for ever, on the relay.</p>
      <Keeping storage={storage} />
    </section>
  );
}

function Keeping({ storage: { keeping, device } }: { storage: Storage }) {
  const door = useSyncDoor();
  const toast = useToast();
  const ask = async () => {
    const answer = await door.askToKeep();
    toast.show({
      text:
        answer === 'kept'
          ? 'The browser keeps it until you clear it yourself.'
          : 'The browser did not promise it. It often does once this page is installed or used more.',
    });
  };
  if (device === 'shared') return <p className={`${styles.note} ${styles.wait}`}>Gone when this window closes.</p>;
  if (keeping === 'none' || device === 'private')
    return <p className={`${styles.note} ${styles.wait}`}>This browser keeps nothing after the window closes.</p>;
  return (
    <dl className={styles.facts}>
      <div>
        <dt>Kept until you clear it</dt>
        <dd>
          {keeping === 'kept' ? (
            <span className={styles.done}>
              <Icon icon={Check} size={14} /> Granted
            </span>
          ) : (
            <Button size={24} onClick={() => void ask()}>
              Ask the browser
            </Button>
          )}
        </dd>
      </div>
      {keeping === 'may-be-cleared' && (
        <div>
          <dd className={styles.note}>
            Until then the browser may clear it when the disk runs full. What reached the relay comes back by itself.
          </dd>
        </div>
      )}
    </dl>
  );
}
