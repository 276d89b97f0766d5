// Asking to be let in without an invitation: what a stranger says, what an admin is told, and how it is answered. Whether there
// is such a workspace, and whether it hears anybody, is told to no stranger.
import { z } from 'zod';
import { Admission } from './http.ts';
import { DeviceKey, Id, Moment, PublicKey, Secret, Signature, Title } from './http-parts.ts';

const Name = z.string().trim().min(1).max(120);
const Says = z.string().trim().max(500);

/** POST /api/joins: `proof` by the new device's key over ledger/proofs `acceptanceMessage`, the request in the invitation's place. */
export const AskToJoin = z.strictObject({
  workspace: Id('w'),
  request: Id('i'),
  name: Name,
  says: Says,
  person: Id('u'),
  device: DeviceKey,
  recovery: PublicKey,
  proof: Signature,
});
export type AskToJoin = z.infer<typeof AskToJoin>;
export const JoinAsked = z.object({ claim: Secret, until: Moment });
export type JoinAsked = z.infer<typeof JoinAsked>;

/** GET /api/joins/:claim. over: answered long ago, too old, or never asked. */
export const JoinState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting'), until: Moment }),
  z.object({ state: z.literal('declined'), reason: Says }),
  z.object({ state: z.literal('over') }),
  Admission.extend({ state: z.literal('admitted'), workspaceTitle: Title }),
]);
export type JoinState = z.infer<typeof JoinState>;

/** POST /api/joins-back: whoever asked waits no more. Answers Done. */
export const TakeBackJoin = z.strictObject({ claim: Secret });

/** GET /api/joins-of/:workspace, of an admin: whether strangers are heard, and who waits. */
export const JoinsTold = z.object({
  isOpen: z.boolean(),
  waiting: z
    .array(
      AskToJoin.omit({ workspace: true }).extend({
        at: Moment,
        until: Moment,
        agent: Title,
      }),
    )
    .max(1_000),
});
export type JoinsTold = z.infer<typeof JoinsTold>;
/** POST /api/joins-of/open, of an admin. Answers Done. */
export const OpenJoins = z.strictObject({ workspace: Id('w'), isOpen: z.boolean() });
/** POST /api/joins-of/decline, of an admin. The reason is shown to who asked. Answers Done. */
export const DeclineJoin = z.strictObject({ workspace: Id('w'), request: Id('i'), reason: Says });
