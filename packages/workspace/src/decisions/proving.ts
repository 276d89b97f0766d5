// What was decided, taken out of this device and shown to somebody who has none: the file, and its check.
import { checkProof, proofFile, type Proven, type ProofOf } from '@baton/ledger/proof';
import type { Illegal } from '@baton/model/directory/schema';
import type { Disk } from '@baton/store/disk';
import { ledgerHere } from '../disk/aside.ts';

export type { Proven };

/** Of what this device has on its disk; asks no relay. */
export const proofHere = async (disk: Disk, of: ProofOf): Promise<string | Illegal> =>
  proofFile(await ledgerHere(disk), of);

export const proofIn = (text: string): Promise<Proven | Illegal> => checkProof(text);
