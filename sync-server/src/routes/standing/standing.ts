// How far a relay that lost something has been filled again, and opening it by hand when those who are missing will not come.
import { OpenByHand, type Recovering } from '@baton/protocol/http-operator';
import { runsTheRelay } from '../../access/policy.ts';
import type { OpenWorkspace, Relay } from '../../relay/relay.ts';
import { ok, refused, route, seldom } from '../route.ts';

function seenIn({ id, room }: OpenWorkspace): Recovering {
  const { isRecovering, incarnation, heard, devices, head } = room.returning.view;
  const missing = devices.filter((no) => !heard.includes(no));
  return { workspace: id, isRecovering, incarnation, heard: devices.length - missing.length, missing, head };
}

async function recoveringIn(relay: Relay): Promise<readonly Recovering[]> {
  const seen: Recovering[] = [];
  for (const id of await relay.workspaces()) {
    // One that is well needs not be opened for being asked.
    if (!(await relay.options.log.standing(id)).isRecovering) continue;
    const workspace = await relay.workspace(id);
    if (workspace) seen.push(seenIn(workspace));
  }
  return seen;
}

export const standingRoutes = [
  route({
    method: 'GET',
    path: '/api/standing',
    policy: runsTheRelay,
    rate: seldom,
    handle: async ({ relay }) => ok({ recovering: await recoveringIn(relay) }),
  }),
  route({
    method: 'POST',
    path: '/api/standing/open',
    policy: runsTheRelay,
    body: OpenByHand,
    rate: seldom,
    handle: async ({ relay }, { body }) => {
      const workspace = await relay.workspace(body.workspace);
      if (!workspace) return refused(404, 'not-found', 'There is no such workspace.');
      await workspace.room.returning.open();
      return ok(seenIn(workspace));
    },
  }),
];
