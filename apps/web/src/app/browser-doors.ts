// The real doors of this browser: one worker and one open workspace for each id, for as long as the page lives. Nothing
// here waits for the network.
import { assert } from '@baton/model/assert';
import type { Workspace } from '@baton/workspace/contract';
import { socketTo } from '@baton/workspace/browser/socket';
import { openWorkspace } from '@baton/workspace/browser/client';
import { type HeldInWindow, type Identity, listIdentities } from '@baton/workspace/identity';
import { appName } from '../lib/app-name.ts';
import type { Doors } from '../lib/doors.ts';
import { keepNoText } from '../lib/kept-text.ts';
import { forgetHeld, rememberHeld } from '../lib/once-held.ts';
import { seatedHere, tabletHere } from '../lib/tablet.ts';
import { sayWaiting } from '../lib/waiting-to-open.ts';
import { takeWorker } from './workspace-worker.ts';

type Opening = Pick<HeldInWindow, 'identity'> & Partial<HeldInWindow>;

function openOne({ identity, row }: Opening): Promise<Workspace> {
  return openWorkspace(takeWorker(), identity, { row, app: appName(), onWait: sayWaiting }).finally(() =>
    sayWaiting(null),
  );
}

const askAtTheDoor: Doors['ask'] = {
  kept: async () => (await import('@baton/workspace/browser/surroundings')).keptAsk(),
  keep: async (row) => (await import('@baton/workspace/browser/surroundings')).keepAsk(row),
  drop: async () => (await import('@baton/workspace/browser/surroundings')).dropAsk(),
};

/** Loaded anew: no worker, answer or draft of it is left in this page. */
const loadedAnew: Pick<Doors, 'leave' | 'again'> = {
  leave() {
    forgetHeld();
    // What was discarded by name is not asked about again.
    globalThis.addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), { capture: true });
    location.assign('/');
  },
  again() {
    forgetHeld();
    location.reload();
  },
};

export function browserDoors(): Doors {
  const open = new Map<string, Promise<Workspace>>();
  const held = new Map<string, HeldInWindow>();
  /** What belongs to this page's relay: another origin's storage is not seen here, but a relay may have moved. */
  const identityFor = async (id: string): Promise<Opening | undefined> => {
    const inWindow = held.get(id);
    if (inWindow) return inWindow;
    const here = (await listIdentities()).filter(({ workspace }) => workspace === id);
    const identity = tabletHere() === null ? here[0] : here.find(({ device }) => device === seatedHere());
    return identity && { identity };
  };
  return {
    async known() {
      const inWindow = [...held.values()].map(({ identity }) => identity);
      const all: readonly Identity[] = [...inWindow, ...(await listIdentities())];
      return all.map(({ workspace, title, person }) => ({ id: workspace, title, person }));
    },
    async open(id) {
      const known = open.get(id);
      if (known) return known;
      const found = await identityFor(id);
      if (!found) return undefined;
      // Asked for twice meanwhile: the first one counts.
      const opening = open.get(id) ?? openOne(found);
      open.set(id, opening);
      opening.then(
        () => found.row === undefined && rememberHeld(id),
        () => open.delete(id),
      );
      return opening;
    },
    async openSeat(device) {
      const identity = (await listIdentities()).find((one) => one.device === device);
      return identity && openOne({ identity });
    },
    async relay(keepIn = 'device') {
      const { browserDoor, windowDoor } = await import('@baton/workspace/browser/surroundings');
      if (keepIn === 'device') return browserDoor();
      return windowDoor((one) => {
        keepNoText();
        held.set(one.identity.workspace, one);
      });
    },
    connect: (path, handlers) => socketTo(location.origin, path, { handlers }),
    ...loadedAnew,
    left: async () => (await import('@baton/workspace/browser/surroundings')).allLeft(),
    dropLeft: async (left) => (await import('@baton/workspace/browser/surroundings')).dropLeft(left),
    ask: askAtTheDoor,
    async relayOf(id) {
      const [{ browserDoorOf }, found] = await Promise.all([
        import('@baton/workspace/browser/surroundings'),
        identityFor(id),
      ]);
      assert(found, 'An open workspace is on this device, or in this window.');
      return browserDoorOf(found.identity, found.row);
    },
  };
}
