// A workspace in which people work: Ann owns it, Bo, Cy and Dee work in its one space. Statements about work, as they sign them.
import type { Decision } from '@baton/model/directory/schema';
import type { OfWork, WorkDecision } from '@baton/model/decided/schema';
import { letters, type ApprovalId, type OfferId, type PersonId, type RecordId, type SpaceId } from '@baton/model/ids';
import type { ToSign } from '../statement.ts';
import { join, newId, openSpaceIn, openWorld, type Player, type World } from './world.ts';

export interface Working {
  readonly world: World;
  readonly space: SpaceId;
  readonly ann: Player;
  readonly bo: Player;
  readonly cy: Player;
  readonly dee: Player;
}
export async function atWork(): Promise<Working> {
  const { world, ann } = await openWorld();
  const space = await openSpaceIn(world, ann, null);
  return { world, space, ann, bo: await join(world, ann), cy: await join(world, ann), dee: await join(world, ann) };
}
export const frozen = (of: number): string => `${of}`.padEnd(43, 'h');
const newTask = (): RecordId => newId<RecordId>('t');
export const newOffer = (): OfferId => newId<OfferId>(letters.offer);
export const newApproval = (): ApprovalId => newId<ApprovalId>(letters.approval);

/** All that is said of one task. */
export function about(space: SpaceId, task = newTask()) {
  const [offer, approval] = [newOffer(), newApproval()];
  const of = { space, task } as const;
  return {
    task,
    offer: (to: Player, id = offer): WorkDecision => ({
      type: 'work-offered',
      ...of,
      offer: id,
      to: { person: to.person },
    }),
    accept: (id = offer): WorkDecision => ({ type: 'offer-accepted', ...of, offer: id }),
    decline: (id = offer): WorkDecision => ({ type: 'offer-declined', ...of, offer: id }),
    takeBack: (id = offer): WorkDecision => ({ type: 'offer-taken-back', ...of, offer: id }),
    assign: (to: Player): WorkDecision => ({ type: 'work-assigned', ...of, to: to.person }),
    ask: (seats: readonly Player[], part: Partial<OfWork<'approval-asked'>> = {}): OfWork<'approval-asked'> => ({
      type: 'approval-asked',
      ...of,
      approval,
      hash: frozen(1),
      seats: seats.map(({ person }) => ({ person })),
      quorum: seats.length,
      order: 'together',
      fourEyes: false,
      contributors: [],
      strong: false,
      ...part,
    }),
    end: (): WorkDecision => ({ type: 'asking-ended', space: of.space, tasks: [of.task] }),
    withdraw: (id = approval): WorkDecision => ({ type: 'approval-taken-back', ...of, approval: id }),
    give: (seat: number, part: Partial<OfWork<'approval-given'>> = {}): WorkDecision => ({
      type: 'approval-given',
      ...of,
      approval,
      hash: frozen(1),
      seat,
      strong: false,
      ...part,
    }),
    return: (seat: number): WorkDecision => ({ type: 'approval-returned', ...of, approval, hash: frozen(1), seat }),
  };
}
export const awayWith = (who: Player, deputy: PersonId, until: number): Decision => ({
  type: 'away-set',
  person: who.person,
  away: { from: 0, until, deputies: { 'hand-off': deputy, approval: deputy } },
});
export const why = { text: 'because' } satisfies Partial<ToSign>;
