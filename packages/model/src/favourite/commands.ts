// Kept at hand and let go. The id follows from the person and the thing: marked on two devices apart it is one.
import { z } from 'zod';
import { command } from '../command.ts';
import { madeId } from '../made-id.ts';
import { ranksBetween } from '../rank.ts';
import { refuse } from '../refusal.ts';
import { tableOf } from '../records.ts';
import type { Tx } from '../tx.ts';
import { favouritesIn } from './queries.ts';

const kinds = ['tasks', 'projects', 'boards'] as const;
function isHere(tx: Tx, id: string): boolean {
  const table = kinds.find((kind) => kind === tableOf(id));
  return table !== undefined && tx[table].get(id) !== undefined;
}

export const setFavourite = command(
  'setFavourite',
  z.object({ of: z.string(), favourite: z.boolean() }),
  (tx, ctx, args) => {
    if (args.favourite && !isHere(tx, args.of)) return refuse('not-found', 'task');
    const id = madeId('v', ctx.directory.workspace, 'favourite', ctx.person, args.of);
    const isOne = (tx.favourites.get(id)?.rank ?? null) !== null;
    if (isOne === args.favourite) return { of: args.of };
    if (isOne) {
      tx.favourites.patch(id, { rank: null });
      return { of: args.of };
    }
    const last = favouritesIn(tx).at(-1)?.rank ?? null;
    const [rank = 'a0'] = ranksBetween(last, null, { count: 1, random: ctx.random });
    tx.favourites.add({ in: 'private' }, id, { of: args.of, rank });
    return { of: args.of };
  },
);
