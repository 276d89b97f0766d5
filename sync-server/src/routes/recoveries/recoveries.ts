// A cleared browser comes back with the recovery key: it signs the enrolment of its new device.
import { readStatement } from '@baton/ledger/statement';
import { isIllegal } from '@baton/model/directory/rules';
import { Recover } from '@baton/protocol/http';
import { anybody } from '../../access/policy.ts';
import { admit } from '../admission.ts';
import { refused, route, seldom } from '../route.ts';

/** Which part of it was wrong would tell a stranger which workspaces, people and devices there are. */
const opensNothing = refused(409, 'illegal', 'This recovery link opens nothing here.');

export const recoveryRoutes = [
  route({
    method: 'POST',
    path: '/api/recoveries',
    policy: anybody,
    body: Recover,
    rate: seldom,
    handle: async (services, asking) => {
      const { body } = asking;
      const read = readStatement(body.jws);
      if (isIllegal(read)) return refused(400, 'illegal', read.illegal);
      const { decision, skeleton } = read;
      const recovers = decision.type === 'device-enrolled' && skeleton.device === 'recovery';
      if (!recovers) return refused(400, 'illegal', 'Only the enrolment of a device is signed with a recovery key.');
      const workspace = await services.relay.workspace(body.workspace);
      if (!workspace) return opensNothing;
      const done = await workspace.ledger.propose([{ jws: body.jws, text: body.text }]);
      if (isIllegal(done)) return opensNothing;
      const { admission, person, cookie } = await admit(services, asking, { workspace, device: decision.device.id });
      return { body: { ...admission, person }, cookie };
    },
  }),
];
