// What a browser hands in: its clock, randomness, timers, fetch, and the list of its devices. Only here are they found;
// everything else takes them as they are given (L8).
import { createDeviceKey } from '@baton/ledger/keys';
import { diskName, openDevices, type DeviceRow } from '@baton/store/browser/devices';
import { openAsks, type AskRow, type Asks } from '@baton/store/browser/asks';
import { openLeft, type Left } from '@baton/store/browser/left';
import { peekMeta } from '@baton/store/browser/peek';
import type { Door, NotDone } from '../doors/door.ts';
import { metRelay } from '../doors/known-relay.ts';
import { provenDoor } from '../doors/proven-door.ts';
import { openAgain } from '../doors/opening-again.ts';
import { withSession } from '../doors/session.ts';
import { identityOf, type HeldInWindow, type Identity } from '../identity.ts';
import type { Surroundings } from '../ports.ts';
import { browserPasskeys } from './passkeys.ts';
import type { StorageDoor } from '../sync/storage.ts';

export const browserSurroundings: Surroundings = {
  // oxlint-disable-next-line no-restricted-properties -- the browser's end of "the clock is handed in"
  clock: () => Date.now(),
  zone: () => -new Date().getTimezoneOffset(),
  random: (count) => crypto.getRandomValues(new Uint8Array(count)),
  scheduler: {
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  },
};

export const browserStorage: StorageDoor = {
  device: 'own',
  // A browser that fails when it is asked has told nothing.
  async estimate() {
    const { usage = null, quota = null } = (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {};
    return { used: usage, quota };
  },
  isKept: async () => (await navigator.storage?.persisted?.().catch(() => null)) ?? null,
};

/** On a shared computer: all of it stands in the worker's memory, of which a browser tells nothing. */
export const windowStorage: StorageDoor = {
  device: 'shared',
  estimate: async () => ({ used: null, quota: null }),
  isKept: async () => false,
};

export async function deviceRowOf(identity: Identity): Promise<DeviceRow | undefined> {
  const devices = await openDevices();
  const rows = await devices.all();
  devices.close();
  const isIt = (row: DeviceRow): boolean =>
    row.relay === identity.relay && row.workspace === identity.workspace && row.person === identity.person;
  return rows.find(isIt);
}

export async function keepDevice(row: DeviceRow): Promise<void> {
  const devices = await openDevices();
  await devices.put(row);
  devices.close();
}

export async function forgetDevice(identity: Pick<Identity, 'relay' | 'workspace' | 'person'>): Promise<void> {
  const devices = await openDevices();
  await devices.remove(identity);
  devices.close();
}

export async function keepLeft(left: Left): Promise<void> {
  const behind = await openLeft();
  await behind.put(left);
  behind.close();
}
export type { Left };
/** What this browser had not sent to workspaces from which it was removed. */
export async function allLeft(): Promise<readonly Left[]> {
  const behind = await openLeft();
  const all = await behind.all();
  behind.close();
  return all;
}
export async function dropLeft(left: Left): Promise<void> {
  const behind = await openLeft();
  await behind.remove(left);
  behind.close();
}

async function inAsks<T>(run: (asks: Asks) => Promise<T>): Promise<T> {
  const asks = await openAsks();
  try {
    return await run(asks);
  } finally {
    asks.close();
  }
}
/** Where this browser has asked to be let in, at this page's relay. */
export const keptAsk = (): Promise<AskRow | undefined> => inAsks((asks) => asks.at(globalThis.location.origin));
export const keepAsk = (row: AskRow): Promise<void> => inAsks((asks) => asks.put(row));
export const dropAsk = (): Promise<void> => inAsks((asks) => asks.remove(globalThis.location.origin));

export interface DoorOf extends Door {
  /** After its person signed out everywhere (doors/opening-again.ts). Null: the device is not here any more. */
  readonly openAgain: ((how: 'passkey' | 'proof') => Promise<NotDone | null>) | null;
}

/** For founding, joining and recovering. @param relay an origin; the page's own where it is not given. */
export const browserDoor = (relay: string = globalThis.location.origin): Door => ({
  relay,
  fetch: (input, init) => fetch(input, init),
  now: browserSurroundings.clock,
  random: browserSurroundings.random,
  newKey: createDeviceKey,
  keep: keepDevice,
  passkeys: browserPasskeys(),
});

/** The same, where this is not the person's own device: the key stays with the window, and nothing is written. */
export const windowDoor = (hold: (held: HeldInWindow) => void): Door => ({
  ...browserDoor(),
  keep: async (row) => hold({ identity: identityOf(row), row }),
});

/**
 * For what needs this device's session (askCode, lookAtCode, refuseDevice): it signs in again by itself.
 * @param held of a window that keeps nothing; otherwise it is looked up.
 */
export async function browserDoorOf(identity: Identity, held?: HeldInWindow['row']): Promise<DoorOf> {
  const door = browserDoor(identity.relay);
  const row = held ?? (await deviceRowOf(identity));
  if (!row) return { ...door, openAgain: null };
  const { workspace, device } = row;
  const as = { workspace, device, key: { privateKey: row.key, publicKey: row.publicKey }, brief: held !== undefined };
  // What a window keeps lies in its worker's memory: the worker alone looks whom it speaks to.
  if (held) return { ...withSession(door, as), openAgain: (how) => openAgain(door, as, how) };
  const known = metRelay((key) => peekMeta(diskName(row), key), door.random);
  const knowing = { ...as, known };
  return {
    ...provenDoor(withSession(door, knowing), as, known),
    openAgain: (how) => openAgain(door, knowing, how),
  };
}
