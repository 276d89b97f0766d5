// Which build of the web app each device last came with, and when it was last here, for those who run the workspace.
import type { ClientsSeen } from '@baton/protocol/http-health';
import type { SignedIn } from '../../access/policy.ts';
import type { Services } from '../../services.ts';

export async function clientsSeen({ sessions, host, now }: Services, { workspace }: SignedIn): Promise<ClientsSeen> {
  const { id, rights, room } = workspace;
  const given = (await host?.app()) ?? null;
  const app = given === null ? null : { name: given, since: sessions.givenSince(given) };
  const live = Object.entries(rights.directory?.devices ?? {}).filter(([, { revoked }]) => revoked === null);
  const here = room.devices;
  const devices = live.map(([device]) => {
    const mark = sessions.markOf({ workspace: id, device });
    const isHere = here.has(device);
    return {
      device,
      seen: isHere ? now() : (mark?.seen ?? null),
      isHere,
      agent: mark?.agent ?? '',
      app: mark?.app ? { name: mark.app, since: sessions.sinceOf(mark.app) } : null,
    };
  });
  return { app, devices };
}
