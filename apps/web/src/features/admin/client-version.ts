// Which devices go on with another build of the app than the relay gives out. A page takes the new one when it is loaded anew.
import type { ClientsSeen } from '@baton/workspace/doors/relay-health';

type Client = ClientsSeen['devices'][number];

const dayMs = 86_400_000;

/** newest: what is given out · older: from before that · other: never given out here · untold. */
type Build = 'newest' | 'older' | 'other' | 'untold';

export function buildOf({ app: given }: ClientsSeen, { app }: Pick<Client, 'app'>): Build {
  if (given === null || app === null) return 'untold';
  if (app.name === given.name) return 'newest';
  // After an older relay was put back, a newer build is another one.
  return app.since !== null && app.since < given.since ? 'older' : 'other';
}

/** They were here when the new one had been given out for a day, and had not taken it. */
export const stillOld = (told: ClientsSeen): readonly Client[] =>
  told.devices.filter((client) => {
    const isNewest = ['newest', 'untold'].includes(buildOf(told, client));
    return !isNewest && (client.seen ?? 0) > (told.app?.since ?? 0) + dayMs;
  });
