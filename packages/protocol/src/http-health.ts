// What those who run a workspace are told of the relay under it.
import { z } from 'zod';

/**
 * Of every quarter of an hour, oldest first, a week at most: the most people, the longest wait, in entries, how much there
 * was, and the most changes in one minute.
 */
export const Course = z
  .array(
    z.object({
      at: z.number(),
      people: z.int().nonnegative(),
      lag: z.int().nonnegative(),
      /** Bytes of its data; null where it was not told. */
      used: z.number().nonnegative().nullable(),
      /** In one minute: of all, and of the one device that wrote most. An older relay did not count them. */
      changes: z.int().nonnegative().optional(),
      byOne: z.int().nonnegative().optional(),
    }),
  )
  .max(1_000);
export type Course = z.infer<typeof Course>;

/** GET /api/health/:workspace. Times by the relay's clock, sizes in bytes. */
export const RelayHealth = z.object({
  state: z.enum(['open', 'read-only', 'recovering', 'unreachable']),
  now: z.number(),
  /** When it was started; null where it was not told. */
  since: z.number().nullable(),
  /** Of this workspace: connected now. */
  devices: z.number().int(),
  people: z.number().int(),
  /** Entries of this workspace's line, how many of them a verified backup has, and how many its slowest device waits for. */
  entries: z.number().int(),
  safe: z.number().int(),
  lag: z.number().int(),
  disk: z.object({ used: z.number(), free: z.number() }).nullable(),
  backup: z.object({ isMade: z.boolean(), at: z.number().nullable() }),
  /** An older relay does not tell these. */
  course: Course.optional(),
  /** In the last whole minute: changes of this workspace, and the most of them by one device. */
  writes: z.object({ changes: z.int().nonnegative(), byOne: z.int().nonnegative() }).optional(),
  /** Bytes of one file and of all files; for how many days single edits are kept. */
  limits: z.object({ file: z.number(), files: z.number(), historyDays: z.number() }).optional(),
});
export type RelayHealth = z.infer<typeof RelayHealth>;
