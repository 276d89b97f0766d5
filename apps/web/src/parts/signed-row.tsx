// A signed statement among the changes of a task (26): what was decided, by whom, with which key, in which place on record.
import type { PeekAnswer } from '@baton/model/task/queries';
import { deviceIn } from '@baton/model/directory/queries';
import { doubtOf } from '@baton/model/directory/contest-rules';
import type { Audited } from '@baton/workspace/contract';
import { Button } from '@baton/ui/button';
import { Icon } from '@baton/ui/icon';
import { Download, ShieldAlert, Signature } from 'lucide-react';
import { useWorld } from '../lib/use-world.ts';
import styles from './change-list.module.css';
import { sealOf } from './content-words.ts';
import { clockText } from './day-text.ts';
import { decisionWords } from './decision-words.ts';
import { numberText } from './number-text.ts';
import { useNames } from './people.tsx';
import { PersonFace } from './person-avatar.tsx';
import { useProving } from './use-proving.ts';

interface SignedRowProps {
  readonly task: PeekAnswer;
  readonly said: Audited;
}

const doubts = {
  none: '',
  waits: ' Its device is contested: it waits until that is settled.',
  void: ' Its device was in other hands: it counts for nothing.',
} as const;

export function SignedRow({ task, said }: SignedRowProps) {
  const { directory, titles } = useWorld();
  const nameOf = useNames();
  const prove = useProving(task);
  const { number, time, person, device, text } = said;
  const { who, what } = decisionWords(said, { nameOf, titles });
  const key = device === null ? undefined : deviceIn(directory, device)?.key;
  const doubt = device === null ? 'none' : doubtOf(directory, { device, number });
  return (
    <li className={styles.row} data-fate="signed" data-doubt={doubt}>
      <time dateTime={new Date(time).toISOString()}>{clockText(time)}</time>
      {person === null ? <span /> : <PersonFace id={person} size={20} />}
      <Icon icon={doubt === 'none' ? Signature : ShieldAlert} size={14} className={styles.sign} />
      <span className={styles.what}>
        <b>{what}</b>
        <span className={styles.sub}>
          {who}
          {key !== undefined && `, key ${sealOf(key)}`}, on record {numberText(number)}.{doubts[doubt]}
        </span>
        {text !== null && !what.includes(text) && <span className={styles.sub}>“{text}”</span>}
      </span>
      <span className={styles.end}>
        <Button size={24} icon={Download} aria-label={`Export proof: ${who}, ${what}`} onClick={() => void prove(said)}>
          Export proof
        </Button>
      </span>
    </li>
  );
}
