// A relay that was set back and does not know it yet may begin a document anew that had begun anew on the line which it lost.
// So that one number does not mean two beginnings, an epoch rises by chance: devices then tell the two apart, as they tell an
// older epoch from a later one.
import type { NewEpoch } from '../log/documents.ts';

export const leapt = (made: NewEpoch, leap: () => number): NewEpoch => ({
  ...made,
  base: { ...made.base, epoch: made.base.epoch - 1 + leap() },
});
