// The code by which somebody comes onto a shared tablet, and what is kept there to ask a PIN while the relay is away.
import { fromBase64, toBase64, utf8 } from '@baton/ledger/bytes';

/** Nothing that is mistaken for another when it is read out. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const length = 12;

/** Twelve of 31 characters, 59 bits, in three groups: `7KQ4 M2XR 9TDH`. */
export function newCode(random: (count: number) => Uint8Array): string {
  let code = '';
  while (code.length < length) {
    // A byte beyond the last whole round would make some characters likelier.
    for (const byte of random(length)) if (byte < 248 && code.length < length) code += alphabet[byte % 31];
  }
  return code.replaceAll(/(.{4})(?=.)/gu, '$1 ');
}

/** As it is typed from paper: with or without spaces, small or large. */
const plain = (typed: string): string => typed.toUpperCase().replaceAll(/[^0-9A-Z]/gu, '');
export const isWholeCode = (typed: string): boolean => plain(typed).length === length;

/** Stretched, so that nobody who reads the record finds the code by trying. */
const codeRounds = 300_000;
const pinRounds = 600_000;

async function stretched(text: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<string> {
  const key = await crypto.subtle.importKey('raw', utf8(text), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, 256);
  return toBase64(new Uint8Array(bits));
}

/** What the invitation's link would have held: 32 bytes, by this code for this invitation. */
export const secretOfCode = (typed: string, invitation: string): Promise<string> =>
  stretched(plain(typed), utf8(`baton tablet code 1 ${invitation}`), codeRounds);

/** Kept on the tablet. Who takes it off can try all PINs of four digits in an hour: docs/operate says so. */
export interface PinTrace {
  readonly salt: string;
  readonly hash: string;
}
export async function traceOfPin(pin: string, random: (count: number) => Uint8Array): Promise<PinTrace> {
  const salt = Uint8Array.from(random(16));
  return { salt: toBase64(salt), hash: await stretched(pin, salt, pinRounds) };
}
export async function isPinOf(pin: string, { salt, hash }: PinTrace): Promise<boolean> {
  const bytes = fromBase64(salt);
  return bytes !== undefined && (await stretched(pin, Uint8Array.from(bytes), pinRounds)) === hash;
}
