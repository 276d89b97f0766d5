// A ticket for one socket: good once, for a minute, for the device whose cookie asked.
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
      return ok({ ticket: services.tickets.give({ workspace: workspace.id, person, device, deviceNo }) });
    },
  }),
];
