// A ticket for one socket: good once, for a minute, for the device whose cookie asked.
import { AskTicket } from '@baton/protocol/http';
import type { z } from 'zod';
import { notSignedIn, signedIn } from '../../access/policy.ts';
import { relayProof } from '../../access/relay-proof.ts';
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
    handle: async (services, asking, { workspace, person, device, deviceNo }) => {
      const { body } = asking;
      if (body.device !== undefined && body.device !== device) return { status: notSignedIn.status, body: another };
      if (body.app !== undefined) services.sessions.cameWith({ workspace: workspace.id, device }, body.app);
      hangBellIn(services, workspace);
      const ticket = services.tickets.give({ workspace: workspace.id, person, device, deviceNo });
      const { nonce } = body;
      const proof = await relayProof(services, asking, { workspace: workspace.id, device, nonce, given: ticket });
      return ok({ ticket, ...proof });
    },
  }),
];
