import fc from 'fast-check';
import { expect, test } from 'vitest';
import { viewOf, Views, type View } from './view.ts';

interface Lamp {
  readonly id: string;
  readonly colour: string;
}
/** How many there are of each colour. */
const colours: View<Lamp, Map<string, number>> = {
  fields: ['colour'],
  open: () => new Map(),
  move(counts, { before, after }) {
    const add = (colour: string, by: number) => counts.set(colour, (counts.get(colour) ?? 0) + by);
    if (before) add(before.colour, -1);
    if (after) add(after.colour, 1);
  },
};
const told = (counts: unknown): [string, number][] =>
  [...(counts as Map<string, number>)].filter(([, count]) => count !== 0).toSorted(([a], [b]) => (a < b ? -1 : 1));

test('[M110] a view that is made ready bit by bit, while rows come, change and go, is what all rows give', () => {
  const colour = fc.constantFrom('red', 'green', 'blue');
  const step = fc.oneof(
    fc.record({ slot: fc.nat({ max: 12 }), colour: fc.option(colour) }),
    fc.record({ warm: fc.nat({ max: 4 }) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const lamps: (Lamp | undefined)[] = [];
      const views = new Views({
        count: () => lamps.length,
        idAt: (slot) => `l${slot}`,
        briefAt: (slot) => lamps[slot],
      });
      for (const one of steps) {
        if ('warm' in one) views.warm(colours, one.warm);
        else {
          const slot = Math.min(one.slot, lamps.length);
          const before = lamps[slot];
          lamps[slot] = one.colour === null ? undefined : { id: `l${slot}`, colour: one.colour };
          views.moved(slot, before, lamps[slot]);
        }
      }
      const rows = lamps.filter((lamp) => lamp !== undefined);
      expect(told(views.of(colours))).toEqual(told(viewOf(colours, rows)));
    }),
  );
});

test('[M110] each row is told once, and warming says when nothing is left', () => {
  const lamps = ['red', 'red', 'blue'].map((colour, at): Lamp => ({ id: `l${at}`, colour }));
  const views = new Views({ count: () => lamps.length, idAt: (slot) => `l${slot}`, briefAt: (slot) => lamps[slot] });
  expect([views.warm(colours, 2), views.warm(colours, 2), views.warm(colours, 2)]).toEqual([2, 1, 0]);
  expect(told(views.of(colours))).toEqual([
    ['blue', 1],
    ['red', 2],
  ]);
  lamps.push({ id: 'l3', colour: 'blue' });
  views.moved(3, undefined, lamps[3]);
  expect(told(views.of(colours))).toEqual([
    ['blue', 2],
    ['red', 2],
  ]);
});
