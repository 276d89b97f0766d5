// What the disk says of what this device keeps, in memory: moved on with every commit, like all of `Held`.
import type { Disk } from '@baton/store/disk';
import {
  readHoldings,
  readHoldingsSaid,
  readHoldingsTimes,
  readLean,
  readPins,
  readVisits,
} from '@baton/store/holdings';
import type { Holding } from '@baton/store/schema';

export interface Kept {
  /** Of documents that need not be here, by the names that were asked for. */
  readonly holdings: Map<string, Holding>;
  /** The incarnation of the relay that was told all of them. */
  holdingsSaid: number | null;
  /** How often that relay has written down what was said, as it told. */
  holdingsTimes: number;
  readonly pins: Map<string, true>;
  /** Room was wanted: also a small workspace is not kept whole. */
  isLean: boolean;
  /** When each record was last open here. */
  readonly visits: Map<string, number>;
}

export async function readKept(disk: Disk): Promise<Kept> {
  const [holdings, holdingsSaid, pins, visits, isLean, holdingsTimes] = await Promise.all([
    readHoldings(disk),
    readHoldingsSaid(disk),
    readPins(disk),
    readVisits(disk),
    readLean(disk),
    readHoldingsTimes(disk),
  ]);
  return { holdings, holdingsSaid, pins, visits, isLean, holdingsTimes };
}
