// Signing in: a nonce, signed by a device's key. What is unknown or signed wrongly is answered alike; a device that was
// revoked and proves to be itself is told so, and erases what it holds. One that was signed out says besides that its
// person is there: by passkey, or by what this browser's proof says.
import { verifyBytes } from '@baton/ledger/keys';
import { assertionFault } from '@baton/ledger/passkey/assertion';
import { openingChallenge, sessionMessage } from '@baton/ledger/proofs';
import { deviceIn, passkeyIn } from '@baton/model/directory/queries';
import type { Directory, DirectoryDevice } from '@baton/model/directory/schema';
import type { PersonId } from '@baton/model/ids';
import { AskChallenge, SignIn } from '@baton/protocol/http';
import { cookieName } from '../../access/cookies.ts';
import { anybody, signedIn, type Asking } from '../../access/policy.ts';
import { relayProof } from '../../access/relay-proof.ts';
import type { OpenWorkspace } from '../../relay/relay.ts';
import type { Services } from '../../services.ts';
import { admit } from '../admission.ts';
import { provesToBe } from '../sign-in/proven.ts';
import { often, ok, refused, route, type Answer } from '../route.ts';

const no = refused(401, 'not-signed-in', 'This device is not known here, or is no longer welcome.');

const revoked = refused(401, 'revoked', 'This device was removed from the workspace.');

const signedOut = refused(
  401,
  'signed-out-everywhere',
  'You signed out on all your devices. Sign in here again to go on.',
);

interface Coming {
  readonly workspace: OpenWorkspace;
  readonly directory: Directory;
  readonly person: PersonId;
}

async function isThereAgain(services: Services, asking: Asking<SignIn>, coming: Coming): Promise<boolean> {
  const { assertion, device, nonce } = asking.body;
  const { workspace, directory, person } = coming;
  if (!assertion) return provesToBe(services, asking, { workspace: workspace.id, person });
  const passkey = passkeyIn(directory, person, assertion.id);
  const { relayKey } = directory;
  const challenge = await openingChallenge({ relayKey, workspace: workspace.id, device, nonce });
  return passkey !== undefined && (await assertionFault(assertion, passkey, challenge)) === null;
}

/** Whether the device may go on; a device that was signed out may from then on, when its person is there. */
async function mayGoOn(services: Services, asking: Asking<SignIn>, coming: Coming): Promise<boolean> {
  const session = { workspace: coming.workspace.id, device: asking.body.device };
  if (services.sessions.markOf(session)?.signedOut !== true) return true;
  const isThere = await isThereAgain(services, asking, coming);
  if (isThere) services.sessions.letIn(session);
  return isThere;
}

const suspended = refused(401, 'suspended', 'You are suspended from this workspace. Ask who runs it.');

/** Why a device that proved to be itself does not come in. One that was revoked besides is gone for good. */
function shutOf({ rights }: OpenWorkspace, { no: deviceNo, person, revoked: at }: DirectoryDevice): Answer | null {
  if (rights.isLive(deviceNo)) return null;
  return at === null && rights.isSuspended(person) ? suspended : revoked;
}

const ownSession = signedIn<unknown>(({ params }) => params['workspace']);

export const sessionRoutes = [
  route({
    method: 'POST',
    path: '/api/challenges',
    policy: anybody,
    body: AskChallenge,
    rate: often,
    handle: async (services, asking) => {
      const nonce = services.challenges.give(true);
      const { prove } = asking.body;
      const proof = prove ? await relayProof(services, asking, { ...prove, given: nonce }) : {};
      return ok({ nonce, ...proof });
    },
  }),
  route({
    method: 'POST',
    path: '/api/sessions',
    policy: anybody,
    body: SignIn,
    rate: often,
    handle: async (services, asking) => {
      const { body } = asking;
      const { nonce, device, signature, brief } = body;
      if (!services.challenges.redeem(nonce)) return no;
      const workspace = await services.relay.workspace(body.workspace);
      const directory = workspace?.rights.directory;
      const known = directory && deviceIn(directory, device);
      if (!workspace || !directory || !known) return no;
      // Its own, which a directory that is still being brought back may not know yet.
      const { publicKey: relayKey } = services.relay.options.relayKey;
      const message = sessionMessage({ relayKey, workspace: workspace.id, device, nonce });
      if (!(await verifyBytes(known.key, message, signature))) return no;
      const shut = shutOf(workspace, known);
      if (shut) return shut;
      if (!(await mayGoOn(services, asking, { workspace, directory, person: known.person }))) return signedOut;
      const { admission, person, cookie } = await admit(services, asking, { workspace, device, brief });
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
