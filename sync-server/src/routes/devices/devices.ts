// Somebody's own devices as the relay saw them, and signing them out. It ends their sessions and connections at once; the
// key of a device that was signed out opens no other session until its person was there, or let it in from another one.
import { LetIn, SignOutDevices, type DevicesSeen } from '@baton/protocol/http-sign-in';
import { closeCodes } from '@baton/protocol/frames';
import { deviceIn } from '@baton/model/directory/queries';
import { signedIn, type SignedIn } from '../../access/policy.ts';
import type { Services } from '../../services.ts';
import { often, ok, refused, route, seldom } from '../route.ts';

const done = ok({ done: true });

function ownDevices({ workspace, person }: SignedIn): readonly string[] {
  const devices = Object.entries(workspace.rights.directory?.devices ?? {});
  return devices.flatMap(([id, device]) => (device.person === person && device.revoked === null ? [id] : []));
}

function seen({ sessions }: Services, by: SignedIn): DevicesSeen {
  const devices = ownDevices(by).map((device) => {
    const mark = sessions.markOf({ workspace: by.workspace.id, device });
    return { device, seen: mark?.seen ?? null, agent: mark?.agent ?? '', signedOut: mark?.signedOut ?? false };
  });
  return { devices };
}

function signOut(services: Services, by: SignedIn, devices: readonly string[]): void {
  const { workspace } = by;
  services.sessions.signOut(workspace.id, devices);
  // Nor does a browser go on that was shown who they are a moment ago.
  const account = services.accounts.bySeat({ workspace: workspace.id, person: by.person });
  services.proofs.dropWhere((proof) => proof.account === account?.id);
  services.tickets.dropWhere((ticket) => ticket.workspace === workspace.id && devices.includes(ticket.device));
  workspace.room.shutOut(({ device }) => devices.includes(device), closeCodes.signedOut, 'signed out everywhere');
}

export const deviceRoutes = [
  route({
    method: 'GET',
    path: '/api/devices/:workspace',
    policy: signedIn<unknown>(({ params }) => params['workspace']),
    rate: often,
    handle: async (services, _, by) => ok(seen(services, by)),
  }),
  route({
    method: 'POST',
    path: '/api/devices/sign-out',
    policy: signedIn<{ readonly workspace: string }>(({ body }) => body.workspace),
    body: SignOutDevices,
    rate: seldom,
    handle: async (services, { body }, by) => {
      const named = ownDevices(by).filter((id) => id !== by.device && (body.devices?.includes(id) ?? true));
      signOut(services, by, body.here ? [...named, by.device] : named);
      return body.here ? { ...done, cookie: { workspace: by.workspace.id, token: null } } : done;
    },
  }),
  route({
    method: 'POST',
    path: '/api/devices/let-in',
    policy: signedIn<{ readonly workspace: string }>(({ body }) => body.workspace),
    body: LetIn,
    rate: seldom,
    handle: async ({ sessions }, { body: { device } }, { workspace, person }) => {
      const found = workspace.rights.directory && deviceIn(workspace.rights.directory, device);
      if (found?.person !== person) return refused(404, 'not-found', 'You have no such device.');
      sessions.letIn({ workspace: workspace.id, device });
      return done;
    },
  }),
];
