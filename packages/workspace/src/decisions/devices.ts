// The devices of the workspace as the directory has them, and when each was last heard of here.
import { personOf } from '@baton/model/directory/queries';
import type { Instant } from '@baton/model/day';
import type { Core } from '../core.ts';
import type { DeviceState } from '../sync-contract.ts';

/** Device number → the newest time at which the relay told of it: an edit, or its presence. */
export type Seen = Map<number, Instant>;

export function see({ seen }: { readonly seen: Seen }, deviceNo: number, at: Instant): void {
  if (at > (seen.get(deviceNo) ?? 0)) seen.set(deviceNo, at);
}

export function devicesOf(core: Pick<Core, 'world' | 'held' | 'me'>): DeviceState[] {
  const directory = core.world.world()?.directory;
  if (!directory) return [];
  return Object.entries(directory.devices)
    .map(([device, { person, no, enrolled, revoked }]) => ({
      device,
      deviceNo: no,
      person: personOf(directory, no) ?? person,
      since: enrolled,
      lastSeen: core.held.seen.get(no) ?? null,
      revoked: revoked !== null,
      me: no === core.me.deviceNo,
    }))
    .sort((left, right) => left.deviceNo - right.deviceNo);
}
