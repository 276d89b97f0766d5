// Client ids are assigned, never random: incarnation of the relay (8 bits) · device number (24) · session (20).
// Incarnations start at 1, so that each assigned id lies above 2^44 and a stock client's 32-bit id never meets one.
import { assert } from '@baton/model/assert';

export interface ClientParts {
  readonly incarnation: number;
  readonly deviceNo: number;
  readonly session: number;
}

const sessionRange = 2 ** 20;
const deviceRange = 2 ** 24;
const incarnationRange = 2 ** 8;
const lowest = sessionRange * deviceRange;

const within = (value: number, from: number, to: number): boolean =>
  Number.isInteger(value) && value >= from && value < to;

export function clientIdOf(incarnation: number, deviceNo: number, session: number): number {
  assert(within(incarnation, 1, incarnationRange), `an incarnation is 1 to 255, not ${incarnation}`);
  assert(within(deviceNo, 0, deviceRange), `a device number has 24 bits, not ${deviceNo}`);
  assert(within(session, 0, sessionRange), `a session has 20 bits, not ${session}`);
  return (incarnation * deviceRange + deviceNo) * sessionRange + session;
}

/** undefined for an id that nobody assigned: a stock client's, or a forged one. */
export function partsOfClientId(client: number): ClientParts | undefined {
  if (!within(client, lowest, lowest * incarnationRange)) return undefined;
  const device = Math.floor(client / sessionRange);
  return {
    incarnation: Math.floor(device / deviceRange),
    deviceNo: device % deviceRange,
    session: client % sessionRange,
  };
}

/** Ids are in the order of their incarnations; those that other programs made up lie below all. */
export const firstClientOf = (incarnation: number): number => clientIdOf(incarnation, 0, 0);

export const deviceNoOf = (client: number): number | undefined => partsOfClientId(client)?.deviceNo;

/** In the place of a device's number: the relay itself, or another program than Baton. */
export const noDevice = 0;
/** Made up by another program (Yjs takes 32 random bits). The relay binds it to the person who first wrote under it. */
export const isStockClient = (client: number): boolean => within(client, 0, 2 ** 32);

/**
 * The last session of every device number is the relay's: what its compactor writes back of a hidden cell stands under the
 * number of the device that wrote the cell (0 where the cell has none), so that the owner of a root stays its writer. The
 * guard lets no device write under it.
 */
export const relaySession = sessionRange - 1;
export const isRelaysClient = (client: number): boolean => partsOfClientId(client)?.session === relaySession;
