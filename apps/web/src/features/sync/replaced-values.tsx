// My values that lost against somebody else's: mine struck, an arrow, the one that stands; mine back by one press, and
// that undone by another. What was settled stays in sight, as settled, for as long as the page is open.
import type { Lost } from '@baton/workspace/contract';
import { Button } from '@baton/ui/button';
import { Icon } from '@baton/ui/icon';
import { VisuallyHidden } from '@baton/ui/visually-hidden';
import { ArrowRight, RotateCcw, Split } from 'lucide-react';
import { useContext, useState } from 'react';
import { fieldCommand } from '../../lib/field-commands.ts';
import { RefusalContext, useRun } from '../../lib/use-run.ts';
import { instantOf } from '../../lib/use-superseded.ts';
import { useWorkspace } from '../../lib/workspace-context.tsx';
import { fieldName, type Reading, valueText } from '../../parts/change-words.ts';
import { weekdayClock } from '../../parts/day-text.ts';
import { counted } from '../../parts/number-text.ts';
import { firstName, useFaces } from '../../parts/people.tsx';
import { RecordName, recordText } from '../../parts/record-link.tsx';
import { type Named, useReading } from '../../parts/use-reading.ts';
import { Block } from './block.tsx';
import styles from './replaced-values.module.css';

type Settled = 'restored' | 'going';

export function ReplacedValues({ lost }: { lost: readonly Lost[] }) {
  const workspace = useWorkspace();
  const run = useRun();
  const say = useContext(RefusalContext);
  const [settled, setSettled] = useState<ReadonlyMap<string, { readonly one: Lost; readonly how: Settled }>>(new Map());
  const open = lost.filter(({ id }) => settled.get(id) === undefined);
  const rows = [
    ...open.map((one) => ({ one, how: null })),
    ...[...settled.values()].map(({ one, how }) => ({ one, how })),
  ].sort((a, b) => b.one.won.t - a.one.won.t || (a.one.id < b.one.id ? -1 : 1));
  const named = useReading(
    rows.map(({ one }) => ({ record: one.record, before: one.lost.value, after: one.won.value })),
  );
  if (rows.length === 0) return null;
  const settle = (one: Lost, how: Settled | null) =>
    setSettled((before) => {
      const next = new Map(before);
      if (how === null) next.delete(one.id);
      else next.set(one.id, { one, how });
      return next;
    });
  const restore = async (one: Lost) => {
    settle(one, 'going');
    const refusal = await workspace.restore(one.id);
    settle(one, refusal ? null : 'restored');
    if (refusal) say(refusal);
  };
  const takeBack = async (one: Lost) => {
    const back = backTo(one);
    if (back) await run(back.command, back.args);
    settle(one, null);
  };
  return (
    <Block
      title="Replaced by someone else"
      meta={
        open.length === 0
          ? 'all settled'
          : `${open.length}, ${open.length === 1 ? 'yours is' : 'yours are'} kept and one press away`
      }
    >
      <ul aria-label={counted(rows.length, 'replaced value')}>
        {rows.map(({ one, how }) => (
          <Row
            key={one.id}
            one={one}
            how={how}
            named={named}
            onRestore={() => void restore(one)}
            onKeep={() => void workspace.dismiss(one.id)}
            onUndo={backTo(one) ? () => void takeBack(one) : undefined}
          />
        ))}
      </ul>
    </Block>
  );
}

const memberOf = (key: string): string | null => /\+[a-z]{2}:(.*)$/u.exec(key)?.[1] ?? null;

/** The other's value again, as an edit of mine. */
const backTo = ({ record, field, won }: Lost) =>
  fieldCommand({ record, field, member: memberOf(won.key), value: won.value });

interface RowProps {
  readonly one: Lost;
  readonly how: Settled | null;
  readonly named: Named;
  readonly onRestore: () => void;
  readonly onKeep: () => void;
  readonly onUndo: (() => void) | undefined;
}

function Row({ one, how, named, onRestore, onKeep, onUndo }: RowProps) {
  const { reading, recordOf } = named;
  const record = recordOf(one.record);
  const name = fieldName(one.record, one.field);
  const about = `${name} of ${recordText(record)}`;
  return (
    <li className={styles.row} data-settled={how ?? undefined}>
      <Icon icon={how === null ? Split : RotateCcw} className={styles.sign} />
      <span className={styles.what}>
        <RecordName record={record} />
        <span className={styles.field}>{name}</span>
      </span>
      <Side cell={one.lost} field={one.field} reading={reading} struck={how === null} word="Was replaced: " />
      <Icon icon={ArrowRight} size={14} className={styles.arrow} />
      <Side cell={one.won} field={one.field} reading={reading} struck={false} word="Stands: " />
      <span className={styles.acts}>
        {how === null ? (
          <>
            <Button size={24} aria-label={`Use mine: ${about}`} onClick={onRestore}>
              Use mine
            </Button>
            <Button size={24} tone="quiet" aria-label={`Keep: ${about}`} onClick={onKeep}>
              Keep
            </Button>
          </>
        ) : (
          <>
            <output className={styles.done}>{how === 'restored' ? 'Yours restored' : ''}</output>
            {how === 'restored' && onUndo && (
              <Button size={24} aria-label={`Undo: ${about}`} onClick={onUndo}>
                Undo
              </Button>
            )}
          </>
        )}
      </span>
    </li>
  );
}

interface SideProps {
  readonly cell: Lost['lost'];
  readonly field: string;
  readonly reading: Reading;
  readonly struck: boolean;
  /** Said before the value, where the eye sees the strike and the arrow. */
  readonly word: string;
}

function Side({ cell, field, reading, struck, word }: SideProps) {
  const face = useFaces()(cell.by);
  const text = valueText(field, cell.value, reading);
  return (
    <span className={styles.side}>
      <span className={styles.value}>
        <VisuallyHidden>{word}</VisuallyHidden>
        {struck ? <s>{text}</s> : text}
      </span>
      <span className={styles.who}>
        {face.isReader ? 'you' : firstName(face.name)}, {weekdayClock(instantOf(cell.t))}
      </span>
    </span>
  );
}
