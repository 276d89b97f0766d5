// Edits as people can read them: which field of which record was what, and becomes what. Read from an edit's own bytes;
// what stood before is what the relay has confirmed, or what an earlier edit that waits has put there.
import { keyOf, memberOf } from '@baton/replica/cells/cell';
import { cellsIn, structsOf } from '@baton/replica/cells/decode';
import { parseDoc } from '@baton/replica/layout';
import { fieldOf } from '@baton/replica/records/row';
import type { Waiting } from '@baton/store/outbox';
import type { Edited } from '@baton/store/schema';
import type { Core } from '../core.ts';
import { textIn } from './tray.ts';

interface WrittenCell {
  readonly doc: string;
  readonly record: string;
  readonly code: string;
  readonly after: unknown;
}
interface Parsed {
  readonly cells: readonly WrittenCell[];
  /** Of pages: the document and what was typed into it. */
  readonly typed: readonly { readonly doc: string; readonly record: string | null; readonly text: string }[];
  readonly records: ReadonlySet<string>;
}

/** Bytes of a batch never change: each is read once for as long as it waits. */
const parsed = new WeakMap<object, Parsed>();

function parse({ envelopes }: Pick<Waiting, 'envelopes'>): Parsed {
  const known = parsed.get(envelopes);
  if (known) return known;
  const cells: WrittenCell[] = [];
  const typed: Parsed['typed'][number][] = [];
  for (const { doc, bytes } of envelopes) {
    const of = parseDoc(doc);
    const structs = structsOf(bytes);
    if (of?.class === 'page') typed.push({ doc, record: of.of, text: textIn(structs) });
    else
      for (const { record, code, value } of cellsIn(structs, () => 0)) cells.push({ doc, record, code, after: value });
  }
  const records = new Set([...cells.map(({ record }) => record), ...typed.flatMap(({ record }) => record ?? [])]);
  const made = { cells, typed, records };
  parsed.set(envelopes, made);
  return made;
}

/** The records whose cells or text the batch touches. */
export const recordsOf = (waiting: Pick<Waiting, 'envelopes'>): ReadonlySet<string> => parse(waiting).records;

/** What stands under each key while edits are read in the order in which they were made. */
export interface Before {
  readonly overlay: Map<string, unknown>;
  readonly core: Pick<Core, 'replica'>;
}

function valueBefore({ overlay, core }: Before, { record, code }: WrittenCell): unknown {
  const key = keyOf(record, code);
  if (overlay.has(key)) return overlay.get(key);
  return core.replica.confirmedCellsOf(record).find((cell) => cell.key === key)?.value ?? null;
}

/** Reads one edit and moves `before` on. What no field of this version names is left out; its bytes are kept whole. */
export function readEdit(before: Before, waiting: Pick<Waiting, 'envelopes'>): Edited[] {
  const { cells, typed } = parse(waiting);
  const byRecord = new Map<string, Edited>();
  for (const cell of cells) {
    const { doc, record, code, after } = cell;
    const stood = valueBefore(before, cell);
    before.overlay.set(keyOf(record, code), after);
    const named = fieldOf(record, code);
    const edited = byRecord.get(record) ?? { record, doc, fields: [], texts: [] };
    byRecord.set(record, edited);
    if (named && named.field.quiet !== true)
      edited.fields.push({ field: named.name, member: memberOf(code) ?? null, before: stood, after });
  }
  for (const { doc, record, text } of typed)
    byRecord.set(doc, { record, doc, fields: [], texts: text === '' ? [] : [text] });
  return [...byRecord.values()];
}

/** Moves on without reading: an edit that is not shown still stands before later ones. */
export function passEdit({ overlay }: Before, waiting: Pick<Waiting, 'envelopes'>): void {
  for (const { record, code, after } of parse(waiting).cells) overlay.set(keyOf(record, code), after);
}
