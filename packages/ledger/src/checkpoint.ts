// A checkpoint: the relay's signature over what a ledger has come to. It stands in the directory's ledger behind the entry
// that made it due, as an entry without a leaf: versions that know no checkpoints take it for one that is withheld, which
// folds to nothing and keeps its place in the chain. Nobody believes a checkpoint instead of folding.
import { isIllegal } from '@baton/model/directory/rules';
import { foldVersion } from '@baton/model/directory/schema';
import { stateText } from '@baton/model/directory/state';
import { z } from 'zod';
import type { Book } from './book.ts';
import { hashOf, utf8 } from './bytes.ts';
import { signHeader, type Entry, type Leaf, type Place } from './entry.ts';
import type { SigningKey } from './keys.ts';
import { parseStrict } from './statement.ts';

/** So many entries of one ledger lie between two of its checkpoints. */
export const checkpointEvery = 1_000;

const Words = z.strictObject({
  v: z.literal(1),
  /** The shape of what is folded; of another one nothing can be compared. */
  fold: z.int(),
  ledger: z.string(),
  /** Of that ledger's last entry. */
  number: z.int(),
  state: z.string(),
});
type Words = z.infer<typeof Words>;

/** Of the last entry of a book: what only those know who may read it. */
export interface LastLeaf {
  readonly ledger: string;
  readonly key: string;
}
/**
 * A state is hashed with it. Else somebody could guess who stands in a space that they may not read, and see by the hash
 * whether they are right.
 */
export async function lastLeafOf({
  ledger,
  leaf,
}: {
  ledger: string;
  leaf: Leaf | null;
}): Promise<LastLeaf | undefined> {
  if (leaf === null) return undefined;
  const key = await hashOf(utf8(`baton state key 1\n${JSON.stringify(leaf)}`));
  return { ledger, key };
}

/** undefined: of a ledger that this reader does not read, or behind another entry than its last. */
async function stateHash({ directory, decided, last }: Book, { ledger, number }: Pick<Words, 'ledger' | 'number'>) {
  const text = directory && last?.ledger === ledger ? stateText(directory, ledger, decided[ledger]) : undefined;
  return text === undefined || !last
    ? undefined
    : hashOf(utf8(`baton state 1\n${JSON.stringify([ledger, number, last.key])}\n${text}`));
}

const textHash = (text: string): Promise<string> => hashOf(utf8(`baton checkpoint 1\n${text}`));

/** Whether it has the form of one; what it says is compared when it is entered. */
export const isCheckpoint = ({ ledger, leaf, text }: Entry): boolean =>
  ledger === 'dir' && leaf === null && text !== null;
/** Whether what stands beside it is what the relay signed. */
export const isCheckpointWhole = async ({ leafHash, text }: Entry): Promise<boolean> =>
  text !== null && text.salt === '' && (await textHash(text.text)) === leafHash;

function wordsIn({ text }: Entry): Words | undefined {
  const words = parseStrict(Words, text?.text ?? '');
  return isIllegal(words) ? undefined : words;
}
/** Of which ledger; undefined for what a later version wrote. */
export const checkpointOf = (entry: Entry): string | undefined =>
  isCheckpoint(entry) ? wordsIn(entry)?.ledger : undefined;

/** Why this checkpoint cannot come next, or null. */
export async function checkpointFault(book: Book, entry: Entry): Promise<string | null> {
  if (!(await isCheckpointWhole(entry))) return 'the content is not what was entered';
  const words = wordsIn(entry);
  if (words === undefined || words.fold !== foldVersion) return null;
  const head = Object.hasOwn(book.heads, words.ledger) ? book.heads[words.ledger] : undefined;
  if (head?.number !== words.number) return 'the checkpoint is of another place';
  const state = await stateHash(book, words);
  return state === undefined || state === words.state ? null : 'the checkpoint is of another state';
}

/** The relay's, of a ledger whose last entry was the last of all. */
export async function makeCheckpoint(
  relayKey: SigningKey,
  { book, place, ledger }: { readonly book: Book; readonly place: Place; readonly ledger: string },
): Promise<Entry | undefined> {
  const number = book.heads[ledger]?.number ?? 0;
  const state = await stateHash(book, { ledger, number });
  if (state === undefined) return undefined;
  const text = JSON.stringify({ v: 1, fold: foldVersion, ledger, number, state } satisfies Words);
  const header = { ...place, leafHash: await textHash(text) };
  return { ...(await signHeader(relayKey, header)), leaf: null, text: { text, salt: '' } };
}
