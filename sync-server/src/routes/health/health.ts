// How the relay stands, for those who run a workspace on it: what /healthz tells everybody, and what only they should know.
import type { RelayHealth } from '@baton/protocol/http-health';
import { administers, type SignedIn } from '../../access/policy.ts';
import type { Host } from '../../ops/host.ts';
import { healthOf } from '../../ops/health.ts';
import type { Services } from '../../services.ts';
import { often, ok, route } from '../route.ts';

async function ofHost(host: Host | undefined): Promise<Pick<RelayHealth, 'since' | 'disk' | 'backup'>> {
  if (host === undefined) return { since: null, disk: null, backup: { isMade: false, at: null } };
  const { since, backups } = host;
  return { since, disk: await host.disk(), backup: { isMade: backups !== null, at: backups?.lastAt() ?? null } };
}

function limitsOf({ files: { bounds }, host }: Services): Pick<RelayHealth, 'limits'> {
  if (host === undefined) return {};
  return { limits: { file: bounds.largest, files: bounds.most, historyDays: host.historyDays } };
}

async function told(services: Services, { workspace }: SignedIn): Promise<RelayHealth> {
  const { relay, now, host } = services;
  const { log } = relay.options;
  const { room, id } = workspace;
  const [{ state }, head] = [await healthOf(relay), await log.head(id)];
  return {
    state,
    now: now(),
    ...(await ofHost(host)),
    devices: room.size,
    people: room.people,
    entries: head?.cursor.number ?? 0,
    safe: room.stamping.safe,
    lag: room.lag,
    ...limitsOf(services),
    ...(host === undefined ? {} : { course: [...host.course.of(id)], writes: host.writes.last(id) }),
  };
}

export const healthRoutes = [
  route({
    method: 'GET',
    path: '/api/health/:workspace',
    policy: administers<unknown>(({ params }) => params['workspace']),
    rate: often,
    handle: async (services, _, by) => ok(await told(services, by)),
  }),
];
