import { expect, test } from 'vitest';
import { leads, ringsOf, withoutRings, type Edge } from './rings.ts';

/** "ab bc" → edges a→b (made first) and b→c. */
function net(text: string): { edges: Edge[]; from: (node: string) => readonly Edge[] } {
  const edges = text.split(' ').map((pair, at) => ({ id: pair, from: pair[0] ?? '', to: pair[1] ?? '', at }));
  return { edges, from: (node) => edges.filter((edge) => edge.from === node) };
}
const ignored = (text: string): string[] => {
  const { edges, from } = net(text);
  return edges.filter(ringsOf(from)).map(({ id }) => id);
};

test('[M212] without a ring every edge counts', () => {
  expect(ignored('ab bc ac cd')).toEqual([]);
  expect(ignored('ab cb')).toEqual([]);
});

test('[M212] the newest edge of a ring counts nowhere, and what hangs on the ring counts', () => {
  expect(ignored('ab bc ca')).toEqual(['ca']);
  expect(ignored('ca ab bc')).toEqual(['bc']);
  expect(ignored('xa ab ba by')).toEqual(['ba']);
  expect(ignored('aa')).toEqual(['aa']);
});

test('[M212] of two rings that share an edge each loses its newest', () => {
  expect(ignored('ab ba bc ca')).toEqual(['ba', 'ca']);
  expect(ignored('bc ca ba ab')).toEqual(['ab']);
});

test('[M212] the answer does not depend on where one begins, nor on the order in which edges are here', () => {
  const { edges } = net('ab bc ca cd db de ef fd ga');
  const wanted = ignored('ab bc ca cd db de ef fd ga');
  for (let turn = 0; turn < edges.length; turn += 1) {
    const turned = [...edges.slice(turn), ...edges.slice(0, turn)];
    const isIgnored = ringsOf((node) => turned.filter(({ from }) => from === node));
    expect(
      turned
        .filter(isIgnored)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(wanted.toSorted());
  }
});

test('[M212] what was made in the same second is told apart by its id', () => {
  const edges: Edge[] = [
    { id: 'r2', from: 'a', to: 'b', at: 5 },
    { id: 'r1', from: 'b', to: 'a', at: 5 },
  ];
  const isIgnored = ringsOf((node) => edges.filter(({ from }) => from === node));
  expect(edges.filter(isIgnored).map(({ id }) => id)).toEqual(['r2']);
});

test('[M211] one is led along edges that count alone', () => {
  const { from } = net('ab bc ca');
  expect(leads('a', 'c', from)).toBe(true);
  expect(leads('c', 'b', withoutRings(from))).toBe(false);
});

test('[M212] a chain of 20,000 is walked without going deep, each edge once', () => {
  let asked = 0;
  const isIgnored = ringsOf((node) => {
    asked += 1;
    const at = Number(node);
    return at < 20_000 ? [{ id: node, from: node, to: String(at + 1), at }] : [];
  });
  for (let at = 19_999; at >= 0; at -= 1) {
    expect(isIgnored({ id: String(at), from: String(at), to: String(at + 1), at })).toBe(false);
  }
  expect(asked).toBeLessThan(60_000);
});
