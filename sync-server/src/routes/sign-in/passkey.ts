// By passkey: with nobody else awake. The relay enters the enrolment alone, and the passkey's own word stands in it, so
// every device can check that the person was there.
import { isIllegal } from '@baton/model/directory/rules';
import type { Decision } from '@baton/model/directory/schema';
import type { DeviceId, PersonId } from '@baton/model/ids';
import { SignInByPasskey } from '@baton/protocol/http-sign-in';
import { anybody } from '../../access/policy.ts';
import { recoveringSentence } from '../../ledger/ledger.ts';
import { admit } from '../admission.ts';
import { refused, route, seldom } from '../route.ts';

const unknown = refused(401, 'not-known', 'This passkey opens nothing here. It may have been removed.');
const later = refused(409, 'later', recoveringSentence);

export const passkeyRoutes = [
  route({
    method: 'POST',
    path: '/api/sign-in/passkey',
    policy: anybody,
    body: SignInByPasskey,
    rate: seldom,
    handle: async (services, asking) => {
      const { user, device, assertion } = asking.body;
      const [id = '', person = ''] = user.split('.');
      const workspace = await services.relay.workspace(id);
      if (!workspace) return unknown;
      if (workspace.room.returning.standing.isRecovering) return later;
      const decision: Decision = {
        type: 'device-enrolled',
        person: person as PersonId,
        device: { id: device.id as DeviceId, key: device.key },
        how: 'passkey',
        proof: assertion,
      };
      // Whoever has no passkey here learns nothing of who has.
      if (isIllegal(await workspace.ledger.record(decision))) return unknown;
      const { admission, cookie } = await admit(services, asking, { workspace, device: device.id });
      const workspaceTitle = workspace.ledger.titles.workspace;
      return { body: { ...admission, person, workspace: workspace.id, workspaceTitle }, cookie };
    },
  }),
];
