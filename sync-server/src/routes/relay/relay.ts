// What anybody may know of this relay before they have anything to do with it.
import { protocolVersion } from '@baton/protocol/frames';
import type { Relay } from '@baton/protocol/http';
import { anybody, isFoundingOpen } from '../../access/policy.ts';
import { often, ok, route } from '../route.ts';

const own = new Set(['localhost', '127.0.0.1', '[::1]']);
/** Whether a browser that came this way has keys, locks and a service worker. */
export const isSecure = (host: string, secure: boolean): boolean =>
  secure || own.has(new URL(`http://${host}`).hostname);

export const relayRoutes = [
  route({
    method: 'GET',
    path: '/api/relay',
    policy: anybody,
    rate: often,
    handle: async (services, { host, secure }) =>
      ok({
        name: 'baton',
        protocol: protocolVersion,
        founding: await isFoundingOpen(services, host),
        relayKey: services.relay.options.relayKey.publicKey,
        secure: isSecure(host, secure),
        now: services.now(),
        ...(services.demoDate === undefined ? {} : { demoDate: services.demoDate }),
      } satisfies Relay),
  }),
];
