// What was decided about one task, as one file that anybody checks with no relay: the decisions of the directory and of the
// space as they were signed and sequenced, without the texts beside them, and the content that was approved. Of other spaces
// there are headers, as a device has them that does not read there.
import { approvedIn } from '@baton/model/decided/approval-rules';
import { decidedIn, matterOf } from '@baton/model/decided/fold';
import { lastPass } from '@baton/model/decided/holding';
import type { Approval, Pass, Signature } from '@baton/model/decided/schema';
import { isOfWork, tasksIn } from '@baton/model/directory/decision';
import { deviceIn } from '@baton/model/directory/queries';
import { isIllegal } from '@baton/model/directory/rules';
import type { Directory, Illegal } from '@baton/model/directory/schema';
import { isId, type RecordId, type WorkspaceId } from '@baton/model/ids';
import { z } from 'zod';
import { readStatement } from './statement.ts';
import { contentHash } from './content.ts';
import { enter, openBook, type Book } from './book.ts';
import { fromBase64, toBase64 } from './bytes.ts';
import { isCheckpoint } from './checkpoint.ts';
import { decodeEntry, encodeEntry, erased, withheld, type Entry } from './entry.ts';

const Shape = z.strictObject({
  baton: z.literal('proof 1'),
  workspace: z.string().refine((text) => isId(text, 'w')),
  space: z.string().refine((text) => isId(text, 's')),
  task: z.string().max(64),
  entries: z.array(z.string()),
  /** What was approved, in the spelling that was hashed; null: it is not in the file. */
  content: z.string().nullable(),
});

export interface ProofOf {
  readonly task: RecordId;
  readonly content: string | null;
}

const nothing = 'nothing was decided about this task';

function isAbout({ leaf }: Entry, task: RecordId): boolean {
  const read = leaf?.kind === 'jws' ? readStatement(leaf.jws) : null;
  if (read === null || isIllegal(read)) return false;
  const { decision } = read;
  return isOfWork(decision) && tasksIn(decision).includes(task);
}

/** A checkpoint is its text, and says nothing but a hash. */
function shown(entry: Entry, space: string): Entry {
  if (isCheckpoint(entry)) return entry;
  return entry.ledger === 'dir' || entry.ledger === space ? erased(entry) : withheld(entry);
}

/** @param entries all that a device holds, in their order. */
export function proofFile(entries: readonly Uint8Array[], { task, content }: ProofOf): string | Illegal {
  const read = entries.map((bytes) => decodeEntry(bytes));
  const whole = read.flatMap((entry) => (isIllegal(entry) ? [] : [entry]));
  const [first] = whole;
  if (first === undefined || whole.length < read.length) return { illegal: 'the decisions are not whole' };
  const space = whole.findLast((entry) => isAbout(entry, task))?.ledger;
  if (space === undefined) return { illegal: nothing };
  return `${JSON.stringify({
    baton: 'proof 1',
    workspace: first.workspace,
    space,
    task,
    entries: whole.map((entry) => toBase64(encodeEntry(shown(entry, space)))),
    content,
  } satisfies z.infer<typeof Shape>)}\n`;
}

export interface SignatureTold extends Signature {
  /** Public half of the key that signed. */
  readonly key: string;
}
export interface Proven {
  readonly workspace: WorkspaceId;
  readonly relayKey: string;
  /** So many decisions were checked, up to this one. */
  readonly entries: number;
  readonly number: number;
  readonly time: number;
  readonly task: RecordId;
  readonly holder: Pass | null;
  readonly approved: (Omit<Approval, 'signatures'> & { readonly signatures: readonly SignatureTold[] }) | null;
  /** Whose hash is the approved one. */
  readonly content: string | null;
}

/** What is left out may be the removal of a device, or an approval's being taken back. */
const isHidden = (entry: Entry, space: string): boolean =>
  entry.leaf === null && (entry.ledger === space || (entry.ledger === 'dir' && !isCheckpoint(entry)));
const hidden = (entry: Entry | Illegal): Illegal =>
  isIllegal(entry) ? entry : { illegal: 'what it decides is left out' };

async function entered({
  workspace,
  space,
  entries,
}: {
  workspace: WorkspaceId;
  space: string;
  entries: readonly string[];
}): Promise<Book | Illegal> {
  let book = openBook(workspace);
  for (const [at, text] of entries.entries()) {
    const bytes = fromBase64(text);
    const entry = bytes === undefined ? { illegal: 'it is not in canonical base64url' } : decodeEntry(bytes);
    const next = isIllegal(entry) || isHidden(entry, space) ? hidden(entry) : await enter(book, entry);
    if (isIllegal(next)) return { illegal: `decision ${at + 1} of ${entries.length} does not stand: ${next.illegal}` };
    book = next.book;
  }
  return book;
}

function toldOf(directory: Directory, approved: Approval): NonNullable<Proven['approved']> {
  const signatures = approved.signatures.map((signature) => ({
    ...signature,
    key: deviceIn(directory, signature.device)?.key ?? '',
  }));
  return { ...approved, signatures };
}

/** What a file proves, or the first thing that is wrong with it. Never throws. */
export async function checkProof(text: string): Promise<Proven | Illegal> {
  const read = Shape.safeParse(jsonIn(text));
  if (!read.success) return { illegal: 'this is not a proof of this version' };
  const file = { ...read.data, workspace: read.data.workspace as WorkspaceId };
  const book = await entered(file);
  return isIllegal(book) ? book : provenBy(book, file);
}

async function provenBy(
  { workspace, directory, decided, relayKey, number, time }: Book,
  { space, task, content, entries }: z.infer<typeof Shape>,
): Promise<Proven | Illegal> {
  if (directory === undefined || relayKey === null) return { illegal: 'there is no decision in it' };
  const matter = matterOf(decidedIn(decided, space), task);
  if (matter === undefined) return { illegal: nothing };
  const approved = approvedIn(directory, matter);
  if (content !== null && approved?.hash !== (await contentHash(content)))
    return { illegal: 'the content in the file is not what was approved' };
  return {
    workspace,
    relayKey,
    entries: entries.length,
    number,
    time,
    task,
    holder: lastPass(matter, directory) ?? null,
    approved: approved && toldOf(directory, approved),
    content,
  };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
