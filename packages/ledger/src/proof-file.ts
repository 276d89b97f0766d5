// What was decided about one task, as one file that anybody checks with no relay (proof.ts): the decisions of the directory and
// of the space as they were signed and sequenced, without the texts beside them, and the content that was approved. Of other
// spaces there are headers, as a device has them that does not read there.
import { isAboutTask } from '@baton/model/directory/decision';
import { isIllegal } from '@baton/model/directory/rules';
import type { Decision, Illegal } from '@baton/model/directory/schema';
import { spaceOfHome } from '@baton/model/directory/home-name';
import { isId, type RecordId } from '@baton/model/ids';
import { z } from 'zod';
import { toBase64 } from './bytes.ts';
import { isCheckpoint } from './checkpoint.ts';
import { decodeEntry, encodeEntry, erased, withheld, type Entry } from './entry.ts';
import { Body } from './skeleton.ts';
import { decisionOf, maxJwsLength, parseStrict, readStatement, type Statement } from './statement.ts';

const proofVersion = 'proof 2';

export const ProofShape = z.strictObject({
  baton: z.literal(proofVersion),
  workspace: z.string().refine((text) => isId(text, 'w')),
  space: z.string().refine((text) => isId(text, 's')),
  task: z.string().max(64),
  /** The decision that the file was written for, once more by itself, so that any JOSE library checks it; null: for all of them. */
  about: z
    .strictObject({ number: z.int().positive(), jws: z.string().max(maxJwsLength), key: z.string().max(64) })
    .nullable(),
  entries: z.array(z.string()),
  /** What was approved, in the spelling that was hashed; null: it is not in the file. */
  content: z.string().nullable(),
  /** What ids are called on the device that wrote the file: to be read by people, and signed by nobody. */
  names: z.record(z.string().max(64), z.string().max(500)),
});
export type ProofFile = z.infer<typeof ProofShape>;

export interface ProofOf {
  readonly task: RecordId;
  /** Of one decision about it: with the words beside it. null: of all, without any. */
  readonly number: number | null;
  readonly content: string | null;
  readonly names: Readonly<Record<string, string>>;
}

export const nothingDecided = 'nothing was decided about this task';

function statementIn({ leaf }: Entry, task: RecordId): Statement | null {
  const read = leaf?.kind === 'jws' ? readStatement(leaf.jws) : null;
  return read === null || isIllegal(read) || !isAboutTask(read.decision, task) ? null : read;
}

function decisionIn({ leaf }: Entry): Decision | null {
  const said = leaf?.kind === 'body' ? parseStrict(Body, leaf.body) : null;
  const read =
    leaf?.kind === 'jws' ? readStatement(leaf.jws) : said === null || isIllegal(said) ? null : decisionOf(said);
  if (read === null || isIllegal(read)) return null;
  return 'decision' in read ? read.decision : read;
}
/** The key that a decision gives to a device. */
const keyGiven = (decision: Decision | null, device: string): string | null =>
  decision !== null && 'device' in decision && typeof decision.device === 'object' && decision.device.id === device
    ? decision.device.key
    : null;
/** With which a statement was signed, out of the decisions before it: the founding, or whatever let its device in. */
const keyOf = (entries: readonly Entry[], { device }: Statement['skeleton']): string =>
  entries.map((entry) => keyGiven(decisionIn(entry), device)).findLast((key) => key !== null) ?? '';

const spaceFor = ({ decision }: Statement, ledger: string): string =>
  decision.type === 'moved' && ledger === 'dir' ? spaceOfHome(decision.from) : ledger;

/** A checkpoint is its text, and says nothing but a hash. */
function shown(entry: Entry, { space, number }: { readonly space: string; readonly number: number | null }): Entry {
  if (isCheckpoint(entry)) return entry;
  if (entry.ledger !== 'dir' && entry.ledger !== space) return withheld(entry);
  return entry.number === number ? entry : erased(entry);
}

/** @param entries all that a device holds, in their order. */
export function proofFile(entries: readonly Uint8Array[], { task, number, content, names }: ProofOf): string | Illegal {
  const read = entries.map((bytes) => decodeEntry(bytes));
  const whole = read.flatMap((entry) => (isIllegal(entry) ? [] : [entry]));
  const [first] = whole;
  if (first === undefined || whole.length < read.length) return { illegal: 'the decisions are not whole' };
  const said = whole.flatMap((entry) => {
    const statement = statementIn(entry, task);
    return statement === null ? [] : [{ number: entry.number, statement, space: spaceFor(statement, entry.ledger) }];
  });
  const about = number === null ? said.at(-1) : said.find((one) => one.number === number);
  if (about === undefined) return { illegal: nothingDecided };
  const { jws, skeleton } = about.statement;
  return `${JSON.stringify({
    baton: proofVersion,
    workspace: first.workspace,
    space: about.space,
    task,
    about: number === null ? null : { number, jws, key: keyOf(whole, skeleton) },
    entries: whole.map((entry) => toBase64(encodeEntry(shown(entry, { space: about.space, number })))),
    content,
    names,
  } satisfies ProofFile)}\n`;
}
