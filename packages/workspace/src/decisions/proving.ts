// What was decided, taken out of this device and shown to somebody who has none: the file, and its check.
import { checkProof, type Deed, type Proven, type ProofFault, type Unproven } from '@baton/ledger/proof';
import { proofFile, type ProofOf } from '@baton/ledger/proof-file';
import type { Illegal } from '@baton/model/directory/schema';
import { refuse, type Refusal } from '@baton/model/refusal';
import type { Disk } from '@baton/store/disk';
import type { Core } from '../core.ts';
import { ledgerHere } from '../disk/aside.ts';

export type { Deed, Proven, ProofFault, ProofOf, Unproven };

/** Of what this device has on its disk; asks no relay. */
export const proofHere = async (disk: Disk, of: ProofOf): Promise<string | Illegal> =>
  proofFile(await ledgerHere(disk), of);

/** The same of an open workspace, once all that came is on the disk. */
export async function proofFrom({ options, journal }: Core, of: ProofOf): Promise<string | Refusal> {
  await journal.flush();
  const file = await proofHere(options.disk, of);
  return typeof file === 'string' ? file : refuse('not-found', file.illegal);
}

/** @param onChecked after each decision in it: how many of how many. */
export const proofIn = (text: string, onChecked?: (checked: number, of: number) => void): Promise<Proven | Unproven> =>
  checkProof(text, onChecked);
