// Ids: one kind letter, then 17 Crockford characters (85 random bits). The letter makes a cell's key
// tell the kind of its record without any look-up. Randomness is handed in; nothing here rolls dice.

declare const brand: unique symbol;
/** A string that only its own noun's functions accept. */
export type Branded<Name extends string> = string & { readonly [brand]: Name };

export type WorkspaceId = Branded<'workspace'>;
export type PersonId = Branded<'person'>;
export type DeviceId = Branded<'device'>;
export type SpaceId = Branded<'space'>;
export type TeamId = Branded<'team'>;
export type LinkId = Branded<'link'>;
export type TabletId = Branded<'tablet'>;
export type OfferId = Branded<'offer'>;
export type ApprovalId = Branded<'approval'>;
export type RecordId = string;

/** Kind letters of ids that are not records: those of records stand in each noun's schema.ts. */
export const letters = {
  workspace: 'w',
  person: 'u',
  device: 'd',
  space: 's',
  invitation: 'i',
  team: 'e',
  link: 'l',
  tablet: 'z',
  offer: 'r',
  approval: 'g',
} as const;

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 17;

/** @param bytes at least 17 random bytes; five bits of each are used. */
export function idFromBytes(letter: string, bytes: Uint8Array): string {
  let id = letter;
  for (let at = 0; at < length; at += 1) id += alphabet[(bytes[at] ?? 0) & 31];
  return id;
}

/** The five bits of each character, as they were given. */
export const bytesFromId = (id: string): Uint8Array => Uint8Array.from(id.slice(1), (digit) => alphabet.indexOf(digit));

const idPattern = /^[a-z][0-9A-HJKMNP-TV-Z]{17}$/;

export const isId = (text: string, letter?: string): boolean =>
  idPattern.test(text) && (letter === undefined || text.startsWith(letter));

/** The five characters of a provisional key: `SPR~7QK3M`. An alias for ever. */
export const shortOf = (id: RecordId): string => id.slice(1, 6);
