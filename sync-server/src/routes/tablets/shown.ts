// A shared tablet as its start screen shows it: whose turn it could be. Names, and nothing of their work.
import { secretHash } from '@baton/ledger/proofs';
import { whyDead } from '@baton/model/directory/invitation-rules';
import { deviceIn, personIn } from '@baton/model/directory/queries';
import type { Directory } from '@baton/model/directory/schema';
import { tabletIn } from '@baton/model/directory/tablet-rules';
import type { DirectoryTablet } from '@baton/model/directory/tablet-schema';
import type { OnTablet, TabletLooked } from '@baton/protocol/http-tablets';
import type { OpenWorkspace } from '../../relay/relay.ts';
import type { Services } from '../../services.ts';

export interface Found {
  readonly workspace: OpenWorkspace;
  readonly directory: Directory;
  readonly id: string;
  readonly tablet: DirectoryTablet;
}
interface Told {
  readonly workspace: string;
  readonly secret: string;
}

export async function findTablet(services: Services, { workspace: id, secret }: Told): Promise<Found | undefined> {
  const workspace = await services.relay.workspace(id);
  const directory = workspace?.rights.directory;
  const hash = await secretHash(secret);
  const [key = ''] = Object.entries(directory?.tablets ?? {}).find(([, { secretHash: kept }]) => kept === hash) ?? [];
  const tablet = directory && tabletIn(directory, key);
  return workspace && directory && tablet ? { workspace, directory, id: key, tablet } : undefined;
}

/** Of a living device on it, whose person is here. */
export function isSeat({ directory, id }: Found, device: string): boolean {
  const found = deviceIn(directory, device);
  if (found === undefined || found.tablet !== id || found.revoked !== null) return false;
  return personIn(directory, found.person)?.standing === 'here';
}

function seats({ pins, now }: Services, found: Found): OnTablet[] {
  const { workspace, directory } = found;
  const { onTablets } = workspace.ledger.titles;
  return Object.entries(directory.devices)
    .filter(([device]) => isSeat(found, device))
    .map(([device, { person }]) => {
      const at = { workspace: workspace.id, device };
      const isCoded = (pins.codeOf(at)?.notAfter ?? 0) > now();
      const has = pins.pinOf(at) !== null ? 'pin' : isCoded ? 'code' : 'none';
      return { person, device, name: onTablets.get(person) ?? '', has };
    });
}

function toCome({ now }: Services, { workspace, directory, id }: Found): OnTablet[] {
  const { onTablets } = workspace.ledger.titles;
  return Object.entries(directory.invitations)
    .filter(([, invitation]) => invitation.tablet === id && whyDead(invitation, now()) === null)
    .map(([invitation]) => ({ invitation, name: onTablets.get(invitation) ?? '', has: 'code' }));
}

export function shownOf(services: Services, found: Found | undefined): TabletLooked {
  if (!found) return { ok: false, why: 'unknown' };
  const { workspace, id, tablet } = found;
  if (tablet.closed) return { ok: false, why: 'closed' };
  const { titles } = workspace.ledger;
  return {
    ok: true,
    tablet: id,
    idle: tablet.idle,
    spaceTitle: titles.spaces.get(tablet.of) ?? '',
    workspaceTitle: titles.workspace,
    people: [...seats(services, found), ...toCome(services, found)],
  };
}
