// A ticket for one socket: good once, for a minute, for the device whose cookie asked.
import { signBytes } from '@baton/ledger/keys';
import { ticketMessage } from '@baton/ledger/proofs';
import { AskTicket } from '@baton/protocol/http';
import type { z } from 'zod';
import { notSignedIn, signedIn } from '../../access/policy.ts';
import { hangBellIn } from '../device-codes/waiting.ts';
import { often, ok, route } from '../route.ts';

const another = { refused: notSignedIn.refused, why: 'Another device of this browser is signed in.' };

export const ticketRoutes = [
  route({
    method: 'POST',
    path: '/api/tickets',
    policy: signedIn<z.infer<typeof AskTicket>>(({ body }) => body.workspace),
    body: AskTicket,
    rate: often,
    handle: async (services, { body }, { workspace, person, device, deviceNo }) => {
      if (body.device !== undefined && body.device !== device) return { status: notSignedIn.status, body: another };
      hangBellIn(services, workspace);
      const ticket = services.tickets.give({ workspace: workspace.id, person, device, deviceNo });
      const { nonce } = body;
      if (nonce === undefined) return ok({ ticket });
      const message = ticketMessage({ workspace: workspace.id, device, nonce, ticket });
      return ok({ ticket, proof: await signBytes(services.relay.options.relayKey, message) });
    },
  }),
];
