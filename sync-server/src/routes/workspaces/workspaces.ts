// Founding a workspace: its first statement, signed by the founder's device, and the spaces opened with it.
import { readStatement } from '@baton/ledger/statement';
import { isIllegal } from '@baton/model/directory/rules';
import type { WorkspaceId } from '@baton/model/ids';
import { Found } from '@baton/protocol/http';
import { mayFound } from '../../access/policy.ts';
import { admit } from '../admission.ts';
import { refused, route, seldom } from '../route.ts';

export const workspaceRoutes = [
  route({
    method: 'POST',
    path: '/api/workspaces',
    policy: mayFound,
    body: Found,
    rate: seldom,
    handle: async (services, asking) => {
      const { body } = asking;
      const first = readStatement(body.entries[0]?.jws ?? '');
      if (isIllegal(first)) return refused(400, 'illegal', first.illegal);
      if (first.decision.type !== 'workspace-founded') return refused(400, 'illegal', 'The first statement founds.');
      const founded = await services.relay.found(
        body.workspace as WorkspaceId,
        body.entries.map(({ jws, text }) => ({ jws, text })),
      );
      if (isIllegal(founded)) return refused(409, 'illegal', founded.illegal);
      const { admission, cookie } = await admit(services, asking, {
        workspace: founded.workspace,
        device: first.decision.device.id,
      });
      return { body: admission, cookie };
    },
  }),
];
