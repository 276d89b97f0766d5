// One span of being away, as data: what was done here and elsewhere meanwhile, bounded however long it lasts.
import type { AwaySpan } from '@baton/store/schema';

const mostInstants = 200;
const mostPlaces = 500;
const mostPeople = 500;
const mostReplaced = 2_000;

export const newSpan = (from: number): AwaySpan => ({
  from,
  to: null,
  own: [],
  others: [],
  ownCount: 0,
  othersCount: 0,
  people: [],
  replaced: [],
  places: [],
  countedTo: 0,
});

/** Every so many-th instant is kept once there are so many: a power of two, so that what is kept stays evenly spread. */
const strideOf = (count: number): number => 2 ** Math.max(0, Math.ceil(Math.log2(count / mostInstants)));

/** `count` instants were met, this one included. */
function addInstant(instants: number[], at: number, count: number): void {
  const stride = strideOf(count);
  if (stride > strideOf(count - 1)) for (let i = 1; i < instants.length; i += 1) instants.splice(i, 1);
  if ((count - 1) % stride === 0) instants.push(at);
}

export function addOwn(span: AwaySpan, at: number): void {
  span.ownCount += 1;
  addInstant(span.own, at, span.ownCount);
}
export function addOther(span: AwaySpan, at: number, person: string): void {
  span.othersCount += 1;
  addInstant(span.others, at, span.othersCount);
  addPerson(span.people, person);
}
/** `person` null: it is not known who. */
export function addPlace(span: AwaySpan, record: string, person: string | null): void {
  const index = placesIn(span);
  let place = index.get(record);
  if (!place) {
    if (span.places.length >= mostPlaces) return;
    place = { record, count: 0, people: [] };
    span.places.push(place);
    index.set(record, place);
  }
  place.count += 1;
  if (person !== null) addPerson(place.people, person);
}
type Place = AwaySpan['places'][number];
const indexes = new WeakMap<AwaySpan, Map<string, Place>>();
/** A hundred thousand changes are counted without a search through all places for each. */
function placesIn(span: AwaySpan): Map<string, Place> {
  const known = indexes.get(span) ?? new Map(span.places.map((place) => [place.record, place]));
  indexes.set(span, known);
  return known;
}
export function addReplaced(span: AwaySpan, id: string): void {
  if (span.replaced.length < mostReplaced && !span.replaced.includes(id)) span.replaced.push(id);
}
function addPerson(people: string[], person: string): void {
  if (people.length < mostPeople && !people.includes(person)) people.push(person);
}

const thinned = (instants: readonly number[]): number[] => {
  const sorted = instants.toSorted((left, right) => left - right);
  const stride = Math.ceil(sorted.length / mostInstants);
  return sorted.filter((_, at) => at % stride === 0);
};

/** The person has not closed the earlier one: both are told as one. */
export function joined(before: AwaySpan | null, after: AwaySpan): AwaySpan {
  if (before === null) return after;
  const places = new Map(before.places.map((place) => [place.record, place]));
  for (const place of after.places) {
    const known = places.get(place.record);
    places.set(place.record, {
      record: place.record,
      count: place.count + (known?.count ?? 0),
      people: [...new Set([...(known?.people ?? []), ...place.people])],
    });
  }
  return {
    from: before.from,
    to: after.to,
    own: thinned([...before.own, ...after.own]),
    others: thinned([...before.others, ...after.others]),
    ownCount: before.ownCount + after.ownCount,
    othersCount: before.othersCount + after.othersCount,
    people: [...new Set([...before.people, ...after.people])],
    replaced: [...new Set([...before.replaced, ...after.replaced])],
    places: [...places.values()].slice(0, mostPlaces),
    countedTo: after.countedTo,
  };
}

/** A blink of the network that changed nothing of note is not worth a word. */
const worthTelling = 60_000;

export const isOfNote = (span: AwaySpan, now: number): boolean =>
  span.replaced.length > 0 || (span.to ?? now) - span.from >= worthTelling;
