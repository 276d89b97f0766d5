// What goes over HTTP beside the socket: founding, joining, signing in, statements. Relay and devices check with the
// same schemas. docs/protocol.md tells each exchange.
import { z } from 'zod';
import { addressProof, BoundTold } from './http-mail.ts';
import {
  AppName,
  Assertion,
  DeviceKey,
  Id,
  Jws,
  Moment,
  PublicKey,
  Secret,
  Sentence,
  Signature,
  Text,
  Title,
} from './http-parts.ts';

/** Any refusal of any route, with a status that fits: 400, 401, 403, 404, 409, 413, 429. */
export const Refused = z.object({
  refused: z.string().max(40),
  why: Sentence,
  /** Of a request for approval: everybody whom it has to name. */
  contributors: z.array(Id('u')).max(10_000).optional(),
});
export type Refused = z.infer<typeof Refused>;

export const Sent = z.object({
  ledger: z.string().max(40),
  jws: Jws,
  text: Text.nullable(),
  /** Of a strong step: what a passkey of its signer said, over the statement's hash. */
  assertion: Assertion.optional(),
});
export type Sent = z.infer<typeof Sent>;

/** What a device must know before it may write: its client ids start with both. */
export const Admission = z.object({
  incarnation: z.int().min(1).max(255),
  deviceNo: z
    .int()
    .min(1)
    .max(2 ** 24 - 1),
});
export type Admission = z.infer<typeof Admission>;

/** GET /api/relay */
export const Relay = z.object({
  name: z.literal('baton'),
  protocol: z.int(),
  /** Whether a workspace may be founded here by whoever comes. */
  founding: z.boolean(),
  /** Named in the founding statement; entries are signed with it. */
  relayKey: PublicKey,
  /** Over TLS or on localhost: without it a browser has no keys, locks or service worker. */
  secure: z.boolean(),
  /** By the relay's clock, so that a device signs with a time near it. */
  now: Moment,
  /** It was emptied: devices bring back the decisions of their workspace before they sign in (http-refills.ts). */
  refilling: z.boolean().optional(),
  /** The day that a demo company is seeded for; without it the device's own. For pictures and tests. */
  demoDate: z.iso.date().optional(),
});
export type Relay = z.infer<typeof Relay>;

/** POST /api/workspaces: the founding statement first, then the spaces opened with it; all or nothing. Answers Admission. */
export const Found = z.object({ workspace: Id('w'), entries: z.array(Sent).min(1).max(64) });
export type Found = z.infer<typeof Found>;

/** POST /api/challenges: a nonce for one sign-in, 60 s. With one of its own the device asks for the relay's proof. */
export const AskChallenge = z.strictObject({
  prove: z.strictObject({ workspace: Id('w'), device: Id('d'), nonce: Secret }).optional(),
});
/** `proof`: the signature of the relay's key (ledger/proofs `relayMessage`). */
export const Challenge = z.object({ nonce: Secret, proof: z.string().max(100).optional() });
export type Challenge = z.infer<typeof Challenge>;

/** POST /api/sessions: `signature` by the device's key over ledger/proofs `sessionMessage`. Sets the cookie. */
export const SignIn = z.object({
  workspace: Id('w'),
  device: Id('d'),
  nonce: Secret,
  signature: Signature,
  /** Of a device that was signed out: its person is there (ledger/proofs `openingChallenge`). */
  assertion: Assertion.optional(),
  /** On a computer that is not the person's: a minute unused, and the session is over. */
  brief: z.boolean().optional(),
});
export type SignIn = z.infer<typeof SignIn>;
export const SignedIn = Admission.extend({ person: Id('u') });
export type SignedIn = z.infer<typeof SignedIn>;

/** POST /api/tickets, with the cookie: for the first frame of one socket, 60 s. */
/** `device`: which one it is meant for. Several share a browser, and so the cookie. */
/** `nonce`: the relay is to prove that it has the key by which the device knows it; the device's own, and new each time. */
/** `app`: which build this device runs, where it is the web app. A name that is none is as if it had not been said. */
export const AskTicket = z.object({
  workspace: Id('w'),
  device: Id('d').optional(),
  nonce: Secret.optional(),
  app: AppName.optional().catch(undefined),
});
/** `proof`: as with a challenge, over the ticket. */
export const Ticket = z.object({ ticket: Secret, proof: z.string().max(100).optional() });
export type Ticket = z.infer<typeof Ticket>;

/** A request for approval that leaves out who has worked on it. */
export const namedFewer = 'named-fewer';
/** POST /api/statements, with the cookie of the device that signed. */
export const Propose = Sent.extend({ workspace: Id('w') });
export type Propose = z.infer<typeof Propose>;
export const Proposed = z.union([z.object({ number: z.int().positive() }), Refused]);
export type Proposed = z.infer<typeof Proposed>;

export const LookAtInvitation = z.object({ workspace: Id('w'), secret: Secret, letter: addressProof.letter });
export type LookAtInvitation = z.infer<typeof LookAtInvitation>;
/** `byName` lets the page say whom to ask. An unknown secret tells nothing at all. */
export const DeadInvitation = z.discriminatedUnion('why', [
  z.object({ ok: z.literal(false), why: z.literal('unknown') }),
  z.object({ ok: z.literal(false), why: z.enum(['expired', 'used', 'taken-back']), byName: Title, when: Moment }),
]);
export type DeadInvitation = z.infer<typeof DeadInvitation>;
/** POST /api/invitations/look */
export const Invitation = z.union([
  z.object({
    ok: z.literal(true),
    invitation: Id('i'),
    by: Id('u'),
    byName: Title,
    workspaceTitle: Title,
    role: z.enum(['owner', 'admin', 'member', 'guest']),
    spaces: z.array(z.object({ id: Id('s'), title: Title })).max(1_000),
    /** In the spaces that the invitation names; of an older relay: member. */
    roleIn: z.enum(['lead', 'member', 'commenter', 'viewer']).optional(),
    /** Which of them it names; the others are open to all. Of an older relay: nothing is told. */
    named: z.array(Id('s')).max(1_000).optional(),
    /** When the access of who accepts it ends. */
    until: Moment.nullable().optional(),
    /** For whom alone it is; null or left out: for anybody. */
    bound: BoundTold.nullable().optional(),
    /** The link came in a letter of this relay, so nothing more is to be shown. */
    isProven: z.boolean().optional(),
    /** Whether this relay can send a code to an address. */
    sendsCodes: z.boolean().optional(),
    notAfter: Moment,
    relayKey: PublicKey,
  }),
  DeadInvitation,
]);
export type Invitation = z.infer<typeof Invitation>;

/** POST /api/invitations/accept: `proof` by the new device's key over ledger/proofs `acceptanceMessage`. */
export const Accept = LookAtInvitation.extend({
  invitation: Id('i'),
  person: Id('u'),
  device: DeviceKey,
  recovery: PublicKey,
  proof: Signature,
  address: addressProof.address,
  /** Of a guest: how they are called; told to those who run the workspace, who may read nothing that the guest writes. */
  name: Title.optional(),
});
export type Accept = z.infer<typeof Accept>;
export const Accepted = z.union([Admission.extend({ ok: z.literal(true) }), DeadInvitation]);
export type Accepted = z.infer<typeof Accepted>;

/** POST /api/recoveries: a `device-enrolled` signed with the recovery key. Sets the cookie and answers SignedIn. */
export const Recover = z.object({ workspace: Id('w'), jws: Jws, text: Text.nullable() });
export type Recover = z.infer<typeof Recover>;

/** POST /api/history: who changed what in one document, from its first entry on; each text a blob of replica/history. */
export const AskHistory = z.strictObject({ workspace: Id('w'), doc: z.string().min(1).max(200) });
export type AskHistory = z.infer<typeof AskHistory>;
export const HistoryTold = z.object({ history: z.array(z.base64url()) });
export type HistoryTold = z.infer<typeof HistoryTold>;

/** DELETE /api/sessions/<workspace>, with the cookie: this device's session is over. */
export const SignedOut = z.object({ signedOut: z.literal(true) });
export type SignedOut = z.infer<typeof SignedOut>;
