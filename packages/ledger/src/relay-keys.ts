// Which key of the relay counts where. The founding names the first; a relay that lost its secret has another from the
// entry on in which an owner's recovery key says so. That entry is the first which the new key signs, and it names what every
// ledger had come to before it: so nobody can put another history behind the old key.
import { isIllegal } from '@baton/model/directory/rules';
import type { Decision, PublicKey } from '@baton/model/directory/schema';
import type { Book } from './book.ts';
import { hashOf, utf8 } from './bytes.ts';
import type { Entry } from './entry.ts';
import { readStatement } from './statement.ts';

/** `until`: the number of the entry that put another in its place. */
export interface FormerKey {
  readonly key: PublicKey;
  readonly until: number;
}
export type NewKey = Extract<Decision, { readonly type: 'relay-key-set' }>;

export function newKeyOf(jws: string): NewKey | undefined {
  const read = readStatement(jws);
  return !isIllegal(read) && read.decision.type === 'relay-key-set' ? read.decision : undefined;
}
/** What the entry says of the relay's key; whether that holds is asked when it is entered. */
export const newKeyIn = ({ ledger, leaf }: Pick<Entry, 'ledger' | 'leaf'>): NewKey | undefined =>
  ledger === 'dir' && leaf?.kind === 'jws' ? newKeyOf(leaf.jws) : undefined;

/** null before the founding. */
export const keyAt = ({ former = [], relayKey }: Pick<Book, 'former' | 'relayKey'>, number: number): PublicKey | null =>
  former.find(({ until }) => number < until)?.key ?? relayKey;
export const foundingKeyOf = (book: Pick<Book, 'former' | 'relayKey'>): PublicKey | null => keyAt(book, 0);

/** The same for everybody who is told the decisions, whatever is withheld from them: headers are not. */
export function headsHash({ heads }: Pick<Book, 'heads'>): Promise<string> {
  const all = Object.values(heads).map(({ ledger, number, hash }) => [ledger, number, hash] as const);
  const inOrder = all.sort(([one], [other]) => (one < other ? -1 : 1));
  return hashOf(utf8(`baton heads 1\n${JSON.stringify(inOrder)}`));
}

/** Why the new key cannot follow what is in this book, or null. That an owner says so is the fold's question. */
export async function newKeyFault(book: Book, { to, at }: NewKey): Promise<string | null> {
  if (at.number !== book.number || at.heads !== (await headsHash(book)))
    return 'the new key of the relay was signed for another history';
  return book.former?.some(({ key }) => key === to) === true ? 'the key of the relay was given up before' : null;
}

export const formerAfter = (book: Book, number: number): readonly FormerKey[] => [
  ...(book.former ?? []),
  { key: book.relayKey ?? '', until: number },
];
