// Asking to be let in without an invitation. A stranger is answered alike whether there is such a workspace and whether it
// hears anybody; who is let in is decided by an admin, who signs it with the key that the asker's device made.
import { verifyBytes } from '@baton/ledger/keys';
import { acceptanceMessage } from '@baton/ledger/proofs';
import { deviceIn, personIn } from '@baton/model/directory/queries';
import {
  AskToJoin,
  DeclineJoin,
  OpenJoins,
  TakeBackJoin,
  type JoinState,
  type JoinsTold,
} from '@baton/protocol/http-joins';
import type { z } from 'zod';
import { administers, anybody, type Asking } from '../../access/policy.ts';
import { networkOf, type Allowance } from '../../access/rate.ts';
import type { JoinRow } from '../../mail/join-book.ts';
import type { OpenWorkspace } from '../../relay/relay.ts';
import type { Services } from '../../services.ts';
import { ringIn } from '../device-codes/waiting.ts';
import { often, ok, refused, route, seldom, type Answer } from '../route.ts';

/** An office is one network: a few of it in an hour. */
const fromOne: Allowance = { burst: 10, perMinute: 10 / 60 };
const tooMany = refused(429, 'too-many', 'Too many have asked just now. Try again in an hour.');
const unsigned = refused(400, 'not-valid', 'The request is not signed by the device that it names.');
const gone = refused(404, 'not-found', 'Nobody waits under that request any more.');

async function isSigned({ workspace, request: invitation, ...said }: AskToJoin): Promise<boolean> {
  return verifyBytes(said.device.key, acceptanceMessage(workspace, { ...said, invitation }), said.proof);
}

async function ask(services: Services, { body, agent, address }: Asking<AskToJoin>): Promise<Answer> {
  if (!services.rate.take(`joins from ${networkOf(address)}`, fromOne)) return tooMany;
  if (!(await isSigned(body))) return unsigned;
  const asked = services.post.joins.ask(body, agent.slice(0, 200));
  if (!asked) return tooMany;
  const workspace = services.post.joins.hears(body.workspace)
    ? await services.relay.workspace(body.workspace)
    : undefined;
  if (workspace) ringIn(services, workspace);
  return ok(asked);
}

function isIn({ rights }: OpenWorkspace, { person, device }: Pick<JoinRow, 'person' | 'device'>): boolean {
  const { directory } = rights;
  if (directory === undefined || personIn(directory, person) === undefined) return false;
  return deviceIn(directory, device.id)?.key === device.key;
}

async function stateOf(services: Services, claim: string): Promise<JoinState> {
  const row = services.post.joins.byClaim(claim);
  if (!row) return { state: 'over' };
  if (row.declined !== null) return { state: 'declined', reason: row.declined };
  const workspace = await services.relay.workspace(row.workspace);
  const live = workspace && isIn(workspace, row) ? workspace.rights.liveNumber(row.device.id) : undefined;
  if (workspace && live) {
    const { incarnation } = await services.relay.options.log.standing(row.workspace);
    const workspaceTitle = workspace.ledger.titles.workspace;
    return { state: 'admitted', incarnation, deviceNo: live.deviceNo, workspaceTitle };
  }
  return row.until < services.now() ? { state: 'over' } : { state: 'waiting', until: row.until };
}

const told = ({ post }: Services, workspace: OpenWorkspace): JoinsTold => ({
  isOpen: post.joins.hears(workspace.id),
  waiting: post.joins
    .waiting(workspace.id)
    .filter((row) => !isIn(workspace, row))
    .map(({ workspace: _workspace, declined: _declined, ...row }) => row),
});

export const joinRoutes = [
  route({
    method: 'POST',
    path: '/api/joins',
    policy: anybody,
    body: AskToJoin,
    rate: seldom,
    handle: ask,
  }),
  route({
    method: 'GET',
    path: '/api/joins/:claim',
    policy: anybody,
    rate: often,
    handle: async (services, { params }) => ok(await stateOf(services, params['claim'] ?? '')),
  }),
  route({
    method: 'POST',
    path: '/api/joins-back',
    policy: anybody,
    body: TakeBackJoin,
    rate: often,
    handle: async (services, { body }) => {
      services.post.joins.takeBack(body.claim);
      return ok({ done: true });
    },
  }),
  route({
    method: 'GET',
    path: '/api/joins-of/:workspace',
    policy: administers<unknown>(({ params }) => params['workspace']),
    rate: often,
    handle: async (services, _, { workspace }) => ok(told(services, workspace)),
  }),
  route({
    method: 'POST',
    path: '/api/joins-of/open',
    policy: administers<z.infer<typeof OpenJoins>>(({ body }) => body.workspace),
    body: OpenJoins,
    rate: often,
    handle: async ({ post }, { body }) => {
      post.joins.setHears(body.workspace, body.isOpen);
      return ok({ done: true });
    },
  }),
  route({
    method: 'POST',
    path: '/api/joins-of/decline',
    policy: administers<z.infer<typeof DeclineJoin>>(({ body }) => body.workspace),
    body: DeclineJoin,
    rate: often,
    handle: async (services, { body }, { workspace }) => {
      if (!services.post.joins.decline(body.workspace, body.request, body.reason)) return gone;
      ringIn(services, workspace);
      return ok({ done: true });
    },
  }),
];
