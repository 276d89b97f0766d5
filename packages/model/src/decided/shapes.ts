// What a decision about work may look like on its way in; strict, as those of the directory.
import { z } from 'zod';
import { Day } from '../day.ts';
import { idShape, hashShape, recordShape } from '../directory/shapes.ts';
import type { ApprovalId, OfferId, PersonId, SpaceId, TeamId } from '../ids.ts';
import type { OfWork, WorkDecision } from './schema.ts';

const space = idShape<SpaceId>('s');
const person = idShape<PersonId>('u');
const offer = idShape<OfferId>('r');
const approval = idShape<ApprovalId>('g');
const instant = z.int().nonnegative();
const receiver = z.union([
  z.strictObject({ person }),
  z.strictObject({ team: idShape<TeamId>('e') }),
  z.strictObject({ role: z.literal('lead') }),
]);
const ofTask = { space, task: recordShape };
const ofOffer = z.strictObject({ ...ofTask, offer });
const ofApproval = { ...ofTask, approval };
const seat = z.int().min(0).max(19);
const handedOn = z.strictObject({ space, person, tasks: z.array(recordShape).min(1).max(100), to: person });
const ofGate = z.strictObject({ ...ofTask, offer, column: recordShape });
const statuses = z.array(recordShape).max(100);

export const workShapes = {
  'work-offered': z.strictObject({
    ...ofTask,
    offer,
    to: receiver,
    answerBy: instant.optional(),
    due: Day.optional(),
  }),
  'offer-accepted': ofOffer,
  'offer-asked': ofOffer,
  'offer-declined': ofOffer,
  'offer-countered': z.strictObject({
    ...ofTask,
    offer,
    counter: z.union([z.strictObject({ due: Day }), z.strictObject({ person })]),
  }),
  'counter-accepted': ofOffer,
  'offer-taken-back': ofOffer,
  'offer-given': z.strictObject({ ...ofTask, offer, to: person }),
  'work-assigned': z.strictObject({ ...ofTask, to: person }),
  'work-handed-on': handedOn,
  'seats-handed-on': handedOn,
  'work-reminded': z.strictObject({ ...ofTask, of: z.union([offer, approval]).optional() }),
  'asking-ended': z.strictObject({
    space,
    tasks: z.array(recordShape).min(1).max(100),
    left: recordShape.optional(),
  }),
  'approval-asked': z.strictObject({
    ...ofApproval,
    hash: hashShape,
    seats: z.array(receiver).min(1).max(20),
    quorum: z.int().min(1).max(20),
    order: z.enum(['together', 'in-order']),
    fourEyes: z.boolean(),
    contributors: z.array(person).max(200),
    strong: z.boolean(),
    answerBy: instant.optional(),
    since: approval.optional(),
    number: z.int().min(0).optional(),
  }),
  'approval-given': z.strictObject({ ...ofApproval, hash: hashShape, seat, strong: z.boolean() }),
  'approval-returned': z.strictObject({ ...ofApproval, hash: hashShape, seat }),
  'approval-questioned': z.strictObject(ofApproval),
  'approval-taken-back': z.strictObject(ofApproval),
  'column-ruled': z.strictObject({
    space,
    project: recordShape,
    column: recordShape,
    before: statuses.min(1),
    inside: statuses.min(1),
    signers: z.array(receiver).max(20),
    limit: z.int().min(1).max(999).nullable(),
    past: z.int().min(1).max(500).optional(),
  }),
  'work-let-past': z.strictObject({ space, column: recordShape, tasks: z.array(recordShape).min(1).max(200) }),
  'gate-entered': ofGate,
  'gate-signed': ofGate,
  'gate-returned': ofGate,
  'column-pulled': z.strictObject({ ...ofTask, column: recordShape, instead: recordShape.optional() }),
  'column-left': z.strictObject({ ...ofTask, column: recordShape }),
} satisfies { readonly [T in WorkDecision['type']]: z.ZodType<Omit<OfWork<T>, 'type'>> };

/** What says no, or asks, says why or what. */
export const needsReason: ReadonlySet<string> = new Set<WorkDecision['type']>([
  'offer-declined',
  'offer-asked',
  'approval-returned',
  'approval-questioned',
  'gate-returned',
]);
