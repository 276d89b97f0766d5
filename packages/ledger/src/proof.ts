// The check of a proof (proof-file.ts), with no relay and no device: every decision in it in its order, as a device enters
// them, and then what they come to for the task. The first thing that is wrong is told, and nothing behind it is believed.
import { approvedIn } from '@baton/model/decided/approval-rules';
import { decidedIn, matterOf } from '@baton/model/decided/fold';
import { lastPass } from '@baton/model/decided/holding';
import { newMatter, type Approval, type Matter, type Pass, type Signature } from '@baton/model/decided/schema';
import { doubtOf } from '@baton/model/directory/contest-rules';
import { isAboutTask } from '@baton/model/directory/decision';
import { deviceIn } from '@baton/model/directory/queries';
import { isIllegal } from '@baton/model/directory/rules';
import type { Decision, Directory, Illegal } from '@baton/model/directory/schema';
import type { PersonId, RecordId, WorkspaceId } from '@baton/model/ids';
import { enter, openBook, type Book } from './book.ts';
import { fromBase64 } from './bytes.ts';
import { isCheckpoint } from './checkpoint.ts';
import { contentHash } from './content.ts';
import { decodeEntry, type Entry } from './entry.ts';
import { nothingDecided, ProofShape, type ProofFile } from './proof-file.ts';
import { readStatement, statementHash } from './statement.ts';

/** One decision about the task, as it was signed and as the relay gave it its place. */
export interface Deed {
  readonly number: number;
  /** By the relay. */
  readonly time: number;
  readonly person: PersonId;
  /** Whose deputy they were. */
  readonly via: PersonId | null;
  readonly device: string;
  /** Public half of the key that signed. */
  readonly key: string;
  readonly decision: Decision;
  /** What stood beside it, if that is in the file. */
  readonly text: string | null;
  readonly jws: string;
  readonly hash: string;
  /** Its person's passkey said it too. */
  readonly isStrong: boolean;
  /** By what came later about its device: whether it still counts. */
  readonly doubt: 'none' | 'waits' | 'void';
}
export interface SignatureTold extends Signature {
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
  /** All that was decided about the task, oldest first. */
  readonly deeds: readonly Deed[];
  /** The one for which the file was written. */
  readonly about: Deed | null;
  /** What was signed: its hash is the one in the decision, or else the approved one. */
  readonly content: string | null;
  readonly names: Readonly<Record<string, string>>;
}

/** The first thing that is wrong. */
export type ProofFault =
  | { readonly is: 'no-proof' }
  | { readonly is: 'other-version' }
  /** It does not follow from those before it. Its number is null where its bytes are none. */
  | {
      readonly is: 'decision';
      readonly place: number;
      readonly of: number;
      readonly number: number | null;
      readonly why: string;
    }
  | { readonly is: 'empty' }
  | { readonly is: 'nothing' }
  /** The statement that stands by itself is not the one in that place. */
  | { readonly is: 'about' }
  | { readonly is: 'content' };
export interface Unproven extends Illegal {
  readonly fault: ProofFault;
}

function sentenceOf(fault: ProofFault): string {
  switch (fault.is) {
    case 'no-proof':
      return 'this is not a proof';
    case 'other-version':
      return 'this is not a proof of this version';
    case 'decision':
      return `decision ${fault.place} of ${fault.of} does not stand: ${fault.why}`;
    case 'empty':
      return 'there is no decision in it';
    case 'nothing':
      return nothingDecided;
    case 'about':
      return 'the statement that it names is not the one in that place';
    case 'content':
      return 'the content in the file is not what was signed';
  }
}
const unproven = (fault: ProofFault): Unproven => ({ illegal: sentenceOf(fault), fault });

/** What is left out may be the removal of a device, or an approval's being taken back. */
const isHidden = (entry: Entry, space: string): boolean =>
  entry.leaf === null && (entry.ledger === space || (entry.ledger === 'dir' && !isCheckpoint(entry)));

interface Next {
  readonly book: Book;
  readonly deed: Omit<Deed, 'doubt'> | null;
}
const statementIn = ({ leaf }: Entry) => (leaf?.kind === 'jws' ? { leaf, read: readStatement(leaf.jws) } : null);
/** A recovery key signs no work; where it moved something, its person is told and no device. */
const keyOf = (directory: Directory | undefined, device: string): string =>
  directory === undefined ? '' : (deviceIn(directory, device)?.key ?? '');

async function deedIn(entry: Entry, directory: Directory | undefined): Promise<Next['deed']> {
  const said = statementIn(entry);
  if (said === null || isIllegal(said.read)) return null;
  const { leaf, read } = said;
  const { jws, decision, skeleton } = read;
  const { person, device, via = null } = skeleton;
  return {
    number: entry.number,
    time: entry.time,
    person,
    via,
    device,
    key: keyOf(directory, device),
    decision,
    text: textIn(entry),
    jws,
    hash: await statementHash(jws),
    isStrong: leaf.assertion !== null,
  };
}
const textIn = ({ text }: Entry): string | null => (text === null ? null : text.text);

async function next(book: Book, entry: Entry, { space, task }: ProofFile): Promise<Next | Illegal> {
  if (isHidden(entry, space)) return { illegal: 'what it decides is left out' };
  const entered = await enter(book, entry);
  if (isIllegal(entered)) return entered;
  const isAbout = entered.folded !== null && isAboutTask(entered.folded.decision, task);
  return { book: entered.book, deed: isAbout ? await deedIn(entry, entered.book.directory) : null };
}

type Heard = (checked: number, of: number) => void;
interface Entered {
  readonly book: Book;
  readonly deeds: readonly Omit<Deed, 'doubt'>[];
}
async function enterAll(file: ProofFile, onChecked: Heard): Promise<Entered | Unproven> {
  let book = openBook(file.workspace as WorkspaceId);
  const deeds: Omit<Deed, 'doubt'>[] = [];
  const of = file.entries.length;
  for (const [at, text] of file.entries.entries()) {
    const bytes = fromBase64(text);
    const entry = bytes === undefined ? { illegal: 'it is not in canonical base64url' } : decodeEntry(bytes);
    const done = isIllegal(entry) ? entry : await next(book, entry, file);
    if (isIllegal(done)) {
      const number = isIllegal(entry) ? null : entry.number;
      return unproven({ is: 'decision', place: at + 1, of, number, why: done.illegal });
    }
    book = done.book;
    if (done.deed !== null) deeds.push(done.deed);
    onChecked(at + 1, of);
  }
  return { book, deeds };
}

function toldOf(directory: Directory, approved: Approval): NonNullable<Proven['approved']> {
  const signatures = approved.signatures.map((signature) => ({
    ...signature,
    key: deviceIn(directory, signature.device)?.key ?? '',
  }));
  return { ...approved, signatures };
}

/** The hash of what was signed with this decision, or asked for with the same approval. */
function hashSigned(about: Deed | null, deeds: readonly Deed[]): string | null {
  if (about === null) return null;
  const { decision } = about;
  if ('hash' in decision) return decision.hash;
  if (!('approval' in decision)) return null;
  const { approval } = decision;
  const asked = deeds
    .map((one) => one.decision)
    .find((one) => one.type === 'approval-asked' && one.approval === approval);
  return asked?.type === 'approval-asked' ? asked.hash : null;
}

/**
 * What a file proves, or the first thing that is wrong with it. Never throws.
 * @param onChecked after each decision: how many of how many.
 */
export async function checkProof(text: string, onChecked: Heard = () => undefined): Promise<Proven | Unproven> {
  const json = jsonIn(text);
  const read = ProofShape.safeParse(json);
  if (!read.success) return unproven({ is: isOther(json) ? 'other-version' : 'no-proof' });
  const entered = await enterAll(read.data, onChecked);
  return isIllegal(entered) ? entered : provenBy(entered, read.data);
}

async function provenBy({ book, deeds: all }: Entered, file: ProofFile): Promise<Proven | Unproven> {
  const { directory, relayKey } = book;
  if (directory === undefined || relayKey === null) return unproven({ is: 'empty' });
  if (all.length === 0) return unproven({ is: 'nothing' });
  const deeds = all.map((deed) => ({ ...deed, doubt: doubtOf(directory, deed) }));
  const about = aboutIn(deeds, file);
  if (about === undefined) return unproven({ is: 'about' });
  const matter = matterIn(book, file);
  const approved = approvedIn(directory, matter);
  if (!(await isOfHash(file.content, hashSigned(about, deeds) ?? hashOf(approved)))) return unproven({ is: 'content' });
  return {
    ...placeOf(book, relayKey),
    entries: file.entries.length,
    task: file.task,
    holder: lastPass(matter, directory) ?? null,
    approved: approved && toldOf(directory, approved),
    deeds,
    about,
    content: file.content,
    names: file.names,
  };
}
const matterIn = ({ decided }: Book, { space, task }: ProofFile): Matter =>
  matterOf(decidedIn(decided, space), task) ?? newMatter;
const hashOf = (approved: Approval | null): string | null => (approved === null ? null : approved.hash);
const placeOf = ({ workspace, number, time }: Book, relayKey: string) => ({ workspace, relayKey, number, time });

/** Without content there is nothing to compare. */
const isOfHash = async (content: string | null, hash: string | null): Promise<boolean> =>
  content === null || (await contentHash(content)) === hash;

/** Undefined: it names another statement than stands there. */
function aboutIn(deeds: readonly Deed[], { about }: ProofFile): Deed | null | undefined {
  if (about === null) return null;
  return deeds.find(({ number, jws, key }) => number === about.number && jws === about.jws && key === about.key);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
const isOther = (json: unknown): boolean =>
  typeof json === 'object' && json !== null && 'baton' in json && /^proof \d/u.test(String(json.baton));
