// Who changed what in a document, from its first entry on: what was kept when entries went, and what the rest tells.
import { toBase64 } from '@baton/ledger/bytes';
import type { PersonId } from '@baton/model/ids';
import { AskHistory } from '@baton/protocol/http';
import { historyIn, writeHistory, type LineUpdate } from '@baton/replica/compacting/history';
import { signedIn } from '../../access/policy.ts';
import type { Log } from '../../log/contract.ts';
import { ok, refused, route, seldom } from '../route.ts';

const pageBytes = 1024 * 1024;
/** What stands behind a snapshot is compacted long before it is so much. */
const mostPages = 64;

async function tailOf(log: Log, workspace: string, doc: string): Promise<Uint8Array | null> {
  const updates: LineUpdate[] = [];
  let after = (await log.snapshot(workspace, doc))?.number ?? 0;
  for (let page = 0; page < mostPages; page += 1) {
    const { entries, upTo, more } = await log.readDoc(workspace, { doc, after, limit: pageBytes });
    for (const entry of entries)
      if (entry.kind === 'update')
        updates.push({
          ...entry,
          person: entry.person as PersonId,
          client: entry.envelope.client,
          bytes: entry.envelope.bytes,
        });
    if (!more) break;
    after = upTo;
  }
  return writeHistory(historyIn(doc, updates));
}

export const historyRoutes = [
  route({
    method: 'POST',
    path: '/api/history',
    policy: signedIn<AskHistory>(({ body }) => body.workspace),
    body: AskHistory,
    rate: seldom,
    handle: async ({ relay }, { body: { doc } }, { workspace, person }) => {
      // What may not be read is answered as what does not exist.
      if (!workspace.rights.mayRead(person, doc)) return refused(404, 'not-found', 'There is no such document.');
      const { log } = relay.options;
      const [kept, tail] = [await log.historyOf(workspace.id, doc), await tailOf(log, workspace.id, doc)];
      return ok({ history: [...kept, ...(tail ? [tail] : [])].map(toBase64) });
    },
  }),
];
