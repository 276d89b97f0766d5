// How an emptied relay gets its workspaces back: any device that held one brings its decisions, each signed by this very
// relay's key, before it can sign in. Its documents follow over the socket.
import { z } from 'zod';
import { Id } from './http-parts.ts';

/** Entries in the order in which they were signed; at most so many bytes a request, so a long ledger comes in parts. */
export const refillBytes = 120_000;
/** A little more than one entry may have (limits.ts). */
const Entry = z
  .string()
  .max(240_000)
  .regex(/^[A-Za-z0-9_-]+$/u);

/** POST /api/refills */
export const Refill = z.strictObject({
  workspace: Id('w'),
  /** The highest incarnation of the relay that this device has met: the next is above it. */
  incarnation: z.int().min(1).max(200),
  entries: z.array(Entry).min(1).max(4_096),
  /** The relay lost its secret: an owner's statement that names its new key, and the code that the relay's machine shows. */
  newKey: z.strictObject({ jws: z.string().max(16_384), code: z.string().max(60) }).optional(),
});
export type Refill = z.infer<typeof Refill>;
/** How far the decisions are whole; `isOpen`: devices may sign in. */
export const Refilled = z.object({ number: z.int().nonnegative(), isOpen: z.boolean() });
export type Refilled = z.infer<typeof Refilled>;

/** POST /api/new-keys, with a device's cookie: how this relay came to its key, for a device that knows another. */
export const AskNewKey = z.strictObject({ workspace: Id('w') });
/** Decisions in their order up to the one that names the key: those of spaces by their headers, all without texts. */
export const NewKeyTold = z.object({ entries: z.array(Entry).max(200_000) });
export type NewKeyTold = z.infer<typeof NewKeyTold>;
