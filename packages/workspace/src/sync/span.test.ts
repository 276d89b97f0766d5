import { expect, test } from 'vitest';
import { addOther, addOwn, addPlace, addReplaced, isOfNote, joined, newSpan } from './span.ts';

test('[W113] however much happens, two hundred instants are kept at most, evenly spread over the whole span', () => {
  for (const count of [1, 199, 200, 201, 777, 5_000, 100_001]) {
    const span = newSpan(0);
    for (let at = 0; at < count; at += 1) addOwn(span, at);
    expect(span.ownCount).toBe(count);
    expect(span.own.length).toBeLessThanOrEqual(200);
    expect(span.own.length).toBeGreaterThanOrEqual(Math.min(count, 100));
    expect(span.own[0]).toBe(0);
    const gaps = span.own.slice(1).map((at, index) => at - (span.own[index] ?? 0));
    expect(new Set(gaps).size).toBeLessThanOrEqual(1);
    expect(count - (span.own.at(-1) ?? 0)).toBeLessThanOrEqual((gaps[0] ?? 1) + 1);
  }
});

test('[W113] places, people and losses are bounded too; what is known already goes on counting', () => {
  const span = newSpan(0);
  for (let at = 0; at < 3_000; at += 1) {
    addPlace(span, `j${at}`, `u${at}`);
    addOther(span, at, `u${at}`);
    addReplaced(span, `lost ${at}`);
    addReplaced(span, `lost ${at}`);
  }
  addPlace(span, 'j0', 'u1');
  expect([span.places.length, span.people.length, span.replaced.length]).toEqual([500, 500, 2_000]);
  expect(span.places[0]).toEqual({ record: 'j0', count: 2, people: ['u0', 'u1'] });
});

test('[W113] two spans joined are one: counts add up, places and people once each, instants in order', () => {
  const [first, second] = [newSpan(10), newSpan(100)];
  for (let at = 0; at < 150; at += 1) {
    addOwn(first, at);
    addOwn(second, 1_000 + at);
  }
  addPlace(first, 'j1', 'u1');
  addPlace(second, 'j1', 'u2');
  addPlace(second, 'j2', 'u2');
  const both = joined({ ...first, to: 50 }, { ...second, to: 200 });
  expect(both).toMatchObject({ from: 10, to: 200, ownCount: 300, othersCount: 0 });
  expect(both.places).toEqual([
    { record: 'j1', count: 2, people: ['u1', 'u2'] },
    { record: 'j2', count: 1, people: ['u2'] },
  ]);
  expect(both.own.length).toBeLessThanOrEqual(200);
  expect(both.own).toEqual(both.own.toSorted((left, right) => left - right));
  expect(joined(null, second)).toBe(second);
});

test('[W113] a minute is of note, and so is a single loss', () => {
  const span = newSpan(0);
  expect([isOfNote(span, 59_999), isOfNote(span, 60_000)]).toEqual([false, true]);
  addReplaced(span, 'lost');
  expect(isOfNote(span, 1)).toBe(true);
});
