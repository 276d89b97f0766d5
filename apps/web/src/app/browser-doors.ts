// The real doors of this browser: one worker and one open workspace for each id, for as long as the page lives. Nothing
// here waits for the network.
import { assert } from '@baton/model/assert';
import type { Workspace } from '@baton/workspace/contract';
import { openWorkspace } from '@baton/workspace/client';
import { type Identity, listIdentities } from '@baton/workspace/identity';
import type { Doors } from '../lib/doors.ts';

/** What belongs to this page's relay: another origin's storage is not seen here, but a relay may have moved. */
async function identityFor(id: string): Promise<Identity | undefined> {
  const all = await listIdentities();
  return all.find(({ workspace }) => workspace === id);
}

function openOne(identity: Identity): Promise<Workspace> {
  const worker = new Worker(new URL('../worker.ts', import.meta.url), { type: 'module', name: 'workspace' });
  return openWorkspace(worker, identity);
}

export function browserDoors(): Doors {
  const open = new Map<string, Promise<Workspace>>();
  return {
    async known() {
      const all = await listIdentities();
      return all.map(({ workspace, title, person }) => ({ id: workspace, title, person }));
    },
    async open(id) {
      const known = open.get(id);
      if (known) return known;
      const identity = await identityFor(id);
      if (!identity) return undefined;
      // Asked for twice meanwhile: the first one counts.
      const opening = open.get(id) ?? openOne(identity);
      open.set(id, opening);
      opening.catch(() => open.delete(id));
      return opening;
    },
    async relay() {
      return (await import('@baton/workspace/browser')).browserDoor();
    },
    // Loaded anew: no worker, answer or draft of it is left in this page.
    leave: () => location.assign('/'),
    again: () => location.reload(),
    left: async () => (await import('@baton/workspace/browser')).allLeft(),
    dropLeft: async (left) => (await import('@baton/workspace/browser')).dropLeft(left),
    async relayOf(id) {
      const [{ browserDoorOf }, identity] = await Promise.all([import('@baton/workspace/browser'), identityFor(id)]);
      assert(identity, 'An open workspace is on this device.');
      return browserDoorOf(identity);
    },
  };
}
