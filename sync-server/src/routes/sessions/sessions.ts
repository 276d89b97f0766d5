// Signing in: a nonce, signed by a device's key. What is unknown, revoked or signed wrongly is answered alike.
import { verifyBytes } from '@baton/ledger/keys';
import { sessionMessage } from '@baton/ledger/proofs';
import { liveDevice } from '@baton/model/directory/queries';
import { SignIn } from '@baton/protocol/http';
import { z } from 'zod';
import { cookieName } from '../../access/cookies.ts';
import { anybody, signedIn } from '../../access/policy.ts';
import { admit } from '../admission.ts';
import { often, ok, refused, route } from '../route.ts';

const no = refused(401, 'not-signed-in', 'This device is not known here, or is no longer welcome.');

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
      const key = directory && liveDevice(directory, device)?.key;
      if (!workspace || !directory || key === undefined) return no;
      const { relayKey } = directory;
      const message = sessionMessage({ relayKey, workspace: workspace.id, device, nonce });
      if (!(await verifyBytes(key, message, signature))) return no;
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
