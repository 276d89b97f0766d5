// A person's decision, signed on their device, given its place in the ledger or refused with the reason.
import { assertionText } from '@baton/ledger/passkey/strong';
import { readStatement } from '@baton/ledger/statement';
import { isAdmin } from '@baton/model/directory/queries';
import type { Decision } from '@baton/model/directory/schema';
import { isId } from '@baton/model/ids';
import { isIllegal } from '@baton/model/directory/rules';
import { namedFewer, Propose } from '@baton/protocol/http';
import { heldSeen, isHeldDecision, settleHeld } from '../../held/deciding.ts';
import { isNamedFewer } from '../../ledger/asked.ts';
import { frozenFault } from '../../ledger/frozen.ts';
import { recoveringSentence } from '../../ledger/ledger.ts';
import { signedIn, type SignedIn } from '../../access/policy.ts';
import type { Services } from '../../services.ts';
import { ringIn } from '../device-codes/waiting.ts';
import { often, ok, refused, route, type Answer } from '../route.ts';

/** ledger.md: beyond thirty refusals an hour a device is not listened to. */
const refusals = { burst: 30, perMinute: 0.5 };

/** Which rule it was would tell a guest what there is. */
const guestSentence = 'Guests cannot decide this.';

/** A space in which they do not stand is for them as one that is not there. */
const unseenSentence = 'there is no such space';

/** Every space that a decision names, as itself or as the home of a group. */
function spacesIn(decision: Decision): readonly string[] {
  // Its id is made by whoever opens it.
  if (decision.type === 'space-opened') return [];
  const named: readonly unknown[] = Object.values(decision).flat();
  return named.flatMap((one) => {
    const [space = ''] = typeof one === 'string' ? one.split('/') : [];
    return isId(space, 's') ? [space] : [];
  });
}

function sentenceFor({ workspace: { rights }, person }: SignedIn, reason: string, decision?: Decision): string {
  if (!rights.readsDecisions(person)) return guestSentence;
  const isUnseen = decision !== undefined && spacesIn(decision).some((space) => !rights.readsLedger(person, space));
  return isUnseen ? unseenSentence : reason;
}

/** Others are refused by the fold, and are not told whether anything is held. */
const runs = ({ workspace: { rights }, person }: SignedIn): boolean =>
  rights.directory !== undefined && isAdmin(rights.directory, person);

interface Saying {
  readonly said: Propose;
  readonly decision: Decision;
}
/** What is decided about what is held is looked at before, and done after. */
async function recorded(services: Services, { workspace, ...by }: SignedIn, { said, decision }: Saying) {
  const held = isHeldDecision(decision) ? decision : null;
  const seen = held && runs({ workspace, ...by }) ? heldSeen(services, workspace, held) : null;
  if (typeof seen === 'string') return { illegal: seen };
  const { jws, text } = said;
  const assertion = said.assertion ? assertionText(said.assertion) : null;
  const done = await workspace.ledger.propose([{ jws, text, assertion }]);
  if (held && seen && !isIllegal(done)) await settleHeld(services, workspace, { decision: held, seen });
  return done;
}

/** What was frozen for a request is looked at before the line is held still for it. */
const askedFault = async ({ relay, ...services }: Services, by: SignedIn, decision: Decision) =>
  decision.type === 'approval-asked' ? frozenFault({ ...services, ...relay.options }, by, decision) : null;

function refuseFor(services: Services, by: SignedIn, why: string): Answer {
  const heard = services.rate.take(`refusal ${by.workspace.id} ${by.device}`, refusals);
  return heard ? refused(409, 'illegal', why) : refused(429, 'too-many', 'Too many refused statements; wait a while.');
}

/** The fold has passed the request: who made it works in the space. One that is not listened to is told nothing. */
function withNames(answer: Answer, contributors: readonly string[]): Answer {
  const { status, body } = answer;
  return status === 409 ? { status, body: { ...(body as object), refused: namedFewer, contributors } } : answer;
}

export const statementRoutes = [
  route({
    method: 'POST',
    path: '/api/statements',
    policy: signedIn<Propose>(({ body }) => body.workspace),
    body: Propose,
    rate: often,
    handle: async (services, { body }, by) => {
      const refuse = (reason: string, decision?: Decision) =>
        refuseFor(services, by, sentenceFor(by, reason, decision));
      const read = readStatement(body.jws);
      if (isIllegal(read)) return refuse(read.illegal);
      if (read.skeleton.device !== by.device) return refuse('a device sends its own statements');
      if (read.skeleton.ledger !== body.ledger) return refuse('the statement stands in another ledger');
      if (by.workspace.room.returning.standing.isRecovering) return refused(409, 'later', recoveringSentence);
      const fault = await askedFault(services, by, read.decision);
      if (fault) return fault.is === 'later' ? refused(409, 'later', fault.why) : refuse(fault.why);
      const done = await recorded(services, by, { said: body, decision: read.decision });
      if (isNamedFewer(done)) return withNames(refuse(done.illegal), done.contributors);
      if (isIllegal(done)) return refuse(done.illegal, read.decision);
      if (['device-enrolled', 'person-admitted'].includes(read.decision.type)) ringIn(services, by.workspace);
      return ok({ number: done.number });
    },
  }),
];
