import { describe, expect, test } from 'vitest';
import { type BoardModel, type Direction, findPlace, type Place, placeAt, stepPlace } from './model.tsx';

const flat: BoardModel = {
  columns: ['ready', 'making', 'done'],
  cards: ({ column }) => ({ ready: ['a', 'b', 'c'], making: ['d'], done: [] })[column] ?? [],
};
const laned: BoardModel = {
  columns: ['ready', 'making'],
  lanes: ['high', 'low'],
  cards: ({ column, lane }) =>
    ({ ready: { high: ['a', 'b'], low: ['c'] }, making: { high: [], low: ['d'] } })[column as 'ready']?.[
      lane as 'high'
    ] ?? [],
};

function walk(model: BoardModel, id: string, ...directions: readonly Direction[]): Place | undefined {
  let from = findPlace(model, id);
  for (const direction of directions) from = from && (stepPlace(model, id, { from, direction }) ?? from);
  return from;
}

describe('places', () => {
  test('[U16] a place names both neighbours, never the moved card', () => {
    expect(findPlace(flat, 'b')).toEqual({ column: 'ready', lane: undefined, after: 'a', before: 'c' });
    expect(placeAt(['a', 'c'], 99, { column: 'ready' })).toMatchObject({ after: 'c', before: undefined });
    expect(findPlace(flat, 'nowhere')).toBeUndefined();
  });

  test('[U16] up and down walk over the others and stop at the ends', () => {
    expect(walk(flat, 'a', 'down')).toMatchObject({ after: 'b', before: 'c' });
    expect(walk(flat, 'a', 'down', 'down', 'down')).toMatchObject({ after: 'c', before: undefined });
    expect(walk(flat, 'a', 'up')).toMatchObject({ after: undefined, before: 'b' });
  });

  test('[U16] sideways keeps the height where the other column has it', () => {
    expect(walk(flat, 'c', 'right')).toMatchObject({ column: 'making', after: 'd', before: undefined });
    expect(walk(flat, 'a', 'right')).toMatchObject({ column: 'making', after: undefined, before: 'd' });
    expect(walk(flat, 'a', 'right', 'right', 'right')).toMatchObject({ column: 'done', after: undefined });
    expect(walk(flat, 'a', 'left')).toMatchObject({ column: 'ready' });
  });

  test('[U16] down at the end of a cell goes on in the next lane, and back', () => {
    expect(walk(laned, 'b', 'down')).toMatchObject({ column: 'ready', lane: 'low', before: 'c' });
    expect(walk(laned, 'c', 'up')).toMatchObject({ column: 'ready', lane: 'high', after: 'b' });
    expect(walk(laned, 'c', 'right', 'up', 'up')).toMatchObject({ column: 'making', lane: 'high' });
  });
});
