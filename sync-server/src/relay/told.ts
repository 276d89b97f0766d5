// What one device may learn of where the others are: that they are here, and where only inside spaces it reads.
import { isId } from '@baton/model/ids';
import type { Presence } from '@baton/protocol/frames';
import type { Rights } from '../access/rights.ts';
import type { Guest } from './peer.ts';
import type { Seat } from './seat.ts';

const spaceOf = (at: string): string | undefined => at.split('/').find((part) => isId(part, 's'));

/** What somebody says of where they are, with who they are by the relay. In a space that is not theirs nobody is. */
export function saidBy(
  rights: Rights,
  { person, deviceNo }: Guest,
  said: Omit<Presence, 'person' | 'deviceNo'>,
): Presence {
  const space = spaceOf(said.at);
  const isThere = space === undefined || rights.spacesOf(person).some((own) => own === space);
  const { at, on, field } = isThere ? said : { at: '', on: null, field: null };
  return { person, deviceNo, at, on, field };
}

function mayBeTold(rights: Rights, to: Guest, here: readonly Presence[]): readonly Presence[] {
  const spaces = new Set<string>(rights.spacesOf(to.person));
  const seesAll = rights.readsDecisions(to.person);
  return here.flatMap((one) => {
    const space = spaceOf(one.at);
    // A place of which no space is known is nobody's to know: an id alone would tell that it exists.
    const isOpen = space === undefined ? one.at === '' && one.on === null : spaces.has(space);
    if (one.person === to.person || (isOpen && (seesAll || space !== undefined))) return one;
    // That somebody is here at all is not a guest's to know.
    return seesAll ? { ...one, at: '', on: null, field: null } : [];
  });
}

/** A guest is told when what they may know has changed: each further frame would say that somebody somewhere moved. */
export function tellHere(seat: Seat, rights: Rights, all: readonly Presence[]): void {
  const here = mayBeTold(rights, seat.who, all);
  const told = rights.readsDecisions(seat.who.person) ? null : JSON.stringify(here);
  if (told !== null && told === seat.toldHere) return;
  seat.toldHere = told;
  seat.peer.send({ type: 'presence', here });
}
