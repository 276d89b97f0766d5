// The code that `baton restore` prints beside a new secret, for whoever signs the new key in. Its first half is made of the
// key: a device knows by it that this is the relay that was meant. Its second half only that relay knows: nobody else brings a
// workspace there.
import { idFromBytes } from '@baton/model/ids';
import { sha256, utf8 } from './bytes.ts';

const half = 10;
/** So many random bytes make the second half. */
export const relayCodeBytes = 17;

/** Letters and digits that are not taken for each other, as in ids. */
const lettersOf = (bytes: Uint8Array): string => idFromBytes('x', bytes).slice(1, half + 1);

async function keyHalf(relayKey: string): Promise<string> {
  return lettersOf((await sha256(utf8(`baton relay code 1\n${relayKey}`))).subarray(0, 17));
}
export const makeRelayCode = async (relayKey: string, random: Uint8Array): Promise<string> =>
  `${await keyHalf(relayKey)}-${lettersOf(random)}`;

/** As it is compared, however it was typed. */
export const plainCode = (code: string): string => code.replaceAll(/\s/gu, '').toUpperCase();
/** Whether the code is one, and of the relay with this key. */
export async function isCodeOf(code: string, relayKey: string): Promise<boolean> {
  const [of, rest, ...more] = plainCode(code).split('-');
  return more.length === 0 && rest?.length === half && of === (await keyHalf(relayKey));
}
