// From an entry to something that may be folded: signed by a device that lives in the directory at this very place in
// the order, by the person it names, not said before, in the workspace and ledger for which it was meant.
import { isIllegal } from '@baton/model/directory/rules';
import { deviceIn, liveDevice, passkeyIn, personIn } from '@baton/model/directory/queries';
import type { Decision, Directory, FoldedEntry, Illegal } from '@baton/model/directory/schema';
import type { WorkspaceId } from '@baton/model/ids';
import { seenFault } from './chain.ts';
import type { LedgerHead } from './chain.ts';
import type { Entry } from './entry.ts';
import { verifyBytes } from './keys.ts';
import { textFault } from './private-text.ts';
import { assertionFault } from './passkey/assertion.ts';
import { strongFault } from './passkey/strong.ts';
import { acceptanceMessage, enrolmentChallenge } from './proofs.ts';
import { Body } from './skeleton.ts';
import { decisionOf, isSignedBy, parseStrict, readStatement } from './statement.ts';
import type { Statement } from './statement.ts';

export interface VerifyAt {
  readonly workspace: WorkspaceId;
  /** Of this entry's ledger, before it. */
  readonly head: LedgerHead;
}

/** Under which name a signer's `n` is counted. */
export const signerKey = ({ device, person }: { device: string; person: string }): string =>
  device === 'recovery' ? `recovery ${person}` : device;

/** The key that must have signed, or why none could have. */
function keyIn(directory: Directory, { device, person }: Statement['skeleton']): { key: string } | Illegal {
  if (device === 'recovery') {
    const key = personIn(directory, person)?.recovery ?? null;
    return key === null ? { illegal: 'the person has no recovery key' } : { key };
  }
  const known = deviceIn(directory, device);
  if (known === undefined) return { illegal: 'the device is unknown' };
  if (liveDevice(directory, device) === undefined) return { illegal: 'the device is revoked' };
  return known.person === person ? { key: known.key } : { illegal: 'the device belongs to another person' };
}

/** Before there is a directory, the founding statement vouches for its own key. */
function keyOf({ skeleton, decision }: Statement, directory: Directory | undefined): { key: string } | Illegal {
  if (directory !== undefined) return keyIn(directory, skeleton);
  const founds = decision.type === 'workspace-founded' && decision.device.id === skeleton.device;
  return founds ? { key: decision.device.key } : { illegal: 'nothing comes before the founding' };
}

function placeFault({ skeleton }: Statement, { workspace, head }: VerifyAt): string | null {
  if (skeleton.workspace !== workspace) return 'the statement was made for another workspace';
  if (skeleton.ledger !== head.ledger) return 'the statement was made for another ledger';
  const key = signerKey(skeleton);
  const last = Object.hasOwn(head.ns, key) ? (head.ns[key] ?? 0) : 0;
  if (skeleton.n <= last) return 'the statement was made before: its n does not rise';
  return seenFault(skeleton.seen, head);
}

async function passkeyFault(enrolled: ByPasskey, directory: Directory | undefined): Promise<string | null> {
  const { person, device, proof } = enrolled;
  const passkey = directory && passkeyIn(directory, person, proof.id);
  if (directory === undefined || passkey === undefined) return 'the person has no such passkey';
  return assertionFault(proof, passkey, await enrolmentChallenge({ relayKey: directory.relayKey, device }));
}
type ByPasskey = Extract<Decision, { readonly type: 'device-enrolled'; readonly how: 'passkey' }>;

/** Why the word of a device or passkey that stands inside a decision does not hold, or null. */
async function proofFault(
  decision: Decision,
  directory: Directory | undefined,
  workspace: WorkspaceId,
): Promise<string | null> {
  if (decision.type === 'device-enrolled' && decision.how === 'passkey') return passkeyFault(decision, directory);
  if (decision.type !== 'invitation-accepted' && decision.type !== 'person-admitted') return null;
  const invitation = decision.type === 'person-admitted' ? decision.request : decision.invitation;
  const message = acceptanceMessage(workspace, { ...decision, invitation });
  const holds = await verifyBytes(decision.device.key, message, decision.proof);
  return holds ? null : 'the new device did not sign its acceptance';
}

/** A statement as it would be folded at `place`; a relay asks this before it gives a number. */
async function verifyStatement(
  statement: Statement,
  directory: Directory | undefined,
  at: VerifyAt & { readonly number: number; readonly time: number },
): Promise<FoldedEntry | Illegal> {
  const fault = placeFault(statement, at);
  if (fault !== null) return { illegal: fault };
  const signer = keyOf(statement, directory);
  if (isIllegal(signer)) return signer;
  if (!(await isSignedBy(statement.jws, signer.key))) return { illegal: 'the signature does not hold' };
  const unproven = await proofFault(statement.decision, directory, at.workspace);
  if (unproven !== null) return { illegal: unproven };
  const { person, device, n, ledger, via } = statement.skeleton;
  const { workspace, number, time } = at;
  return {
    workspace,
    number,
    time,
    ledger,
    signer: { person, device, n, ...(via === undefined ? {} : { via }) },
    decision: statement.decision,
  };
}

/** What the relay enters alone: somebody else's word stands in it, or it follows from what is on record. */
const isRelaysOwn = (decision: Decision): boolean =>
  decision.type === 'invitation-accepted' ||
  decision.type === 'access-ended' ||
  (decision.type === 'device-enrolled' && decision.how === 'passkey');

async function verifyBody(
  text: string,
  entry: Entry,
  { directory, ...at }: VerifyAt & { readonly directory: Directory | undefined },
): Promise<(FoldedEntry & { hash: string | null }) | Illegal> {
  const body = parseStrict(Body, text);
  if (isIllegal(body)) return body;
  if (body.workspace !== at.workspace || body.ledger !== at.head.ledger)
    return { illegal: 'the entry was made for another place' };
  const decision = decisionOf(body);
  if (isIllegal(decision)) return decision;
  if (!isRelaysOwn(decision)) return { illegal: `the relay cannot decide ${decision.type} alone` };
  const unproven = await proofFault(decision, directory, at.workspace);
  if (unproven !== null) return { illegal: unproven };
  const { number, time, ledger } = entry;
  return { workspace: at.workspace, number, time, ledger, signer: null, decision, hash: body.private };
}

/** null: withheld from this reader; it folds to nothing. The entry's own place is chain.ts's question. */
export async function verifyEntry(
  entry: Entry,
  directory: Directory | undefined,
  at: VerifyAt,
): Promise<FoldedEntry | Illegal | null> {
  if (entry.leaf === null) return null;
  if (entry.leaf.kind === 'body') {
    const read = await verifyBody(entry.leaf.body, entry, { ...at, directory });
    if (isIllegal(read)) return read;
    const { hash, ...folded } = read;
    const fault = await textFault(entry.text, hash);
    return fault === null ? folded : { illegal: fault };
  }
  const statement = readStatement(entry.leaf.jws);
  if (isIllegal(statement)) return statement;
  const fault = await textFault(entry.text, statement.skeleton.private);
  if (fault !== null) return { illegal: fault };
  const unsworn = await strongFault(statement, entry.leaf.assertion, directory);
  if (unsworn !== null) return { illegal: unsworn };
  return verifyStatement(statement, directory, { ...at, number: entry.number, time: entry.time });
}
