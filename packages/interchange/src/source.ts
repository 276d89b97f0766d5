// How an imported record is known again: its id is a hash of where it came from, and its `source` cell keeps what was
// written, field by field, as short hashes. So a second import makes nothing double and sees what people edited since.
import { sha256 } from '@noble/hashes/sha2.js';
import { idFromBytes, type SpaceId, type WorkspaceId } from '@baton/model/ids';

const encoder = new TextEncoder();
export const hashOf = (value: unknown): Uint8Array => sha256(encoder.encode(JSON.stringify(value)));

export interface Origin {
  readonly workspace: WorkspaceId;
  readonly space: SpaceId;
  readonly provider: string;
}
/** The same file gives the same ids in the same space of the same workspace, and only there. */
export const idsFrom =
  (origin: Origin) =>
  (letter: string, id: string): string =>
    idFromBytes(letter, hashOf([origin.workspace, origin.space, origin.provider, letter, id]));

const short = (value: unknown): string => idFromBytes('', hashOf(value)).slice(0, 6);

/** Field → hash of the value that the import wrote. */
export type Prints = ReadonlyMap<string, string>;
export type Values = Readonly<Record<string, unknown>>;

export const printsOf = (values: Values): Prints => new Map(Object.entries(values).map(([field, value]) => [field, short(value)]));

export function sourceText(provider: string, id: string, prints: Prints): string {
  return `${provider}:${id}#${[...prints].map(([field, print]) => `${field}=${print}`).join(',')}`;
}
export function printsIn(source: string | null): Prints {
  const tail = source?.slice(source.indexOf('#') + 1) ?? '';
  const pairs = tail.split(',').map((pair) => pair.split('=') as [string, string | undefined]);
  return new Map(pairs.filter((pair): pair is [string, string] => pair[1] !== undefined));
}

/** Fields in which a record no longer holds what was written. */
export const editedFields = (prints: Prints, now: Values): string[] =>
  Object.entries(now).filter(([field, value]) => prints.has(field) && prints.get(field) !== short(value)).map(([field]) => field);

/** Fields whose source changed since it was written and that nobody has edited here. */
export function changedFields(prints: Prints, now: Values, wished: Values): string[] {
  const edited = new Set(editedFields(prints, now));
  return Object.keys(wished).filter((field) => !edited.has(field) && prints.get(field) !== short(wished[field]));
}

/** A position of another program as a rank: always the same, whatever else is imported. */
export function rankFrom(position: number, id: string): string {
  const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  let text = '';
  for (let rest = Math.round(position * 1_000); text.length < 7; rest = Math.floor(rest / 62)) text = digits.charAt(rest % 62) + text;
  const bytes = hashOf(id);
  return `g${text}${digits.charAt((bytes[0] ?? 0) % 62)}${digits.charAt(1 + ((bytes[1] ?? 0) % 61))}`;
}
