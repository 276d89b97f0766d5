import { expect, test } from 'vitest';
import { adding, alike, reaching, stillIn, toggling } from './asked-choice.ts';

const rows = ['offer', 'gate', 'offer', 'offer', 'approval'].map((is, at) => ({ id: `${is}${at}`, asked: { is } }));
const of = (...ids: readonly string[]) => new Set(ids);

test('those that are asked in the same way are chosen together, and another kind begins anew', () => {
  expect(alike(rows, 'offer0').map(({ id }) => id)).toEqual(['offer0', 'offer2', 'offer3']);
  expect(adding(rows, of('offer0'), 'offer2')).toEqual(of('offer0', 'offer2'));
  expect(adding(rows, of('offer0', 'offer2'), 'gate1')).toEqual(of('gate1'));
  expect(toggling(rows, of('offer0', 'offer2'), 'offer0')).toEqual(of('offer2'));
});

test('Shift reaches from the one that was chosen last, up or down, past those of another kind', () => {
  expect(reaching(rows, of('offer0'), 'offer3')).toEqual(of('offer0', 'offer2', 'offer3'));
  expect([...reaching(rows, of('offer3'), 'offer0')].at(-1)).toBe('offer0');
  expect(reaching(rows, of('offer0'), 'gate1')).toEqual(of('gate1'));
  expect(reaching(rows, of(), 'gate1')).toEqual(of('gate1'));
});

test('what is answered meanwhile is chosen no more', () => {
  expect(stillIn(rows, of('offer0', 'gone'))).toEqual(of('offer0'));
  const chosen = of('offer0');
  expect(stillIn(rows, chosen)).toBe(chosen);
});
