// How the relay stands, for those who run a workspace on it: what /healthz tells everybody, and what only they should know.
import { protocolVersion } from '@baton/protocol/frames';
import type { Diagnostics, RelayHealth } from '@baton/protocol/http-health';
import { administers, type SignedIn } from '../../access/policy.ts';
import type { Host } from '../../ops/host.ts';
import { healthOf } from '../../ops/health.ts';
import type { Services } from '../../services.ts';
import { often, ok, route, seldom } from '../route.ts';
import { clientsSeen } from './clients.ts';

type OfHost = Pick<RelayHealth, 'since' | 'disk' | 'backup' | 'program' | 'outward'>;

async function ofHost(host: Host | undefined): Promise<OfHost> {
  if (host === undefined) return { since: null, disk: null, backup: { isMade: false, at: null } };
  const { since, backups, outward } = host;
  const backup = { isMade: backups !== null, at: backups?.lastAt() ?? null, kept: await backups?.kept() };
  return { since, disk: await host.disk(), backup, program: await host.program(), outward: outward.told() };
}

function limitsOf({ files: { bounds }, host }: Services): Pick<RelayHealth, 'limits'> {
  if (host === undefined) return {};
  return { limits: { file: bounds.largest, files: bounds.most, historyDays: host.historyDays } };
}

async function told(services: Services, { workspace }: SignedIn, isAsked: boolean): Promise<RelayHealth> {
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
    ...(host === undefined ? {} : { tls: { isAsked, shown: await host.certificate() } }),
    ...(host === undefined ? {} : { course: [...host.course.of(id)], writes: host.writes.last(id) }),
  };
}

/** For whoever is asked for help: figures and versions. Where mail and files go is the company's own matter. */
async function diagnosed(services: Services, by: SignedIn): Promise<Diagnostics> {
  const { outward = [], tls: _tls, ...health } = await told(services, by, true);
  const { host } = services;
  return {
    format: 'baton-diagnostics',
    version: 1,
    protocol: protocolVersion,
    machine: { platform: process.platform, arch: process.arch },
    health,
    outward: outward.map(({ at: _at, ...counted }) => counted),
    settings: [...(host?.settings ?? [])],
    troubles: host?.troubles.told() ?? [],
    metrics: (await host?.metrics()) ?? '',
  };
}

export const healthRoutes = [
  route({
    method: 'GET',
    path: '/api/health/:workspace',
    policy: administers<unknown>(({ params }) => params['workspace']),
    rate: often,
    handle: async (services, { secure }, by) => ok(await told(services, by, secure)),
  }),
  route({
    method: 'GET',
    path: '/api/health/:workspace/clients',
    policy: administers<unknown>(({ params }) => params['workspace']),
    rate: often,
    handle: async (services, _, by) => ok(await clientsSeen(services, by)),
  }),
  route({
    method: 'GET',
    path: '/api/health/:workspace/diagnostics',
    policy: administers<unknown>(({ params }) => params['workspace']),
    rate: seldom,
    handle: async (services, _, by) => ok(await diagnosed(services, by)),
  }),
];
