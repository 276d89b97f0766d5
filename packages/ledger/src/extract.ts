// An extract of the directory, for a guest: what the decisions came to as far as it concerns one person
// (model/directory/extract), under the relay's signature. A guest believes the relay's word where others verify each
// decision, since whoever sees the decisions, or only their headers, can count people and see when they come and go.
import { foldVersion, type Directory, type Illegal } from '@baton/model/directory/schema';
import type { PersonId, SpaceId, WorkspaceId } from '@baton/model/ids';
import { z } from 'zod';
import type { Book } from './book.ts';
import { fromBase64, join, textOf, toBase64, utf8, type Bytes } from './bytes.ts';
import { emptyHead } from './chain.ts';
import { signBytes, verifyBytes, type SigningKey } from './keys.ts';

export interface Told {
  readonly workspace: WorkspaceId;
  /** Whom it is told to. */
  readonly person: PersonId;
  /** Place on the line up to which it is true. */
  readonly number: number;
  readonly directory: Directory;
  readonly titles: { readonly workspace: string; readonly spaces: Readonly<Record<SpaceId, string>> };
  /** By ledger, the last `n` of each signer of this person: what they sign next comes after it. */
  readonly ns: Readonly<Record<string, Readonly<Record<string, number>>>>;
}
export interface DirectoryExtract extends Told {
  /** By the relay, over the text. */
  readonly sig: string;
  readonly text: string;
}

/** Keeps it apart from everything else that the relay's key signs. */
const start = 'baton extract 1\n';
const startBytes = utf8(start);
const signedBytes = (text: string): Bytes => join(startBytes, utf8(text));

const table = z.record(z.string(), z.looseObject({}));
/** Looked at as far as what follows stands on it; the rest is the relay's word. */
const Shape = z.strictObject({
  workspace: z.string(),
  person: z.string(),
  number: z.int().nonnegative(),
  directory: z.looseObject({
    workspace: z.string(),
    relayKey: z.string(),
    foldVersion: z.literal(foldVersion),
    persons: table,
    devices: table,
    spaces: table,
    moved: table,
  }),
  titles: z.strictObject({ workspace: z.string(), spaces: z.record(z.string(), z.string()) }),
  ns: z.record(z.string(), z.record(z.string(), z.int())),
});

export async function makeExtract(relayKey: SigningKey, told: Told): Promise<Bytes> {
  const text = JSON.stringify(told);
  const sig = await signBytes(relayKey, signedBytes(text));
  return join(startBytes, fromBase64(sig) ?? new Uint8Array(64), utf8(text));
}

/** Entries begin otherwise. */
export const isExtract = (bytes: Uint8Array): boolean =>
  startBytes.every((byte, at) => bytes[at] === byte) && bytes.length > startBytes.length;

/** Never throws. */
export function decodeExtract(bytes: Uint8Array): DirectoryExtract | Illegal {
  if (!isExtract(bytes)) return { illegal: 'these bytes are no extract' };
  const text = textOf(bytes.subarray(startBytes.length + 64));
  const read = Shape.safeParse(text === undefined ? undefined : parsed(text));
  if (text === undefined || !read.success) return { illegal: 'update needed: the extract is of another version' };
  const sig = toBase64(bytes.subarray(startBytes.length, startBytes.length + 64));
  return { ...(read.data as unknown as Told), sig, text };
}
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The book of somebody who is told no decisions. The first one names the relay's key, and so it stays. */
export async function enterExtract(book: Book, extract: DirectoryExtract, person: PersonId): Promise<Book | Illegal> {
  const { workspace, directory, number, ns } = extract;
  const relayKey = book.relayKey ?? directory.relayKey;
  if (workspace !== book.workspace || directory.workspace !== workspace)
    return { illegal: 'the extract belongs to another workspace' };
  if (extract.person !== person) return { illegal: 'the extract was made for another person' };
  if (directory.relayKey !== relayKey || !(await verifyBytes(relayKey, signedBytes(extract.text), extract.sig)))
    return { illegal: 'the extract is not signed by the relay' };
  const heads = Object.fromEntries(
    Object.entries(ns).map(([ledger, counts]) => [ledger, { ...emptyHead(ledger), ns: counts }]),
  );
  const told = { ...directory, head: number };
  return { workspace: book.workspace, relayKey, number, time: 0, directory: told, decided: {}, heads, isExtract: true };
}
