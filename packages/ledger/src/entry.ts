// An entry: a statement (or the relay's own body) with its place in the order, countersigned by the relay. The relay
// signs the header; the header holds the hash of the leaf; the text stands beside and can be erased.
import type { Illegal } from '@baton/model/directory/schema';
import { fromBase64, hashOf, join, toBase64, utf8 } from './bytes.ts';
import type { Bytes } from './bytes.ts';
import { stringBytes, take, uintBytes } from './entry-bytes.ts';
import type { Take } from './entry-bytes.ts';
import { signBytes, verifyBytes } from './keys.ts';
import type { SigningKey } from './keys.ts';
import type { PrivateText } from './private-text.ts';

export type Leaf =
  /** `assertion`: a passkey's, over the statement's hash (passkey/strong.ts). */
  | { readonly kind: 'jws'; readonly jws: string; readonly assertion: string | null }
  | { readonly kind: 'body'; readonly body: string };

export interface EntryHeader {
  readonly workspace: string;
  readonly ledger: string;
  /** Place on the workspace's one number line. */
  readonly number: number;
  readonly time: number;
  /** Head of the directory's ledger that it was checked against. */
  readonly dir: number;
  /** Of the entry before it in this ledger; '' for the first. */
  readonly prevHash: string;
  readonly leafHash: string;
}
export interface Entry extends EntryHeader {
  /** By the relay, over the header. */
  readonly sig: string;
  /** null: withheld from this reader. It folds to nothing, and the chain still verifies. */
  readonly leaf: Leaf | null;
  /** null: none, erased, or withheld. */
  readonly text: PrivateText | null;
}

const zero = new Uint8Array(32);
const hashBytes = (hash: string): Uint8Array => (hash === '' ? zero : (fromBase64(hash) ?? zero));

function leafBytes(leaf: Leaf | null): Bytes {
  if (leaf === null) return Uint8Array.of(0);
  if (leaf.kind === 'body') return join(Uint8Array.of(2), stringBytes(leaf.body));
  if (leaf.assertion === null) return join(Uint8Array.of(1), stringBytes(leaf.jws));
  return join(Uint8Array.of(3), stringBytes(leaf.jws), stringBytes(leaf.assertion));
}

/** What the relay signs. The first line keeps it apart from everything else that a key signs. */
function headerBytes(header: EntryHeader): Bytes {
  return join(
    utf8('baton entry 1\n'),
    stringBytes(header.workspace),
    stringBytes(header.ledger),
    uintBytes(header.number),
    uintBytes(header.time),
    uintBytes(header.dir),
    hashBytes(header.prevHash),
    hashBytes(header.leafHash),
  );
}

/** Of the unsigned header: the next entry's `prevHash`. */
export const entryHash = (header: EntryHeader): Promise<string> => hashOf(headerBytes(header));
export const leafHashOf = (leaf: Leaf): Promise<string> => hashOf(leafBytes(leaf));

export interface Place {
  readonly workspace: string;
  readonly ledger: string;
  readonly number: number;
  readonly time: number;
  readonly dir: number;
  readonly prevHash: string;
}
export async function signHeader(relayKey: SigningKey, header: EntryHeader): Promise<EntryHeader & { sig: string }> {
  const { workspace, ledger, number, time, dir, prevHash, leafHash } = header;
  const sig = await signBytes(relayKey, headerBytes(header));
  return { workspace, ledger, number, time, dir, prevHash, leafHash, sig };
}
export async function makeEntry(
  relayKey: SigningKey,
  place: Place,
  { leaf, text }: Pick<Entry, 'text'> & { readonly leaf: Leaf },
): Promise<Entry> {
  return { ...(await signHeader(relayKey, { ...place, leafHash: await leafHashOf(leaf) })), leaf, text };
}

export const isEntryOf = (relayKey: string, entry: Entry): Promise<boolean> =>
  verifyBytes(relayKey, headerBytes(entry), entry.sig);

const noText = Uint8Array.of(0);
const writtenText = (text: PrivateText | null): Bytes =>
  text === null ? noText : join(Uint8Array.of(1), stringBytes(text.salt), stringBytes(text.text));

export function encodeEntry(entry: Entry): Bytes {
  return join(
    headerBytes(entry),
    fromBase64(entry.sig) ?? new Uint8Array(64),
    leafBytes(entry.leaf),
    writtenText(entry.text),
  );
}

/** Without its text: what the log's running hash covers, so that erasing a text breaks no chain. */
export const erased = (entry: Entry): Entry => ({ ...entry, text: null });
/** As somebody gets it who may not read it. */
export const withheld = (entry: Entry): Entry => ({ ...entry, leaf: null, text: null });

const start = 'baton entry 1\n';

function takeLeaf(from: Take): Leaf | null | undefined {
  const kind = from.uint();
  if (kind === 0) return null;
  if (kind === 1) return { kind: 'jws', jws: from.string(), assertion: null };
  if (kind === 2) return { kind: 'body', body: from.string() };
  return kind === 3 ? { kind: 'jws', jws: from.string(), assertion: from.string() } : undefined;
}
function takeText(from: Take): PrivateText | null | undefined {
  const has = from.uint();
  if (has > 1) return undefined;
  if (has === 0) return null;
  const salt = from.string();
  return { text: from.string(), salt };
}

/** Never throws. What comes out encodes to the very bytes that went in. */
export function decodeEntry(bytes: Uint8Array): Entry | Illegal {
  const from = take(bytes);
  const head = from.raw(start.length);
  const header = {
    workspace: from.string(),
    ledger: from.string(),
    number: from.uint(),
    time: from.uint(),
    dir: from.uint(),
  };
  const prev = from.raw(32);
  const leafHash = toBase64(from.raw(32));
  const sig = toBase64(from.raw(64));
  const leaf = takeLeaf(from);
  const text = takeText(from);
  const known = toBase64(head) === toBase64(utf8(start)) && leaf !== undefined && text !== undefined;
  if (!known || !from.done()) return { illegal: 'these bytes are no entry' };
  const prevHash = prev.every((byte) => byte === 0) ? '' : toBase64(prev);
  return { ...header, prevHash, leafHash, sig, leaf, text };
}
