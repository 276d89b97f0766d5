// The statement that says yes to what somebody is asked, alone or among several: there is no other one.
import type { RecordId, SpaceId } from '../ids.ts';
import type { Asked } from './answer.ts';
import type { Approval, OfWork } from './schema.ts';

/** What is agreed to by one press: an offer, a seat of an approval, a gate. Another proposal is looked at where it was made. */
export type Agreeable = Exclude<Asked, { readonly is: 'counter' }>;

interface About {
  readonly space: SpaceId;
  readonly task: RecordId;
  /** The one that is open; an offer and a gate need none. */
  readonly approval: Approval | null;
}
type Yes = OfWork<'offer-accepted' | 'approval-given' | 'gate-signed'>;

/** Null: it is not asked any more. */
export function agreeingTo({ space, task, approval }: About, asked: Agreeable): Yes | null {
  const of = { space, task };
  switch (asked.is) {
    case 'offer':
      return { type: 'offer-accepted', ...of, offer: asked.offer };
    case 'gate':
      return { type: 'gate-signed', ...of, offer: asked.offer, column: asked.column };
    case 'approval': {
      if (approval?.id !== asked.approval) return null;
      const { id, hash, strong } = approval;
      return { type: 'approval-given', ...of, approval: id, hash, seat: asked.seat, strong };
    }
  }
}

/** Its passkey is asked for by itself, on its page: never among others. */
export const isSignedAlone = (approval: Approval | null, asked: Agreeable): boolean =>
  asked.is === 'approval' && approval?.strong === true;
