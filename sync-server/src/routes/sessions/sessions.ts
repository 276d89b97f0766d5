// Signing in: a nonce, signed by a device's key. What is unknown or signed wrongly is answered alike; a device that was
// revoked and proves to be itself is told so, and erases what it holds.
import { verifyBytes } from '@baton/ledger/keys';
import { sessionMessage } from '@baton/ledger/proofs';
import { deviceIn } from '@baton/model/directory/queries';
import { SignIn } from '@baton/protocol/http';
import { z } from 'zod';
import { cookieName } from '../../access/cookies.ts';
import { anybody, signedIn } from '../../access/policy.ts';
import { admit } from '../admission.ts';
import { often, ok, refused, route } from '../route.ts';

const no = refused(401, 'not-signed-in', 'This device is not known here, or is no longer welcome.');

const revoked = refused(401, 'revoked', 'This device was removed from the workspace.');

const ownSession = signedIn<unknown>(({ params }) => params['workspace']);

export const sessionRoutes = [
  route({
    method: 'POST',
    path: '/api/challenges',
    policy: anybody,
    body: z.strictObject({}),
    rate: often,
    handle: async ({ challenges }) => ok({ nonce: challenges.give(true) }),
  }),
  route({
    method: 'POST',
    path: '/api/sessions',
    policy: anybody,
    body: SignIn,
    rate: often,
    handle: async (services, { body }) => {
      const { nonce, device, signature } = body;
      if (!services.challenges.redeem(nonce)) return no;
      const workspace = await services.relay.workspace(body.workspace);
      const directory = workspace?.rights.directory;
      const known = directory && deviceIn(directory, device);
      if (!workspace || !directory || !known) return no;
      const { relayKey } = directory;
      const message = sessionMessage({ relayKey, workspace: workspace.id, device, nonce });
      if (!(await verifyBytes(known.key, message, signature))) return no;
      if (!workspace.rights.isLive(known.no)) return revoked;
      const { admission, person, cookie } = await admit(services, workspace, device);
      return { body: { ...admission, person }, cookie };
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/sessions/:workspace',
    policy: ownSession,
    rate: often,
    handle: async ({ sessions }, { cookies }, { workspace }) => {
      sessions.end(cookies[cookieName(workspace.id)] ?? '');
      return { body: { signedOut: true }, cookie: { workspace: workspace.id, token: null } };
    },
  }),
];
