import { expect, test } from 'vitest';
import type { PersonId } from '@baton/model/ids';
import type { HeldCell } from '../cells/cell.ts';
import { DocState } from '../memory/doc-state.ts';
import { confirmCell, confirmedCell, dropPending, effectiveCell, effectiveCells, newHeld, type Held } from './held.ts';

const ann = 'ann' as PersonId;
const cell = (code: string, value: unknown, t: number): HeldCell => ({ code, value, t, by: ann, client: 1, clock: t });
const inItem = (clock: number, of: HeldCell): HeldCell => ({ ...of, clock });
const held = (): Held => newHeld('t1', new DocState('r/s1/1'), null);

test('[R9] of two confirmed cells the newer stays, whichever comes first', () => {
  const [one, other] = [held(), held()];
  for (const next of [cell('ti', 'a', 1), cell('ti', 'b', 2)]) confirmCell(one, next, false);
  for (const next of [cell('ti', 'b', 2), cell('ti', 'a', 1)]) confirmCell(other, next, false);
  expect(one.cells).toEqual([cell('ti', 'b', 2)]);
  expect(other.cells).toEqual(one.cells);
});

test('[R38] the same cell in a second item becomes the first one’s twin only when it was written to replace it', () => {
  const record = held();
  confirmCell(record, cell('ti', 'a', 1), false);
  confirmCell(record, inItem(50, cell('ti', 'a', 1)), false);
  expect(confirmedCell(record, 'ti')?.twin).toBeUndefined();
  confirmCell(record, inItem(51, cell('ti', 'a', 1)), true);
  expect(confirmedCell(record, 'ti')).toEqual({ ...cell('ti', 'a', 1), twin: [1, 51] });
});

test('[R26] what counts is the newest of both layers, for each code', () => {
  const record = held();
  confirmCell(record, cell('ti', 'confirmed', 5), false);
  confirmCell(record, cell('du', 'only confirmed', 1), false);
  record.pending = [
    { batch: 'b1', cell: cell('ti', 'older pending', 3) },
    { batch: 'b2', cell: cell('ti', 'newer pending', 7) },
    { batch: 'b2', cell: cell('pr', 'only pending', 7) },
  ];
  expect(effectiveCell(record, 'ti')?.value).toBe('newer pending');
  expect(effectiveCells(record).map(({ value }) => value)).toEqual(['newer pending', 'only confirmed', 'only pending']);
  expect(confirmedCell(record, 'ti')?.value).toBe('confirmed');
  expect(effectiveCell(record, 'zz')).toBeUndefined();
});

test('[R28] dropping batches leaves the others and, with none left, the confirmed layer alone', () => {
  const record = held();
  confirmCell(record, cell('ti', 'confirmed', 5), false);
  record.pending = [
    { batch: 'b1', cell: cell('ti', 'one', 6) },
    { batch: 'b2', cell: cell('ti', 'two', 7) },
  ];
  dropPending(record, new Set(['b2', 'b9']));
  expect(effectiveCell(record, 'ti')?.value).toBe('one');
  dropPending(record, new Set(['b1']));
  expect([record.pending, effectiveCell(record, 'ti')?.value]).toEqual([null, 'confirmed']);
  expect(effectiveCells(record)).toBe(record.cells);
});
