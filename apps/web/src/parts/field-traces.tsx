// What others do to a field of the open task: a frame with a name while somebody edits it, and for a moment the tint of
// whoever has just changed it. Stands inside the field, which is positioned.
import { useState } from 'react';
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

/** The touch of the task by which this value became another one. */
function useForeignChange(task: string, value: unknown) {
  const touch = useTouch(task);
  const now = JSON.stringify(value);
  const [last, setLast] = useState({ value: now, turn: 0 });
  if (last.value !== now) setLast({ value: now, turn: touch?.turn ?? 0 });
  return touch !== undefined && last.turn === touch.turn ? touch : undefined;
}
