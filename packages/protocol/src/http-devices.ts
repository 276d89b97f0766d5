// How a second device joins: the first shows a code, the second types it and shows three words, the first compares the
// words and signs. The relay cannot slip in a key of its own without the words being others.
import { z } from 'zod';
import { Admission } from './http.ts';
import { DeviceKey, Id, Moment, Secret, Title } from './http-parts.ts';

/** Eight characters of Crockford's alphabet, 40 bits; ten minutes, five wrong tries an address. */
export const Code = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{8}$/u);
const CodeId = z.string().regex(/^[A-Za-z0-9_-]{22}$/u);

/** POST /api/device-codes, with the old device's cookie. */
export const AskCode = z.object({ workspace: Id('w') });
export const GivenCode = z.object({ id: CodeId, code: Code, expires: Moment });
export type GivenCode = z.infer<typeof GivenCode>;

/** POST /api/device-codes/claim, by the new device, without a cookie. */
export const ClaimCode = z.object({
  code: Code,
  device: DeviceKey,
  /** It is a seat on this shared tablet, shown by the tablet's secret. */
  tablet: z.object({ workspace: Id('w'), secret: Secret }).optional(),
});
export type ClaimCode = z.infer<typeof ClaimCode>;
export const ClaimedCode = z.union([
  z.object({ ok: z.literal(true), claim: Secret, codeId: CodeId, workspaceTitle: Title, expires: Moment }),
  z.object({ ok: z.literal(false), why: z.enum(['unknown', 'expired', 'used']) }),
]);
export type ClaimedCode = z.infer<typeof ClaimedCode>;

/** GET /api/device-codes/:id, with the old device's cookie. It works out the three words itself, from `device`. */
export const CodeState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('open'), expires: Moment }),
  z.object({
    state: z.literal('claimed'),
    expires: Moment,
    device: DeviceKey,
    agent: Title,
    /** The shared tablet on which it would be a seat. */
    tablet: Id('z').optional(),
  }),
  z.object({ state: z.enum(['enrolled', 'refused', 'expired']) }),
]);
export type CodeState = z.infer<typeof CodeState>;

/** GET /api/claims/:claim, by the new device. DELETE /api/device-codes/:id by the old one makes it `refused`. */
export const ClaimState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting'), expires: Moment }),
  Admission.extend({ state: z.literal('enrolled'), workspace: Id('w'), person: Id('u') }),
  z.object({ state: z.enum(['refused', 'expired']) }),
]);
export type ClaimState = z.infer<typeof ClaimState>;
