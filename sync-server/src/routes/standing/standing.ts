// How far a relay that lost something has been filled again, and opening it by hand when those who are missing will not come.
import { OpenByHand, type Recovering } from '@baton/protocol/http-operator';
import { parseDoc } from '@baton/replica/layout';
import { runsTheRelay } from '../../access/policy.ts';
import type { DocSince } from '../../log/documents.ts';
import type { OpenWorkspace, Relay } from '../../relay/relay.ts';
import { ok, refused, route, seldom } from '../route.ts';

type Counted = Pick<Recovering, 'documents' | 'edits'>;

/** What the line holds of each document now; a document that came whole is one edit of each of its authors. */
function countedIn(all: readonly DocSince[]): Counted {
  const documents = { records: 0, pages: 0, feeds: 0 };
  for (const { doc } of all) {
    const of = parseDoc(doc)?.class;
    documents[of === 'page' ? 'pages' : of === 'feed' ? 'feeds' : 'records'] += 1;
  }
  return { documents, edits: all.reduce((sum, { since }) => sum + since.entries, 0) };
}

async function seenIn(relay: Relay, { id, room }: OpenWorkspace): Promise<Recovering> {
  const { isRecovering, incarnation, heard, waiting, devices, head } = room.returning.view;
  const missing = devices.filter((no) => !heard.includes(no));
  const counted = countedIn(await relay.options.log.docsAfter(id, 0));
  const known = { workspace: id, isRecovering, incarnation, heard: devices.length - missing.length, head };
  return { ...known, missing, waiting: waiting.filter((no) => missing.includes(no)), ...counted };
}

async function recoveringIn(relay: Relay): Promise<readonly Recovering[]> {
  const seen: Recovering[] = [];
  for (const id of await relay.workspaces()) {
    // One that is well needs not be opened for being asked.
    if (!(await relay.options.log.standing(id)).isRecovering) continue;
    const workspace = await relay.workspace(id);
    if (workspace) seen.push(await seenIn(relay, workspace));
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
      return ok(await seenIn(relay, workspace));
    },
  }),
];
