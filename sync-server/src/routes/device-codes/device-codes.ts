// A second device of the same person: the first shows a code, the second claims it with its key, the first compares three
// words and signs the enrolment as a statement like any other. The relay only carries the key across.
import { deviceIn } from '@baton/model/directory/queries';
import { AskCode, ClaimCode, type ClaimedCode, type ClaimState, type CodeState } from '@baton/protocol/http-devices';
import type { z } from 'zod';
import { anybody, isNo, notSignedIn, signedIn, type Policy } from '../../access/policy.ts';
import { networkOf } from '../../access/rate.ts';
import type { OpenWorkspace } from '../../relay/relay.ts';
import type { Services } from '../../services.ts';
import { often, ok, refused, route, type Answer } from '../route.ts';
import type { CodeEntry } from './code-book.ts';
import { findTablet } from '../tablets/shown.ts';
import { mayAnswer, ringIn } from './waiting.ts';

/** ledger/words make a wrong key visible; this makes a guessed code hopeless: five tries, then one a minute. */
const tries = { burst: 5, perMinute: 1 };

function enrolledNo(workspace: OpenWorkspace | undefined, { claim, person }: CodeEntry): number | undefined {
  if (!claim || !workspace?.rights.directory) return undefined;
  const device = deviceIn(workspace.rights.directory, claim.device.id);
  const same = device?.key === claim.device.key && device.person === person && device.revoked === null;
  return same ? device.no : undefined;
}

function stateOf(services: Services, entry: CodeEntry, workspace: OpenWorkspace): CodeState {
  const { expires, claim } = entry;
  if (enrolledNo(workspace, entry) !== undefined) return { state: 'enrolled' };
  if (entry.refused) return { state: 'refused' };
  if (services.codes.hasExpired(entry)) return { state: 'expired' };
  if (!claim) return { state: 'open', expires };
  const { device, agent, tablet } = claim;
  return { state: 'claimed', expires, device, agent, ...(tablet === undefined ? {} : { tablet }) };
}

const ofItsWorkspace = signedIn<unknown>(({ params }, { codes }) => codes.byId(params['id'] ?? '')?.workspace);

/** Who may answer it; a colleague's is answered as one that was never given, for which nobody has a session. */
const answersIt: Policy<unknown, { readonly entry: CodeEntry; readonly workspace: OpenWorkspace }> = async (
  services,
  asking,
) => {
  const by = await ofItsWorkspace(services, asking);
  const entry = services.codes.byId(asking.params['id'] ?? '');
  if (isNo(by) || !entry || !mayAnswer(entry, by)) return notSignedIn;
  return { entry, workspace: by.workspace };
};

function claim(services: Services, entry: CodeEntry, by: Omit<Claiming, 'code'>): ClaimedCode {
  if (services.codes.hasExpired(entry)) return { ok: false, why: 'expired' };
  if (entry.claim || entry.refused) return { ok: false, why: 'used' };
  const { device, agent, tablet } = by;
  const secret = services.codes.claim(entry, { device, agent, tablet });
  return { ok: true, claim: secret, codeId: entry.id, workspaceTitle: '', expires: entry.expires };
}
interface Claiming {
  readonly code: string;
  readonly device: z.infer<typeof ClaimCode>['device'];
  readonly agent: string;
  readonly tablet: string | undefined;
}

/** Undefined: it asks for no tablet. Null: for one that is not there, or of another workspace. */
async function tabletOf(
  services: Services,
  entry: CodeEntry,
  told: z.infer<typeof ClaimCode>['tablet'],
): Promise<string | null | undefined> {
  if (told === undefined) return undefined;
  const found = await findTablet(services, told);
  return found && !found.tablet.closed && found.workspace.id === entry.workspace ? found.id : null;
}

async function claimState(services: Services, secret: string): Promise<ClaimState | undefined> {
  const entry = services.codes.byClaim(secret);
  if (!entry) return undefined;
  const workspace = await services.relay.workspace(entry.workspace);
  const deviceNo = enrolledNo(workspace, entry);
  const { incarnation } = await services.relay.options.log.standing(entry.workspace);
  if (deviceNo !== undefined)
    return { state: 'enrolled', incarnation, deviceNo, workspace: entry.workspace, person: entry.person };
  if (entry.refused) return { state: 'refused' };
  if (services.codes.hasExpired(entry)) return { state: 'expired' };
  return { state: 'waiting', expires: entry.expires };
}

const done: Answer = { status: 204 };

export const deviceCodeRoutes = [
  route({
    method: 'POST',
    path: '/api/device-codes',
    policy: signedIn<z.infer<typeof AskCode>>(({ body }) => body.workspace),
    body: AskCode,
    rate: often,
    handle: async ({ codes }, _, { workspace, person }) => ok(codes.give(workspace.id, person)),
  }),
  route({
    method: 'GET',
    path: '/api/device-codes/:id',
    policy: answersIt,
    rate: often,
    handle: async (services, _, { entry, workspace }) => ok(stateOf(services, entry, workspace)),
  }),
  route({
    method: 'DELETE',
    path: '/api/device-codes/:id',
    policy: answersIt,
    rate: often,
    handle: async (services, _, { entry, workspace }) => {
      entry.refused = true;
      ringIn(services, workspace);
      return done;
    },
  }),
  route({
    method: 'POST',
    path: '/api/device-codes/claim',
    policy: anybody,
    body: ClaimCode,
    rate: often,
    handle: async (services, { body, agent, address }) => {
      const wrong = `wrong code ${networkOf(address)}`;
      if (!services.rate.has(wrong, tries))
        return refused(429, 'too-many', 'Too many wrong codes; wait a few minutes.');
      const entry = services.codes.byCode(body.code);
      if (!entry) {
        services.rate.take(wrong, tries);
        return ok({ ok: false, why: 'unknown' } satisfies ClaimedCode);
      }
      const tablet = await tabletOf(services, entry, body.tablet);
      if (tablet === null) return ok({ ok: false, why: 'unknown' } satisfies ClaimedCode);
      const answer = claim(services, entry, { device: body.device, agent, tablet });
      if (!answer.ok) return ok(answer);
      const workspace = await services.relay.workspace(entry.workspace);
      return ok({ ...answer, workspaceTitle: workspace?.ledger.titles.workspace ?? '' });
    },
  }),
  route({
    method: 'GET',
    path: '/api/claims/:claim',
    policy: anybody,
    rate: often,
    handle: async (services, { params }) => {
      const state = await claimState(services, params['claim'] ?? '');
      return state ? ok(state) : refused(404, 'not-found', 'There is no such claim.');
    },
  }),
];
