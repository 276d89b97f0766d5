// What anybody may know of this relay before they have anything to do with it.
import { protocolVersion } from '@baton/protocol/frames';
import type { Relay } from '@baton/protocol/http';
import { anybody, isFoundingOpen } from '../../access/policy.ts';
import { isThisMachine } from '../../access/origin.ts';
import { often, ok, route } from '../route.ts';

export const relayRoutes = [
  route({
    method: 'GET',
    path: '/api/relay',
    policy: anybody,
    rate: often,
    handle: async (services, asking) =>
      ok({
        name: 'baton',
        protocol: protocolVersion,
        founding: await isFoundingOpen(services, asking),
        relayKey: services.relay.options.relayKey.publicKey,
        secure: asking.secure || isThisMachine(asking.host),
        now: services.now(),
        ...(services.refilling === true ? { refilling: true } : {}),
        ...(services.demoDate === undefined ? {} : { demoDate: services.demoDate }),
      } satisfies Relay),
  }),
];
