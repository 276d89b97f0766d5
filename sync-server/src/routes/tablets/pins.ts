// PINs and codes of a shared tablet. A try is counted before it is looked at: asking twice at once gives none back.
import { randomInt } from 'node:crypto';
import { afterWrong, mayTry, noTries, pinFault, type PinTries } from '@baton/model/directory/pin-rules';
import { deviceIn, isAdmin, leadsSpace } from '@baton/model/directory/queries';
import { tabletIn } from '@baton/model/directory/tablet-rules';
import type { CheckPin, PinChecked, PinSet, SetPin, TabletCode } from '@baton/protocol/http-tablets';
import type { SignedIn } from '../../access/policy.ts';
import { isPassword, keptPassword } from '../../identity/password.ts';
import type { Services } from '../../services.ts';
import { findTablet, isSeat } from './shown.ts';

const unknown = { ok: false, why: 'unknown' } as const;
const spent = { ok: false, why: 'spent' } as const;

interface Trying {
  readonly now: number;
  readonly tries: PinTries;
  readonly kept: string;
  readonly said: string;
  /** Written down before the hash is asked. */
  readonly count: (tries: PinTries) => void;
}

/** What is said when no other one may be tried now; undefined: one may. */
function shutNow(tries: PinTries, now: number): PinChecked | undefined {
  const may = mayTry(tries, now);
  if (may.may) return undefined;
  return may.why === 'spent' ? spent : { ok: false, why: 'wait', until: may.until, now };
}

async function tried({ now, tries, kept, said, count }: Trying): Promise<PinChecked> {
  const shut = shutNow(tries, now);
  if (shut) return shut;
  const after = afterWrong(tries, now);
  count(after);
  if (await isPassword(said, kept)) {
    count(noTries);
    return { ok: true };
  }
  const next = mayTry(after, now);
  return shutNow(after, now) ?? { ok: false, why: 'wrong', left: next.may ? next.left : 1 };
}

export async function checkPin(services: Services, body: CheckPin): Promise<PinChecked> {
  const found = await findTablet(services, body);
  if (!found || found.tablet.closed || !isSeat(found, body.device)) return unknown;
  const { pins } = services;
  const kept = pins.pinOf(body);
  if (!kept) return spent;
  const count = (tries: PinTries): void => pins.triedPin(body, tries);
  return tried({ now: services.now(), tries: kept, kept: kept.pin, said: body.pin, count });
}

/** Whoever has just come onto the tablet chooses the first one. */
const firstMs = 600_000;

export async function setPin(services: Services, body: SetPin): Promise<PinSet> {
  const found = await findTablet(services, body);
  const device = found && deviceIn(found.directory, body.device);
  if (!found || !device || found.tablet.closed || !isSeat(found, body.device)) return unknown;
  if (pinFault(body.pin) !== null) return { ok: false, why: 'easy' };
  const may = await mayChoose(services, body, device.enrolled);
  if (may.ok) services.pins.setPin(body, await keptPassword(body.pin));
  return may;
}

async function mayChoose({ pins, now }: Services, body: SetPin, enrolled: number): Promise<PinChecked> {
  const code = pins.codeOf(body);
  if (!code) return pins.pinOf(body) === null && now() - enrolled <= firstMs ? { ok: true } : spent;
  if (code.notAfter <= now()) return spent;
  const count = (tries: PinTries): void => pins.triedCode(body, tries);
  return tried({ now: now(), tries: code, kept: code.code, said: plainCode(body.code ?? ''), count });
}

/** As it is typed from paper. */
const plainCode = (typed: string): string => typed.replaceAll(/\D/gu, '');
const codeMs = 24 * 3_600_000;

function isTheirsToGive({ workspace, person }: SignedIn, device: string): boolean {
  const { directory } = workspace.rights;
  if (!directory) return false;
  const found = deviceIn(directory, device);
  const tablet = tabletIn(directory, found?.tablet ?? '');
  if (!found || found.revoked !== null || !tablet || tablet.closed) return false;
  // Who leads a space does not become one of those who run the workspace.
  return isAdmin(directory, person) || (leadsSpace(directory, person, tablet.of) && !isAdmin(directory, found.person));
}

/** Null: not theirs to give. */
export async function giveCode(services: Services, by: SignedIn, device: string): Promise<TabletCode | null> {
  if (!isTheirsToGive(by, device)) return null;
  const code = String(randomInt(0, 100_000_000)).padStart(8, '0');
  const until = services.now() + codeMs;
  services.pins.setCode({ workspace: by.workspace.id, device }, await keptPassword(code), until);
  return { code: `${code.slice(0, 4)} ${code.slice(4)}`, until };
}
