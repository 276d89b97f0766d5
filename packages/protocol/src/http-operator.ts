// What whoever runs the relay asks of it over HTTP, from its own machine (sync-server/access/operator.ts).
import { z } from 'zod';
import { Id } from './http-parts.ts';

/** A workspace that lost something and is being filled again by its devices. */
export const Recovering = z.object({
  workspace: Id('w'),
  isRecovering: z.boolean(),
  incarnation: z.number().int(),
  /** Living devices that have given back all that they had; the numbers of those that have not. */
  heard: z.number().int(),
  missing: z.array(z.number().int()),
  /** Of the missing, those that have said all and wait with a part for what somebody else may have. */
  waiting: z.array(z.number().int()),
  /** Number of the newest decision that is back. */
  head: z.number().int(),
  /** Documents of which anything is back, by kind, and their edits. */
  documents: z.object({ records: z.number().int(), pages: z.number().int(), feeds: z.number().int() }),
  edits: z.number().int(),
});
export type Recovering = z.infer<typeof Recovering>;

/** GET /api/standing: workspaces that are recovering. */
export const StandingTold = z.object({ recovering: z.array(Recovering) });
export type StandingTold = z.infer<typeof StandingTold>;

/** POST /api/standing/open: decisions go on, though not every device was heard. Answers Recovering. */
export const OpenByHand = z.strictObject({ workspace: Id('w') });
export type OpenByHand = z.infer<typeof OpenByHand>;
