// The seats of a shared tablet: each of its people has a device, a database and drafts of their own in this browser.
import { deleteDatabase, diskName } from '@baton/store/browser/devices';
import { listIdentities } from '../identity.ts';
import { allLeft, browserDoorOf, dropLeft, forgetDevice } from './surroundings.ts';

/** The tablet was closed: nothing of anybody stays, also not what was never sent. */
export async function eraseSeats(): Promise<void> {
  const all = await listIdentities();
  await Promise.all(all.map((one) => deleteDatabase(diskName(one))));
  for (const one of all) await forgetDevice(one);
  for (const left of await allLeft()) await dropLeft(left);
}

/**
 * The browser's cookie is from now on that of this seat, and not of who was here before. Where the relay is away nothing
 * is asked by cookie; its first ticket mends it then (doors/session.ts).
 */
export async function takeSession(device: string): Promise<void> {
  const identity = (await listIdentities()).find((one) => one.device === device);
  if (identity) await (await browserDoorOf(identity)).renew?.();
}
