// A profile is its person's own; names without an account stand in a space and can be matched to a person.
import { z } from 'zod';
import { command } from '../command.ts';
import { Day } from '../day.ts';
import { type Patch, present } from '../record.ts';
import type { Ctx } from '../ctx.ts';
import { isGuest } from '../directory/queries.ts';
import { refuse } from '../refusal.ts';
import { leaveEverywhere, ownFace } from '../sharing/cards.ts';
import type { Tx } from '../tx.ts';
import type { SpaceId } from '../ids.ts';
import { isPerson, standsIn } from '../space/rules.ts';
import { Language } from './language.ts';
import { Photo } from './photo.ts';
import type { profile } from './schema.ts';
import { Week } from './week.ts';
import { Absence } from './working.ts';
import { Zone } from './zone.ts';

const Name = z.string().trim().min(1).max(120);
const Title = z.string().trim().max(120).nullable();
const DayName = Day as unknown as z.ZodType<string, string>;

/** What is not named stays as it is; null empties. Each field is a cell of its own, each pattern and absence too. */
const ProfileFields = z.object({
  name: Name.optional(),
  title: Title.optional(),
  zone: Zone.nullable().optional(),
  language: Language.nullable().optional(),
  weeks: z.record(DayName, Week.nullable()).optional(),
  away: z.record(DayName, Absence.nullable()).optional(),
  photo: Photo.nullable().optional(),
  holidays: z.string().max(64).nullable().optional(),
});

/** What stands already is not written again (replica R21). */
export const setProfile = command('setProfile', ProfileFields, (tx, ctx, { name, ...rest }) => {
  const known = tx.profiles.get(ctx.person);
  const isBackwards = Object.entries(rest.away ?? {}).some(([from, absence]) => absence !== null && absence.to < from);
  if (isBackwards) return refuse('not-valid', 'away');
  const fields = { ...rest, ...(rest.title === '' ? { title: null } : {}) };
  if (isGuest(ctx.directory, ctx.person)) return setGuestFace(tx, ctx, { name, title: fields.title });
  if (known === undefined && name === undefined) return refuse('not-found', 'person');
  if (known !== undefined) tx.profiles.patch(ctx.person, given({ ...fields, name }));
  else tx.profiles.add({ in: 'people' }, ctx.person, given({ ...fields, name }));
  return { person: ctx.person };
});

/** Guests have no profile, which is read by everybody. */
function setGuestFace(
  tx: Tx,
  ctx: Ctx,
  said: { readonly name?: string | undefined; readonly title?: string | null | undefined },
) {
  const known = ownFace(tx, ctx.person);
  const name = said.name ?? known?.name;
  if (name === undefined) return refuse('not-found', 'person');
  leaveEverywhere(tx, ctx, { name, title: said.title === undefined ? (known?.title ?? null) : said.title });
  return { person: ctx.person };
}

/** Without what was not named. */
const given = (fields: object): Patch<typeof profile> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

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
