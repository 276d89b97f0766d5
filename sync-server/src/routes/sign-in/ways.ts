// What a page may show before anybody has said who they are.
import type { SignInWays } from '@baton/protocol/http-sign-in';
import { anybody } from '../../access/policy.ts';
import type { Services } from '../../services.ts';
import { often, ok, route } from '../route.ts';

/** A relay with one workspace is that workspace's house, and says so at its door; of several it names none. */
async function onlyHouse({ relay, post }: Services): Promise<Pick<SignInWays, 'title' | 'asks'>> {
  const [only, ...more] = await relay.workspaces();
  if (only === undefined || more.length > 0) return { title: null, asks: null };
  const title = (await relay.workspace(only))?.ledger.titles.workspace ?? null;
  return { title, asks: post.joins.hears(only) ? only : null };
}

export const signInWayRoutes = [
  route({
    method: 'GET',
    path: '/api/sign-in',
    policy: anybody,
    rate: often,
    handle: async (services) => {
      const signOn = services.signOn ? { name: services.signOn.name } : null;
      return ok({ signOn, ...(await onlyHouse(services)) } satisfies SignInWays);
    },
  }),
];
