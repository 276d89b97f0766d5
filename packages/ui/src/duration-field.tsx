import { DraftField } from './draft-field.tsx';
import { formatDuration, parseDuration } from './duration.tsx';
import type { FieldFrame } from './field.tsx';
import { useWords } from './words.tsx';

export interface DurationFieldProps extends FieldFrame {
  /** Minutes. */
  readonly value: number | undefined;
  readonly onChange: (minutes: number | undefined) => void;
  readonly placeholder?: string | undefined;
  readonly slim?: boolean | undefined;
}

/** Reads 1:30, 1.5, 1,5, 90m and 1h 30; shows 1 h 30. */
export function DurationField({ placeholder = '0 h', ...props }: DurationFieldProps) {
  const words = useWords();
  return (
    <DraftField<number>
      {...props}
      placeholder={placeholder}
      parse={parseDuration}
      format={formatDuration}
      misread={words.noSuchDuration}
    />
  );
}
