// An emptied relay takes its workspaces back from devices. There is nobody to sign in yet: what is brought proves itself,
// each entry by this relay's own signature, or all of them by an owner's word for its new key. Nothing else is looked at twice.
import { fromBase64 } from '@baton/ledger/bytes';
import { isIllegal } from '@baton/model/directory/rules';
import type { WorkspaceId } from '@baton/model/ids';
import { Refill } from '@baton/protocol/http-refills';
import { isRefilling } from '../../access/policy.ts';
import { ok, often, refused, route } from '../route.ts';

export const refillRoutes = [
  route({
    method: 'POST',
    path: '/api/refills',
    policy: isRefilling,
    body: Refill,
    rate: often,
    handle: async ({ relay }, { body }) => {
      const entries = body.entries.flatMap((text) => fromBase64(text) ?? []);
      const done = await relay.refill(body.workspace as WorkspaceId, { ...body, entries });
      if (done && isIllegal(done)) return refused(409, 'illegal', done.illegal);
      return done ? ok(done) : refused(409, 'illegal', 'This workspace was not founded on this relay.');
    },
  }),
];
