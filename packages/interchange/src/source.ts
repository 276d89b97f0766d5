// How an imported record is known again: its id is a hash of where it came from, and its `source` cell keeps what was
// written, field by field, as short hashes. So a second import makes nothing double and sees what people edited since.
import { sha256 } from '@noble/hashes/sha2.js';
import { idFromBytes, type SpaceId, type WorkspaceId } from '@baton/model/ids';

const encoder = new TextEncoder();
const hashOf = (value: unknown): Uint8Array => sha256(encoder.encode(JSON.stringify(value)));

export interface Origin {
  readonly workspace: WorkspaceId;
  readonly space: SpaceId;
  readonly provider: string;
}
/** The same file gives the same ids in the same space of the same workspace, and only there. Remembers what it gave. */
export function idsFrom(origin: Origin): (letter: string, id: string) => string {
  const given = new Map<string, string>();
  return (letter, id) => {
    const name = letter + id;
    const known = given.get(name);
    if (known !== undefined) return known;
    const made = idFromBytes(letter, hashOf([origin.workspace, origin.space, origin.provider, letter, id]));
    given.set(name, made);
    return made;
  };
}

/** 53 bits of a text (cyrb53): quick; 31 of them are enough to see that a value is not the one that was written. */
function quickHash(text: string): number {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
const short = (value: unknown): string => quickHash(JSON.stringify(value)).toString(36).slice(-6);

/** Field → hash of the value that the import wrote. */
export type Prints = ReadonlyMap<string, string>;
export type Values = Readonly<Record<string, unknown>>;

export const printsOf = (values: Values): Prints =>
  new Map(Object.entries(values).map(([field, value]) => [field, short(value)]));

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
  Object.entries(now)
    .filter(([field, value]) => prints.has(field) && prints.get(field) !== short(value))
    .map(([field]) => field);

/** Fields whose source changed since it was written and that nobody has edited here. */
export function changedFields(prints: Prints, now: Values, wished: Values): string[] {
  const edited = new Set(editedFields(prints, now));
  return Object.keys(wished).filter((field) => !edited.has(field) && prints.get(field) !== short(wished[field]));
}

/** A position of another program as a rank: always the same, whatever else is imported. */
export function rankFrom(position: number, id: string): string {
  const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  let text = '';
  for (let rest = Math.round(position * 1_000); text.length < 7; rest = Math.floor(rest / 62))
    text = digits.charAt(rest % 62) + text;
  const jitter = quickHash(id);
  return `g${text}${digits.charAt(jitter % 62)}${digits.charAt(1 + (Math.floor(jitter / 62) % 61))}`;
}
