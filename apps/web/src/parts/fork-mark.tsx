// The split sign on a field that two people set apart: both values, who and when, and the way back by one press.
import { Button } from '@baton/ui/button';
import { Popover } from '@baton/ui/popover';
import { Split } from 'lucide-react';
import { Icon } from '@baton/ui/icon';
import { useContext } from 'react';
import { RefusalContext } from '../lib/use-run.ts';
import { instantOf, type Lost } from '../lib/use-superseded.ts';
import { useWorkspace } from '../lib/workspace-context.tsx';
import { timeInText } from './day-text.ts';
import { useFaces } from './people.tsx';
import styles from './fork-mark.module.css';

interface ForkMarkProps {
  /** "Due": what was set. */
  readonly name: string;
  readonly lost: Lost | undefined;
  /** A value of this field as a person reads it. */
  readonly show: (value: unknown) => string;
}

export function ForkMark({ name, lost, show }: ForkMarkProps) {
  const workspace = useWorkspace();
  const say = useContext(RefusalContext);
  const faceOf = useFaces();
  if (lost === undefined) return null;
  const who = (id: string) => (faceOf(id).isReader ? 'you' : faceOf(id).name);
  const restore = async () => {
    const refusal = await workspace.restore(lost.id);
    if (refusal) say(refusal);
  };
  const isMine = faceOf(lost.lost.by).isReader;
  const trigger = (
    <button type="button" className={styles.mark} aria-label={`${name}: two values were set apart`}>
      <Icon icon={Split} size={12} />
    </button>
  );
  return (
    <Popover trigger={trigger} title={`${name} was set apart`} className={styles.sheet}>
      <dl className={styles.values}>
        <div>
          <dt>Stands</dt>
          <dd>{show(lost.won.value)}</dd>
          <dd className={styles.meta}>
            {who(lost.won.by)}, {timeInText(instantOf(lost.won.t))}
          </dd>
        </div>
        <div>
          <dt>Was replaced</dt>
          <dd>
            <s>{show(lost.lost.value)}</s>
          </dd>
          <dd className={styles.meta}>
            {who(lost.lost.by)}, {timeInText(instantOf(lost.lost.t))}
          </dd>
        </div>
      </dl>
      <div className={styles.ways}>
        <Button onClick={() => void restore()}>{isMine ? 'Use mine' : 'Restore'}</Button>
        <Button tone="quiet" onClick={() => void workspace.dismiss(lost.id)}>
          Keep
        </Button>
      </div>
    </Popover>
  );
}
