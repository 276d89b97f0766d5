// How much came of an import made on this page. The report that is kept with the project holds what was in the file.
import type { CountRow } from './bringing.ts';

const counts = new Map<string, readonly CountRow[]>();

export const keepCounts = (intake: string, rows: readonly CountRow[]): void => void counts.set(intake, rows);
export const countsOf = (intake: string): readonly CountRow[] | undefined => counts.get(intake);
