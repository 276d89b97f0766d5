// The relay's word with each cursor that it gives. Of the eight bytes beside the number four are the line's hash and four
// its seal: an HMAC by a key that only its secret gives. So each device can show how far the line had come, whatever the
// relay has lost since, and nothing on the wire is longer for it.
import { createHmac, createSecretKey, hkdfSync } from 'node:crypto';
import { fromBase64 } from '@baton/ledger/bytes';
import { signBytes, type SigningKey } from '@baton/ledger/keys';
import type { Cursor, RelayFrame } from '@baton/protocol/frames';
import { chainBytes } from '@baton/protocol/limits';
import { sameBytes } from '../log/entry-bytes.ts';
import { mostLeap } from '../log/standing.ts';
import { mostSealTries } from './limits.ts';
import type { Peer } from './peer.ts';

const hashBytes = chainBytes / 2;

export interface Sealer {
  /** As devices are given it. */
  sealed(cursor: Cursor, incarnation: number): Cursor;
  /** Whether this relay gave it, in that incarnation. */
  gave(cursor: Cursor, incarnation: number): boolean;
}

/** Whether what a device was told of its place is so on this line. */
export const isOnLine = (chain: Uint8Array, told: Uint8Array): boolean =>
  chain.every((byte, at) => at >= hashBytes || byte === told[at]);

/** @see openStamper for why a signature makes a secret. */
export async function openSealer(relayKey: SigningKey, workspace: string): Promise<Sealer> {
  const secret = fromBase64(await signBytes(relayKey, new TextEncoder().encode('baton seal key 1\n')));
  const bytes = hkdfSync('sha256', secret ?? new Uint8Array(), workspace, 'baton seals', 32);
  // As a key object it is read once: from bytes each HMAC costs six times as much.
  const key = createSecretKey(new Uint8Array(bytes));
  const seal = ({ number, chain }: Cursor, incarnation: number): Cursor => {
    const hash = chain.subarray(0, hashBytes);
    const mac = createHmac('sha256', key).update(`${incarnation}|${number}|`).update(hash).digest();
    const told = new Uint8Array(chainBytes);
    told.set(hash);
    told.set(mac.subarray(0, chainBytes - hashBytes), hashBytes);
    return { number, chain: told };
  };
  // One commit goes to many devices.
  let last: { readonly of: Cursor; readonly incarnation: number; readonly as: Cursor } | undefined;
  return {
    sealed(cursor, incarnation) {
      // Before the first entry there is nothing to be lost.
      if (cursor.number === 0) return cursor;
      if (last?.of !== cursor || last.incarnation !== incarnation)
        last = { of: cursor, incarnation, as: seal(cursor, incarnation) };
      return last.as;
    },
    gave: (cursor, incarnation) => cursor.number > 0 && sameBytes(seal(cursor, incarnation).chain, cursor.chain),
  };
}

function withSeal(frame: RelayFrame, seal: (cursor: Cursor) => Cursor): RelayFrame {
  if (frame.type === 'entries' || frame.type === 'ack') return { ...frame, cursor: seal(frame.cursor) };
  return frame.type === 'resume' ? { ...frame, base: seal(frame.base) } : frame;
}
/** Whatever is sent to it goes by here. */
export const sealing = (peer: Peer, seal: (cursor: Cursor) => Cursor): Peer => ({
  send: (frame) => peer.send(withSeal(frame, seal)),
  close: (code, reason) => peer.close(code, reason),
  buffered: () => peer.buffered(),
});

interface Shown {
  readonly deviceNo: number;
  readonly cursor: Cursor;
  /** That the device knows; 0: it has something to give back, and does not say. */
  readonly incarnation: number;
}
/** Judges the cursors that devices show. A seal has four bytes, which is enough as long as nobody may guess for long. */
export class SealJudge {
  readonly #sealer: Sealer;
  /** Device number → those that this relay did not give. */
  readonly #tries = new Map<number, Set<string>>();

  constructor(sealer: Sealer) {
    this.#sealer = sealer;
  }

  /** In which incarnation this relay gave it: the present one or a later one; of those before all is known. */
  givenIn({ deviceNo, cursor, incarnation }: Shown, present: number): number | undefined {
    const tries = this.#tries.get(deviceNo) ?? new Set();
    if (tries.size >= mostSealTries) return undefined;
    const all = incarnation === 0 ? Array.from({ length: mostLeap + 1 }, (_, at) => present + at) : [incarnation];
    const given = all.find((one) => one >= present && this.#sealer.gave(cursor, one));
    if (given === undefined) this.#tries.set(deviceNo, tries.add(`${cursor.number} ${cursor.chain.join()}`));
    return given;
  }
}
