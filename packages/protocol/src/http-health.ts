// What those who run a workspace are told of the relay under it.
import { z } from 'zod';

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
});
export type RelayHealth = z.infer<typeof RelayHealth>;
