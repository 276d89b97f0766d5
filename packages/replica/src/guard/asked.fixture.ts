// A document that Ann has written to up to clock 10 and Bo up to 20, and what the guard says of what Ann sends.
import type { PersonId } from '@baton/model/ids';
import type { DocClass } from '../layout.ts';
import { forge, type ForgedStruct } from './forge.fixture.ts';
import { check, type Verdict } from './guard.ts';
import type { GuardContext } from './rule.ts';

export const ann = 2 ** 44 + 1;
export const bo = 2 ** 44 + 2;
export const now = Date.UTC(2026, 2, 4, 9);
export const known = new Map([
  [ann, 10],
  [bo, 20],
]);
const persons = new Map<number, PersonId>([
  [ann, 'ann' as PersonId],
  [bo, 'bo' as PersonId],
  [ann + 100, 'ann' as PersonId],
]);

export const context = (of: DocClass, rest: Partial<GuardContext> = {}): GuardContext => ({
  of,
  clocks: known,
  isOwn: (client) => client === ann,
  personOf: (client) => persons.get(client),
  person: 'ann' as PersonId,
  now,
  ...rest,
});
export const asked = (
  structs: readonly ForgedStruct[],
  of: DocClass = 'records',
  rest: Partial<GuardContext> = {},
): Verdict => check(forge([{ client: ann, clock: 10, structs }]), context(of, rest));
export const refusedBy = (rule: string): object => ({ verdict: 'refuse', rule });
export const ok = { verdict: 'ok' };
