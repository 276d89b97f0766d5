// What became of the parts of a task that changed, one under the other: what went struck, what came underlined.
import type { ChangedPart } from './content-words.ts';
import { DiffText } from './diff-text.tsx';
import styles from './changed-parts.module.css';

interface ChangedPartsProps {
  readonly parts: readonly ChangedPart[];
  readonly isBrief?: boolean;
}
export const ChangedParts = ({ parts, isBrief }: ChangedPartsProps) => (
  <dl className={styles.parts}>
    {parts.map(({ name, was, text }) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>
          <DiffText before={was} after={text} isBrief={isBrief ?? false} />
        </dd>
      </div>
    ))}
  </dl>
);
