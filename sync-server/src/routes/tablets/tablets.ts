// Shared tablets: who is on one, their PINs, and new codes from who leads its space. Whoever knows the tablet's secret asks
// from there; the secret opens no session.
import { AskTabletCode, CheckPin, LookAtTablet, SetPin } from '@baton/protocol/http-tablets';
import { anybody, signedIn } from '../../access/policy.ts';
import { often, ok, refused, route, seldom } from '../route.ts';
import { checkPin, giveCode, setPin } from './pins.ts';
import { findTablet, shownOf } from './shown.ts';

export const tabletRoutes = [
  route({
    method: 'POST',
    path: '/api/tablets/look',
    policy: anybody,
    body: LookAtTablet,
    rate: often,
    handle: async (services, { body }) => ok(shownOf(services, await findTablet(services, body))),
  }),
  route({
    method: 'POST',
    path: '/api/tablets/check',
    policy: anybody,
    body: CheckPin,
    rate: seldom,
    handle: async (services, { body }) => ok(await checkPin(services, body)),
  }),
  route({
    method: 'POST',
    path: '/api/tablets/pin',
    policy: anybody,
    body: SetPin,
    rate: seldom,
    handle: async (services, { body }) => ok(await setPin(services, body)),
  }),
  route({
    method: 'POST',
    path: '/api/tablets/codes',
    policy: signedIn<AskTabletCode>(({ body }) => body.workspace),
    body: AskTabletCode,
    rate: seldom,
    handle: async (services, { body }, by) => {
      const given = await giveCode(services, by, body.device);
      return given ? ok(given) : refused(404, 'not-found', 'There is no such person on a tablet of yours.');
    },
  }),
];
