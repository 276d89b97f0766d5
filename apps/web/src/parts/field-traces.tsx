// What others do to a field of the open task: a frame with a name while somebody edits it, and for a moment the tint of
// whoever has just changed it. Stands inside the field, which is positioned.
import { useState } from 'react';
import type { Touch } from '../lib/touches.ts';
import { useHere } from '../lib/use-here.ts';
import { useTouch } from '../lib/use-touch.ts';
import styles from './field-traces.module.css';
import { firstName, hueOf, useFaces } from './people.tsx';

interface FieldTracesProps {
  readonly task: string;
  readonly field: string;
  /** What stands in it: a change by somebody else is what is tinted. */
  readonly value: unknown;
}

export function FieldTraces({ task, field, value }: FieldTracesProps) {
  const tint = useForeignChange(task, value);
  const here = useHere();
  const faceOf = useFaces();
  const editor = here.find((one) => !one.me && one.on === task && one.field === field);
  const face = editor && faceOf(editor.person);
  return (
    <>
      {tint && <span key={tint.turn} className={styles.tint} data-person={hueOf(tint.by)} aria-hidden="true" />}
      {face && (
        <span className={styles.frame} data-person={face.hue}>
          <span className={styles.flag}>
            {firstName(face.name)}
            <span className={styles.spoken}> is editing this</span>
          </span>
        </span>
      )}
    </>
  );
}

/** The touch of the task that came together with another value. */
function useForeignChange(task: string, value: unknown): Touch | undefined {
  const touch = useTouch(task);
  const now = JSON.stringify(value);
  const turn = touch?.turn ?? 0;
  const [last, setLast] = useState({ value: now, turn, tint: 0 });
  if (last.value !== now || last.turn !== turn) {
    const isForeign = last.value !== now && last.turn !== turn;
    setLast({ value: now, turn, tint: isForeign ? turn : last.tint });
  }
  return touch !== undefined && last.tint === touch.turn ? touch : undefined;
}
