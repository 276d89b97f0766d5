// A person's decision, signed on their device, given its place in the ledger or refused with the reason.
import { readStatement } from '@baton/ledger/statement';
import { isIllegal } from '@baton/model/directory/rules';
import { Propose } from '@baton/protocol/http';
import { recoveringSentence } from '../../ledger/ledger.ts';
import { signedIn, type SignedIn } from '../../access/policy.ts';
import type { Services } from '../../services.ts';
import { ringIn } from '../device-codes/waiting.ts';
import { often, ok, refused, route, type Answer } from '../route.ts';

/** ledger.md: beyond thirty refusals an hour a device is not listened to. */
const refusals = { burst: 30, perMinute: 0.5 };

/** Which rule it was would tell a guest what there is. */
const guestSentence = 'Guests cannot decide this.';

function refuseFor(services: Services, by: SignedIn, reason: string): Answer {
  const why = by.workspace.rights.readsDecisions(by.person) ? reason : guestSentence;
  const heard = services.rate.take(`refusal ${by.workspace.id} ${by.device}`, refusals);
  return heard ? refused(409, 'illegal', why) : refused(429, 'too-many', 'Too many refused statements; wait a while.');
}

export const statementRoutes = [
  route({
    method: 'POST',
    path: '/api/statements',
    policy: signedIn<Propose>(({ body }) => body.workspace),
    body: Propose,
    rate: often,
    handle: async (services, { body }, by) => {
      const read = readStatement(body.jws);
      if (isIllegal(read)) return refuseFor(services, by, read.illegal);
      if (read.skeleton.device !== by.device) return refuseFor(services, by, 'a device sends its own statements');
      if (read.skeleton.ledger !== body.ledger)
        return refuseFor(services, by, 'the statement stands in another ledger');
      if (by.workspace.room.returning.standing.isRecovering) return refused(409, 'later', recoveringSentence);
      const done = await by.workspace.ledger.propose([body]);
      if (isIllegal(done)) return refuseFor(services, by, done.illegal);
      if (read.decision.type === 'device-enrolled') ringIn(services, by.workspace);
      return ok({ number: done.number });
    },
  }),
];
