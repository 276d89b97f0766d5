// What an edit did: for each record its name, the values that changed, the words that were typed.
import type { Edited } from '@baton/workspace/sync-contract';
import { FieldValues } from './field-values.tsx';
import { madeName, RecordName } from './record-link.tsx';
import type { Named } from './use-reading.ts';
import styles from './edit-lines.module.css';

const most = 6;

export function EditLines({ edits, named }: { edits: readonly Edited[]; named: Named }) {
  const { recordOf, reading } = named;
  return (
    <ul className={styles.edits}>
      {edits.slice(0, most).map((edited) => {
        const { record, doc, fields, texts } = edited;
        const typed = texts.filter((text) => !fields.some(({ after }) => after === text));
        return (
          <li key={`${doc} ${record ?? ''}`}>
            <RecordName record={recordOf(record)} made={madeName(edited)} />
            {(fields.length > 0 || typed.length > 0) && (
              <div className={styles.was}>
                {fields.map((field) => (
                  <FieldValues
                    key={`${field.field} ${field.member ?? ''}`}
                    change={{ ...field, record }}
                    reading={reading}
                  />
                ))}
                {typed.map((text) => (
                  <q key={text}>{text}</q>
                ))}
              </div>
            )}
          </li>
        );
      })}
      {edits.length > most && <li className={styles.more}>and {edits.length - most} more</li>}
    </ul>
  );
}
