import { expect, test } from 'vitest';
import { OpenByHand, Recovering, StandingTold } from './http-operator.ts';
import { Refill, Refilled, refillBytes } from './http-refills.ts';
import { maxEnvelopeBytes } from './limits.ts';

const workspace = 'w0123456789ABCDEFG';
const refill = (more: object = {}) => ({ workspace, incarnation: 1, entries: ['AA'], ...more });

test('[P15] a refill is taken as it is made', () => {
  expect(Refill.parse(refill())).toEqual(refill());
  expect(Refill.parse(refill({ incarnation: 200 })).incarnation).toBe(200);
});

test('[P15] a refill may bring the statement that names a new key, with the code of the relay', () => {
  const newKey = { jws: 'e30.e30.AA', code: 'ABCDE-FGHJK' };
  expect(Refill.parse(refill({ newKey }))).toEqual(refill({ newKey }));
  for (const wrong of [{ jws: 'e30' }, { ...newKey, code: 'A'.repeat(61) }, { ...newKey, force: true }])
    expect(Refill.safeParse(refill({ newKey: wrong })).success).toBe(false);
});

test.each([
  ['of another kind of id', { workspace: 'u0123456789ABCDEFG' }],
  ['of an id with letters that none has', { workspace: 'w0123456789ABCDEFO' }],
  ['of no incarnation', { incarnation: 0 }],
  ['of an incarnation that client ids have no room for', { incarnation: 201 }],
  ['of half an incarnation', { incarnation: 1.5 }],
  ['of nothing', { entries: [] }],
  ['of too many entries', { entries: Array.from({ length: 4_097 }, () => 'AA') }],
  ['of an empty entry', { entries: [''] }],
  ['of an entry in another alphabet', { entries: ['A+/='] }],
  ['of an entry that is too long', { entries: ['A'.repeat(240_001)] }],
  ['with a key that nobody knows', { more: true }],
])('[P15] a refill %s is refused', (_, wrong) => {
  expect(Refill.safeParse(refill(wrong)).success).toBe(false);
});

test('[P4] [P15] the longest ledger entry that is likely fits a request by itself, and so does a portion of many', () => {
  expect(Refill.safeParse(refill({ entries: ['A'.repeat(240_000)] })).success).toBe(true);
  expect(refillBytes).toBeLessThan(maxEnvelopeBytes);
});

test('[P15] what a relay answers is a number and whether devices may sign in', () => {
  expect(Refilled.parse({ number: 0, isOpen: false })).toEqual({ number: 0, isOpen: false });
  for (const wrong of [{ number: -1, isOpen: true }, { number: 1.5, isOpen: true }, { number: 1 }, null])
    expect(Refilled.safeParse(wrong).success).toBe(false);
});

test('[P15] how a relay stands is told with those that were not heard; opening by hand names one workspace and no more', () => {
  const recovering = {
    workspace,
    isRecovering: true,
    incarnation: 2,
    heard: 3,
    missing: [4, 7],
    waiting: [7],
    head: 90,
    documents: { records: 2, pages: 1, feeds: 0 },
    edits: 40,
  };
  expect(Recovering.parse(recovering)).toEqual(recovering);
  expect(StandingTold.parse({ recovering: [recovering] }).recovering).toEqual([recovering]);
  expect(Recovering.safeParse({ ...recovering, missing: ['4'] }).success).toBe(false);
  expect(OpenByHand.parse({ workspace })).toEqual({ workspace });
  for (const wrong of [{}, { workspace: '*' }, { workspace, force: true }])
    expect(OpenByHand.safeParse(wrong).success).toBe(false);
});
