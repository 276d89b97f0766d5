// What a column asks and says, in place: one line under its name, and all of it by a press.
import type { ColumnAnswer } from '@baton/model/board/queries';
import { Popover } from '@baton/ui/popover';
import { needsText } from '../../parts/need-words.ts';
import styles from './column-asks.module.css';

/** All of it in one line; empty where a column asks and says nothing. */
export function asksText({ needs, policy, doneWhen }: ColumnAnswer): string {
  const asked = needs.length === 0 ? null : `Needs ${needsText(needs)}`;
  const done = doneWhen === null ? null : `Done when: ${doneWhen}`;
  return [policy, asked, done].filter((part) => part !== null).join(' · ');
}

export function ColumnAsks({ column }: { column: ColumnAnswer }) {
  const { name, needs, policy, doneWhen } = column;
  const line = asksText(column);
  if (line === '') return null;
  return (
    <Popover
      title={`Working in ${name}`}
      trigger={
        <button type="button" className={styles.line} aria-label={`What ${name} asks: ${line}`}>
          {line}
        </button>
      }
    >
      <dl className={styles.all}>
        <Said term="How work is done here" text={policy} />
        <Said term="To come in, a task needs" text={needs.length === 0 ? null : needsText(needs)} />
        <Said term="It is done here when" text={doneWhen} />
      </dl>
    </Popover>
  );
}

function Said({ term, text }: { term: string; text: string | null }) {
  if (text === null) return null;
  return (
    <>
      <dt>{term}</dt>
      <dd>{text}</dd>
    </>
  );
}
