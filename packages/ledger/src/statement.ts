// A statement: a compact JWS over a skeleton. Its hash is that of the unsigned part, since a signature can be spelt and
// made anew while it says the same. What is read here is well formed; whether it is true is verify.ts.
import { decisionFrom, ledgerOf, needsText, subjectOf } from '@baton/model/directory/decision';
import { isIllegal } from '@baton/model/directory/rules';
import type { Decision, Illegal } from '@baton/model/directory/schema';
import type { DeviceId, PersonId, WorkspaceId } from '@baton/model/ids';
import { CompactSign } from 'jose';
import type { z } from 'zod';
import { fromBase64, hashOf, textOf, toBase64, utf8 } from './bytes.ts';
import { verifyBytes } from './keys.ts';
import type { SigningKey } from './keys.ts';
import { privateHash, saltText } from './private-text.ts';
import type { PrivateText } from './private-text.ts';
import { Skeleton } from './skeleton.ts';

export const maxJwsLength = 16_384;

const header = { alg: 'EdDSA', typ: 'baton+jws' } as const;
/** The only header there is: no other algorithm, key or address can be talked into anybody. */
export const fixedHeader = toBase64(utf8(JSON.stringify(header)));

export interface Seen {
  readonly number: number;
  readonly head: string;
}
export interface ToSign {
  readonly key: SigningKey;
  readonly workspace: WorkspaceId;
  readonly decision: Decision;
  readonly person: PersonId;
  readonly device: DeviceId | 'recovery';
  /** Whose seat is filled as their deputy. */
  readonly via?: PersonId | undefined;
  readonly n: number;
  readonly seen: Seen;
  readonly claimedAt: number;
  readonly text: string | null;
  /** 16 random bytes; not used when there is no text. */
  readonly salt: Uint8Array;
}
export interface Signed {
  readonly ledger: string;
  readonly jws: string;
  readonly text: PrivateText | null;
  readonly hash: string;
}

export async function signStatement(part: ToSign): Promise<Signed> {
  const { decision, workspace, text, salt } = part;
  const { type, ...fields } = decision;
  const salted = text === null ? null : saltText(text, salt);
  const skeleton: Skeleton = {
    v: 1,
    workspace,
    ledger: ledgerOf(decision),
    type,
    subject: subjectOf(decision, workspace),
    decision: fields,
    person: part.person,
    device: part.device,
    ...(part.via === undefined ? {} : { via: part.via }),
    n: part.n,
    seen: part.seen,
    claimedAt: part.claimedAt,
    private: salted === null ? null : await privateHash(salted),
  };
  // Our own mistake is found where it is made, not by the relay.
  Skeleton.parse(skeleton);
  const payload = utf8(JSON.stringify(skeleton));
  const jws = await new CompactSign(payload).setProtectedHeader(header).sign(part.key.privateKey);
  if (jws.length > maxJwsLength) throw new Error(`a statement has at most ${maxJwsLength} characters`);
  return { ledger: skeleton.ledger, jws, text: salted, hash: await statementHash(jws) };
}

export const statementHash = (jws: string): Promise<string> => hashOf(utf8(jws.slice(0, jws.lastIndexOf('.'))));

export interface Statement {
  readonly jws: string;
  readonly skeleton: Skeleton;
  readonly decision: Decision;
}

/**
 * JSON in the one spelling that JSON.stringify gives: no key twice, no spaces that another reader takes otherwise. A key
 * `__proto__` would be dropped by zod without a word, so it would be signed and not read.
 */
function jsonOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return JSON.stringify(value) === text && !text.includes('"__proto__":') ? value : undefined;
  } catch {
    return undefined;
  }
}

function skeletonText(jws: string): string | Illegal {
  if (jws.length > maxJwsLength) return { illegal: 'the statement is too long' };
  const [head, payload, signature, ...more] = jws.split('.');
  if (payload === undefined || signature === undefined || more.length > 0) return { illegal: 'not a compact JWS' };
  if (head !== fixedHeader) return { illegal: 'the header is not ours' };
  const bytes = fromBase64(payload);
  if (bytes === undefined || fromBase64(signature)?.length !== 64) return { illegal: 'not in canonical base64url' };
  return textOf(bytes) ?? { illegal: 'the payload is not UTF-8' };
}

interface Said {
  readonly workspace: string;
  readonly ledger: string;
  readonly type: string;
  readonly subject: object;
  readonly decision: unknown;
}
/** The decision of a skeleton or body; it must stand in its own ledger and name its own subject. */
export function decisionOf(said: Said): Decision | Illegal {
  const decision = decisionFrom(said.type, said.decision);
  if (isIllegal(decision)) return decision;
  if (ledgerOf(decision) !== said.ledger) return { illegal: `${said.type} stands in another ledger` };
  const subject = JSON.stringify(subjectOf(decision, said.workspace));
  return JSON.stringify(said.subject) === subject ? decision : { illegal: 'the subject is not that of the decision' };
}

export function parseStrict<T>(schema: z.ZodType<T>, text: string): T | Illegal {
  const value = jsonOf(text);
  if (value === undefined) return { illegal: 'the payload is not canonical JSON' };
  const read = schema.safeParse(value);
  return read.success ? read.data : { illegal: 'the payload is not a skeleton of this version' };
}

/** Never throws; checks form only. */
export function readStatement(jws: string): Statement | Illegal {
  const text = skeletonText(jws);
  if (typeof text !== 'string') return text;
  const skeleton = parseStrict(Skeleton, text);
  if (isIllegal(skeleton)) return skeleton;
  const decision = decisionOf(skeleton);
  if (isIllegal(decision)) return decision;
  return needsText(decision) && skeleton.private === null
    ? { illegal: `${decision.type} says why` }
    : { jws, skeleton, decision };
}

export function isSignedBy(jws: string, publicKey: string): Promise<boolean> {
  const dot = jws.lastIndexOf('.');
  return verifyBytes(publicKey, utf8(jws.slice(0, dot)), jws.slice(dot + 1));
}
