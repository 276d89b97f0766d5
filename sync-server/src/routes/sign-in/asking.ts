// Somebody who has shown who they are asks to be let in, with a device that is new here. Nothing of the workspace is given
// until one of their devices, or an admin's, signs for it.
import { AskToEnter, type Asked, type Knocks } from '@baton/protocol/http-sign-in';
import type { PersonId } from '@baton/model/ids';
import { proofCookie } from '../../access/cookies.ts';
import { signedIn } from '../../access/policy.ts';
import { ringIn, waitingFor } from '../device-codes/waiting.ts';
import { often, ok, refused, route, seldom } from '../route.ts';
import { hasProof, toldOf, useUp } from './proven.ts';

const notYours = refused(404, 'not-found', 'You are not in this workspace.');

export const askingRoutes = [
  route({
    method: 'GET',
    path: '/api/sign-in/proof',
    policy: hasProof,
    rate: often,
    handle: async (services, _, proof) => ok(await toldOf(services, proof)),
  }),
  route({
    method: 'POST',
    path: '/api/sign-in/ask',
    policy: hasProof,
    body: AskToEnter,
    rate: seldom,
    handle: async (services, asking, proof) => {
      const { body, agent } = asking;
      const { seats } = await toldOf(services, proof);
      const seat = seats.find(({ workspace }) => workspace === body.workspace);
      const workspace = seat && (await services.relay.workspace(seat.workspace));
      if (!workspace) return notYours;
      useUp(services, asking);
      const { how } = proof;
      const { person } = seat;
      const asked = services.codes.ask({ workspace: workspace.id, person, how }, body.device, agent);
      ringIn(services, workspace);
      services.relay.options.schedule(asked.expires + 1_000 - services.now(), () => ringIn(services, workspace));
      const { id: codeId, claim, expires } = asked;
      const told: Asked = { claim, codeId, workspaceTitle: seat.title, expires };
      return { ...ok(told), cookies: [proofCookie(null)] };
    },
  }),
  route({
    method: 'GET',
    path: '/api/knocks/:workspace',
    policy: signedIn<unknown>(({ params }) => params['workspace']),
    rate: often,
    handle: async (services, _, by) => {
      const waiting = waitingFor(services, by).flatMap(({ id, person, how, claim, expires }) => {
        if (claim === null || how === 'code') return [];
        const { device, agent } = claim;
        return [{ id, person: person as PersonId, device, agent, how, expires }];
      });
      return ok({ waiting } satisfies Knocks);
    },
  }),
];
