// The small shapes that HTTP bodies are made of. All are bounded: a body is checked before anything looks at it.
import { z } from 'zod';

const base64url = (characters: number): z.ZodString =>
  z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${characters}}$`, 'u'));

/** @param letter the kind: w, u, d, s, i. */
export const Id = (letter: string): z.ZodString =>
  z.string().regex(new RegExp(`^${letter}[0-9A-HJKMNP-TV-Z]{17}$`, 'u'));

/** 32 bytes: nonces, tickets, the secret of an invitation. */
export const Secret = base64url(43);
export const PublicKey = base64url(43);
export const Signature = base64url(86);
export const Jws = z
  .string()
  .min(1)
  .max(16_384)
  .regex(/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{86}$/u);
/** Stands beside a statement, which holds only the hash of both: so it can be erased. */
export const Text = z.strictObject({ text: z.string().max(8_000), salt: base64url(22) });
export const Title = z.string().max(200);
export const Sentence = z.string().max(1_000);
/** Milliseconds since 1970. */
export const Moment = z.int().nonnegative();
/** Which build of the web app somebody has: the name of its first file. */
export const AppName = z.string().regex(/^[\w.-]{1,80}$/u);
export const DeviceKey = z.strictObject({ id: Id('d'), key: PublicKey });

const base64upTo = (most: number): z.ZodString => z.string().regex(new RegExp(`^[A-Za-z0-9_-]{1,${most}}$`, 'u'));
/** What a passkey said, as a browser gives it (ledger/passkey/assertion.ts). */
export const Assertion = z.strictObject({
  id: base64upTo(1_364),
  authenticator: base64upTo(2_000),
  client: base64upTo(2_000),
  signature: base64upTo(800),
});
export type Assertion = z.infer<typeof Assertion>;
