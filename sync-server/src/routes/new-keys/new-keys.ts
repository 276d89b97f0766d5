// How this relay came to its key, for a device that knows another: it signs in, and sends nothing before it has looked.
import { toBase64 } from '@baton/ledger/bytes';
import { AskNewKey, type NewKeyTold } from '@baton/protocol/http-refills';
import type { z } from 'zod';
import { signedIn } from '../../access/policy.ts';
import { often, ok, route } from '../route.ts';

export const newKeyRoutes = [
  route({
    method: 'POST',
    path: '/api/new-keys',
    policy: signedIn<z.infer<typeof AskNewKey>>(({ body }) => body.workspace),
    body: AskNewKey,
    rate: often,
    handle: async ({ relay }, _, { workspace, person }) => {
      const told = workspace.rights.readsDecisions(person) ? await relay.newKey(workspace.id) : [];
      return ok({ entries: told.map(toBase64) } satisfies NewKeyTold);
    },
  }),
];
