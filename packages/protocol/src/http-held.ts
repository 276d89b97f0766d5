// The held tray: what a removed device had not sent, at the relay until an admin lets it in or gives it up.
import { z } from 'zod';
import { Id, Moment, Secret, Sentence, Signature } from './http-parts.ts';

/** Of one hand-over, in base64url: a request has at most 262,144 bytes. */
export const mostFileText = 240_000;
/** Bytes of edits that one hand-over may carry; the rest of it is the head of the file. */
export const mostFileBytes = 120_000;

const Num = z.int().nonnegative();
const Hash = Secret;
const Base64 = z.string().regex(/^[A-Za-z0-9_-]*$/u);

/** POST /api/held, by a device that was removed: `signature` is over ledger/proofs heldMessage. */
export const HandOver = z.strictObject({
  workspace: Id('w'),
  device: Id('d'),
  nonce: Secret,
  signature: Signature,
  /** A carry file (ledger/carry-file) with nothing that was received. */
  file: Base64.max(mostFileText),
});
export type HandOver = z.infer<typeof HandOver>;
export const HandedOver = z.object({ held: z.literal(true) });

/** GET /api/held/:workspace, by who runs it: whose, since when, how many; nothing of what. */
export const HeldList = z.object({
  held: z.array(
    z.object({
      device: Id('d'),
      person: Id('u'),
      since: Moment,
      bytes: Num,
      edits: Num,
      hash: Hash,
      /** Null: what is in no space, as somebody's own list. */
      spaces: z.array(z.object({ space: Id('s').nullable(), edits: Num })),
      /** Why it was not taken when it was released. */
      why: Sentence.nullable(),
    }),
  ),
});
export type HeldList = z.infer<typeof HeldList>;
export type HeldOne = HeldList['held'][number];

/** GET /api/held/:workspace/:device: what the asking admin may read of it. */
export const HeldEdits = z.object({
  edits: z.array(
    z.object({
      batch: Num,
      at: Moment,
      name: z.string().nullable(),
      /** What of it stands where they do not read. */
      hidden: Num,
      envelopes: z.array(z.object({ doc: z.string(), epoch: Num, client: Num, from: Num, to: Num, bytes: Base64 })),
    }),
  ),
});
export type HeldEdits = z.infer<typeof HeldEdits>;

/** GET /api/held/:workspace/:device/files: as another device of that person reads them in. */
export const HeldFiles = z.object({ files: z.array(Base64) });
export type HeldFiles = z.infer<typeof HeldFiles>;
