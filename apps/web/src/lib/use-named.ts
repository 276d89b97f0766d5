// What records are called, for lists that speak of many kinds. Names that are known stay while a longer list is asked.
import { type NamedRecord, recordsNamed } from '@baton/model/search/named';
import { useMemo } from 'react';
import { useHeld } from './use-held.ts';
import { useLive } from './use-live.ts';

export type NameOfRecord = (id: string | null) => NamedRecord | undefined;
const most = 2_000;

export function useNamed(ids: readonly string[]): NameOfRecord {
  const asked = [...new Set(ids)].sort().slice(0, most);
  const rows = useHeld(useLive(recordsNamed, { ids: asked }));
  return useMemo(() => {
    const byId = new Map((rows ?? []).map((row) => [row.id, row]));
    return (id) => (id === null ? undefined : byId.get(id));
  }, [rows]);
}
