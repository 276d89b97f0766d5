// A profile is its person's own; names without an account stand in a space and can be matched to a person.
import { z } from 'zod';
import { command } from '../command.ts';
import { present } from '../record.ts';
import { refuse } from '../refusal.ts';
import type { SpaceId } from '../ids.ts';
import { isPerson, standsIn } from '../space/rules.ts';

const Name = z.string().trim().min(1).max(120);
const Title = z.string().trim().max(120).nullable();

export const setProfile = command('setProfile', z.object({ name: Name, title: Title.optional() }), (tx, ctx, args) => {
  const known = tx.profiles.get(ctx.person);
  const fields = { name: args.name, ...(args.title === undefined ? {} : { title: args.title || null }) };
  if (known === undefined) tx.profiles.add({ in: 'people' }, ctx.person, fields);
  else if (known.name !== fields.name || (args.title !== undefined && known.title !== fields.title)) {
    tx.profiles.patch(ctx.person, fields);
  }
  return { person: ctx.person };
});

/** What I call a device of mine, by its number in the directory; null takes the name away. */
export const nameDevice = command(
  'nameDevice',
  z.object({ no: z.int().min(1), name: z.string().trim().min(1).max(60).nullable() }),
  (tx, ctx, { no, name }) => {
    const own = tx.profiles.get(ctx.person);
    if (own === undefined) return refuse('not-found', 'person');
    const isMine = Object.values(ctx.directory.devices).some((one) => one.no === no && one.person === ctx.person);
    if (!isMine) return refuse('not-found', 'device');
    if ((own.devices[no] ?? null) !== name) tx.profiles.patch(ctx.person, { devices: { [no]: name } });
    return { no };
  },
);

export const addName = command(
  'addName',
  z.object({ space: z.string(), name: Name, title: Title.optional(), guest: z.boolean().optional() }),
  (tx, ctx, args) => {
    const space = args.space as SpaceId;
    if (!standsIn(ctx.directory, space, ctx.person)) return refuse('not-allowed', 'space');
    const id = ctx.newId('n');
    tx.names.add(
      { in: 'space', space },
      id,
      present({ name: args.name, title: args.title || null, guest: args.guest ?? null }),
    );
    return { name: id };
  },
);

/** Says who a name is; null takes it back. Tasks and comments keep the name's id, so this too can be undone. */
export const matchName = command(
  'matchName',
  z.object({ name: z.string(), person: z.string().nullable() }),
  (tx, ctx, args) => {
    const name = tx.names.get(args.name);
    if (name === undefined) return refuse('not-found', 'name');
    if (args.person !== null && !isPerson(ctx.directory, args.person)) {
      return refuse('not-found', 'person');
    }
    if (name.person !== args.person) tx.names.patch(args.name, { person: args.person });
    return { name: args.name };
  },
);
