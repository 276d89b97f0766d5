// My text that stood in a passage which somebody deleted meanwhile: it is nowhere on a page any more, so it stands here.
import type { Away } from '@baton/workspace/sync-contract';
import { Button } from '@baton/ui/button';
import { useToast } from '@baton/ui/toast';
import { Copy } from 'lucide-react';
import { copyText } from '../../lib/clipboard.ts';
import { useSyncDoor } from '../../lib/use-sync.ts';
import { useNamed } from '../../lib/use-named.ts';
import { timeInText } from '../../parts/day-text.ts';
import { RecordName, recordText } from '../../parts/record-link.tsx';
import { Block } from './block.tsx';
import styles from './sync.module.css';

export function DeletedPassages({ passages }: { passages: Away['deletedPassages'] }) {
  const door = useSyncDoor();
  const toast = useToast();
  const recordOf = useNamed(passages.map(({ record }) => record));
  if (passages.length === 0) return null;
  const copy = async (text: string) =>
    toast.show({
      text: (await copyText(text)) ? 'Copied' : 'This browser does not let it be copied. Select the text.',
    });
  return (
    <Block title="Your text in deleted passages" meta={`${passages.length}, kept here until you put it away`}>
      <ul>
        {passages.map(({ id, record: recordId, text, at }) => {
          const record = recordOf(recordId);
          return (
            <li key={id} className={styles.passage}>
              <RecordName record={record} />
              <span className={styles.meta}>you, {timeInText(at)}</span>
              <blockquote>{text}</blockquote>
              <span className={styles.buttons}>
                <Button
                  size={24}
                  icon={Copy}
                  aria-label={`Copy the text of ${recordText(record)}`}
                  onClick={() => void copy(text)}
                >
                  Copy
                </Button>
                <Button
                  size={24}
                  tone="quiet"
                  aria-label={`Put the text of ${recordText(record)} away`}
                  onClick={() => void door.dismissPassage(id)}
                >
                  Put away
                </Button>
              </span>
            </li>
          );
        })}
      </ul>
    </Block>
  );
}
