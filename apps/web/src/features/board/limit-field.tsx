// The soft limit of a column, set in a small field under its head.
import type { ColumnAnswer } from '@baton/model/board/queries';
import { setLimit } from '@baton/model/board/column-commands';
import { type KeyboardEvent, useState } from 'react';
import { useRun } from '../../lib/use-run.ts';
import styles from './limit-field.module.css';

/** The person has just asked to set it. Stable, so that it runs once. */
function takeFocus(field: HTMLInputElement | null): void {
  field?.focus();
  field?.select();
}

export function LimitField({ column, onDone }: { column: ColumnAnswer; onDone: () => void }) {
  const run = useRun();
  const [text, setText] = useState(column.limit === null ? '' : String(column.limit));
  const limit = text.trim() === '' ? null : Number(text);
  const isUsable = limit === null || (Number.isInteger(limit) && limit >= 1 && limit <= 999);
  const keep = () => {
    if (!isUsable) return;
    if (limit !== column.limit) void run(setLimit, { column: column.id, limit });
    onDone();
  };
  const handleKey = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Enter') keep();
    if (event.key === 'Escape') onDone();
  };
  return (
    <div className={styles.sheet}>
      <label>
        <span>Limit, for show only</span>
        <input
          ref={takeFocus}
          inputMode="numeric"
          value={text}
          placeholder="None"
          aria-invalid={!isUsable}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={handleKey}
          onBlur={keep}
        />
      </label>
      {!isUsable && <p>Write a number from 1 to 999, or nothing.</p>}
    </div>
  );
}
