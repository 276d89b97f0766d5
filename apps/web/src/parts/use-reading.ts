// How changes are read at this moment: records, statuses and people by name, days from today.
import { useMemo } from 'react';
import { type NameOfRecord, useNamed } from '../lib/use-named.ts';
import { useToday } from '../lib/use-today.ts';
import { type FieldChange, idsOf, type Reading } from './change-words.ts';
import { useFaces } from './people.tsx';

export interface Named {
  readonly reading: Reading;
  readonly recordOf: NameOfRecord;
}

export function useReading(
  changes: readonly Pick<FieldChange, 'record' | 'before' | 'after'>[],
  more: readonly string[] = [],
): Named {
  const recordOf = useNamed([...changes.flatMap(idsOf), ...more]);
  const faceOf = useFaces();
  const today = useToday();
  return useMemo(() => {
    const nameOf = (id: string) => {
      const record = recordOf(id);
      if (record) return record.name;
      return id.startsWith('u') || id.startsWith('n') ? faceOf(id).name : undefined;
    };
    return { recordOf, reading: { nameOf, today } };
  }, [recordOf, faceOf, today]);
}
