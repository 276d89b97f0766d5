// The signed part of a statement: ids, hashes and the decision. Never a name, a title or a reason.
import { isId } from '@baton/model/ids';
import type { DeviceId, PersonId, WorkspaceId } from '@baton/model/ids';
import { z } from 'zod';

const id = <T extends string>(letter: string): z.ZodType<T> =>
  z.string().refine((text) => isId(text, letter), `an id with ${letter}`) as unknown as z.ZodType<T>;
const hash = z.string().regex(/^[A-Za-z0-9_-]{43}$/u);

const Subject = z.strictObject({
  kind: z.string().max(20),
  id: z.string().max(40),
  version: z.int().nonnegative().optional(),
  hash: hash.optional(),
});

const ledgerName = z.string().refine((text) => text === 'dir' || isId(text, 's'), "'dir' or a space");

export const Skeleton = z.strictObject({
  v: z.literal(1),
  workspace: id<WorkspaceId>('w'),
  ledger: ledgerName,
  type: z.string().max(40),
  subject: Subject,
  decision: z.record(z.string(), z.unknown()),
  person: id<PersonId>('u'),
  device: z.union([id<DeviceId>('d'), z.literal('recovery')]),
  /** Whose seat is filled by delegation. */
  via: id<PersonId>('u').optional(),
  /** Rises per device and ledger; gaps are allowed. */
  n: z.int().positive(),
  /** The head of this ledger as the device knew it; (0, '') before anything. Two views that meet here are found out. */
  seen: z.strictObject({ number: z.int().nonnegative(), head: z.union([hash, z.literal('')]) }),
  claimedAt: z.int().nonnegative(),
  private: hash.nullable(),
});
export type Skeleton = z.infer<typeof Skeleton>;

/** What the relay writes alone: no person, no device, no claim. */
export const Body = z.strictObject({
  v: z.literal(1),
  workspace: id<WorkspaceId>('w'),
  ledger: ledgerName,
  type: z.string().max(40),
  subject: Subject,
  decision: z.record(z.string(), z.unknown()),
  private: hash.nullable(),
});
export type Body = z.infer<typeof Body>;
