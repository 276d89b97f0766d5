import { expect, test } from 'vitest';
import type { ZodType } from 'zod';
import { AskCode, ClaimCode, ClaimedCode, ClaimState, Code, CodeState, GivenCode } from './http-devices.ts';
import { Admission, AskTicket, Challenge, LookAtInvitation, Recover, SignedIn, Ticket } from './http.ts';

const b43 = 'A'.repeat(43);
const codeId = 'A'.repeat(22);
const id = (letter: string): string => `${letter}0123456789ABCDEFG`;
const device = { id: id('d'), key: b43 };
const jws = `e30.e30.${'A'.repeat(86)}`;
const passes = (schema: ZodType, value: unknown): boolean => schema.safeParse(value).success;

test.each<readonly [string, ZodType, object]>([
  ['AskCode', AskCode, { workspace: id('w') }],
  ['GivenCode', GivenCode, { id: codeId, code: '7QK3M2XA', expires: 5 }],
  ['ClaimCode', ClaimCode, { code: '7QK3M2XA', device }],
  ['ClaimedCode', ClaimedCode, { ok: true, claim: b43, codeId, workspaceTitle: 'Northwind', expires: 5 }],
  ['CodeState', CodeState, { state: 'claimed', expires: 5, device, agent: 'Firefox on Linux' }],
  ['ClaimState', ClaimState, { state: 'enrolled', workspace: id('w'), person: id('u'), incarnation: 1, deviceNo: 3 }],
  ['SignedIn', SignedIn, { incarnation: 1, deviceNo: 3, person: id('u') }],
  ['Recover', Recover, { workspace: id('w'), jws, text: null }],
  ['LookAtInvitation', LookAtInvitation, { workspace: id('w'), secret: b43 }],
  ['Challenge', Challenge, { nonce: b43 }],
  ['AskTicket', AskTicket, { workspace: id('w') }],
  ['Ticket', Ticket, { ticket: b43 }],
])('[P15] %s passes whole, and with no field left out', (_, schema, body) => {
  expect(schema.parse(body)).toEqual(body);
  for (const name of Object.keys(body)) {
    const less = Object.fromEntries(Object.entries(body).filter(([other]) => other !== name));
    expect(passes(schema, less)).toBe(false);
    expect(passes(schema, { ...body, [name]: { $gt: '' } })).toBe(false);
  }
});

test.each(['7QK3M2X', '7QK3M2XAA', '7qk3m2xa', '7QK3M2XI', '7QK3M2XO', '7QK3 M2XA', '', '7QK3M2XA\n'])(
  '[P15] %o is no device code',
  (code) => {
    expect(passes(Code, code)).toBe(false);
    expect(passes(ClaimCode, { code, device })).toBe(false);
  },
);

test('[P15] a code is open, claimed by one key, or over; nothing of a device is told before it is claimed', () => {
  expect(CodeState.parse({ state: 'open', expires: 5, device })).toEqual({ state: 'open', expires: 5 });
  for (const state of ['enrolled', 'refused', 'expired']) expect(CodeState.parse({ state, device })).toEqual({ state });
  expect(passes(CodeState, { state: 'claimed', expires: 5 })).toBe(false);
  expect(passes(CodeState, { state: 'lost' })).toBe(false);
});

test('[P15] a new device learns where it belongs only once it is enrolled', () => {
  expect(ClaimState.parse({ state: 'waiting', expires: 5, workspace: id('w'), person: id('u') })).toEqual({
    state: 'waiting',
    expires: 5,
  });
  for (const state of ['refused', 'expired']) expect(ClaimState.parse({ state, person: id('u') })).toEqual({ state });
});

test.each([
  ['incarnation', 0, 1],
  ['incarnation', 256, 255],
  ['deviceNo', 0, 1],
  ['deviceNo', 2 ** 24, 2 ** 24 - 1],
])('[P15] %s %i does not fit into a client id, %i does', (name, wrong, right) => {
  const body = { incarnation: 1, deviceNo: 1 };
  expect(passes(Admission, { ...body, [name]: wrong })).toBe(false);
  expect(passes(Admission, { ...body, [name]: right })).toBe(true);
});
