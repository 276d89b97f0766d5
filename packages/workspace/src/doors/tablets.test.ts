import { secretHash } from '@baton/ledger/proofs';
import type { SpaceId, TabletId } from '@baton/model/ids';
import { isRefusal, refuse, type Refusal } from '@baton/model/refusal';
import { expect, test } from 'vitest';
import type { Workspace } from '../contract.ts';
import { doorTo, workspaceId } from '../test/doors.ts';
import { isNotDone } from './door.ts';
import { readTabletSecret } from './links.ts';
import { isPinOf, isWholeCode, newCode, secretOfCode, traceOfPin } from './tablet-codes.ts';
import { addToTablet, comeByCode, makeTablet } from './tablets.ts';

const of = `s${'1'.repeat(17)}` as SpaceId;
const tablet = `z${'1'.repeat(17)}` as TabletId;
function signer(answer: { readonly number: number } | Refusal = { number: 7 }) {
  const signed: { ledger: string; decision: Record<string, unknown>; text: string | null }[] = [];
  const sign: Workspace['sign'] = async (ledger, decision, text) => {
    signed.push({ ledger, decision: decision as never, text });
    return answer;
  };
  return { signed, workspace: { world: { me: { workspace: workspaceId } }, sign } as unknown as Workspace };
}

test('[W350] space, idle minutes and a hash are on record; the secret is behind the link’s # alone', async () => {
  const { door, heard } = doorTo({});
  const { signed, workspace } = signer();
  const made = await makeTablet(door, workspace, { of, idle: 2 });
  if (isRefusal(made)) throw new Error('it was made');
  expect(made.link).toMatch(/^https:\/\/relay\.example\/tablet#/u);
  const told = readTabletSecret(made.link.split('#')[1] ?? '');
  expect(told?.workspace).toBe(workspaceId);
  const hash = await secretHash(told?.secret ?? '');
  expect(signed).toEqual([
    {
      ledger: 'dir',
      text: null,
      decision: { type: 'tablet-made', tablet: made.tablet, of, secretHash: hash, idle: 2 },
    },
  ]);
  expect(JSON.stringify([signed, heard])).not.toContain(told?.secret);
  expect(readTabletSecret(made.link.split('#')[1]?.slice(0, -1) ?? '')).toBeNull();
  const no = refuse('not-found', 'There is no such space.');
  expect(await makeTablet(door, signer(no).workspace, { of, idle: 2 })).toBe(no);
});

test('[W351] a name becomes an invitation of one use for the tablet and its space; the code is nowhere', async () => {
  const { door, heard } = doorTo({});
  const { signed, workspace } = signer();
  const made = await addToTablet(door, workspace, { tablet, of, name: 'Ana' });
  if (isRefusal(made)) throw new Error('it was made');
  const [{ decision, text } = { decision: undefined, text: null }] = signed;
  expect(text).toBe('Ana');
  expect(decision).toMatchObject({ role: 'member', spaces: [of], tablet, uses: 1, notAfter: door.now() + 86_400_000 });
  const secret = await secretOfCode(made.code, decision?.['invitation'] as string);
  expect(decision?.['secretHash']).toBe(await secretHash(secret));
  expect(await secretOfCode(made.code, `i${'0'.repeat(17)}`)).not.toBe(secret);
  const said = JSON.stringify([signed, heard]);
  for (const secretly of [made.code, made.code.replaceAll(' ', ''), secret]) expect(said).not.toContain(secretly);
});

const invitation = `i${'2'.repeat(17)}`;
async function relayWith(code: string) {
  const right = await secretOfCode(code, invitation);
  return doorTo({
    '/api/invitations/look': ({ secret }: { secret: string }) => ({
      body:
        secret === right
          ? {
              ok: true,
              invitation,
              by: `u${'1'.repeat(17)}`,
              byName: '',
              workspaceTitle: 'Fern',
              role: 'member',
              spaces: [],
              roleIn: 'member',
              named: [],
              until: null,
              notAfter: 9,
              relayKey: 'A'.repeat(43),
            }
          : { ok: false, why: 'unknown' },
    }),
    '/api/invitations/accept': () => ({
      body: { ok: true, incarnation: 1, deviceNo: 4, workspaceTitle: 'Fern', relayKey: 'A'.repeat(43) },
    }),
  });
}

test('[W352] the code as it was typed enrols a device; another enrols nothing', async () => {
  const code = '7KQ4 M2XR 9TDH';
  const told = { workspace: workspaceId, secret: 's'.repeat(43) };
  const wrong = await relayWith(code);
  expect(await comeByCode(wrong.door, told, { invitation, code: '7KQ4 M2XR 9TDJ' })).toMatchObject({
    done: false,
    kind: 'wrong-code',
  });
  expect([wrong.kept, wrong.heard.map(({ path }) => path)]).toEqual([[], ['/api/invitations/look']]);
  const { door, kept } = await relayWith(code);
  const joined = await comeByCode(door, told, { invitation, code: '7kq4m2xr9tdh' });
  expect(isNotDone(joined)).toBe(false);
  expect(kept).toHaveLength(1);
  expect([isWholeCode('7kq4-m2xr 9tdh'), isWholeCode('7kq4')]).toEqual([true, false]);
});

test('[W351] codes are of characters that nobody mistakes, and each is another', () => {
  const { door } = doorTo({});
  const codes = Array.from({ length: 200 }, () => newCode(door.random));
  expect(codes.every((code) => /^[2-9A-HJKMNP-Z]{4}(?: [2-9A-HJKMNP-Z]{4}){2}$/u.test(code))).toBe(true);
  expect(new Set(codes).size).toBe(200);
});

test('[W354] what is kept of a PIN tells it from others, and is another each time', async () => {
  const { door } = doorTo({});
  const [trace, other] = [await traceOfPin('8351', door.random), await traceOfPin('8351', door.random)];
  expect([await isPinOf('8351', trace), await isPinOf('8352', trace)]).toEqual([true, false]);
  expect(trace.hash).not.toBe(other.hash);
});
