// The ledgers as this device holds them, for whoever asks what was decided: newest first, a page at a time.
import { isCheckpoint } from '@baton/ledger/checkpoint';
import { decodeEntry, entryHash, type Entry } from '@baton/ledger/entry';
import { decisionOf, parseStrict, readStatement } from '@baton/ledger/statement';
import { Body } from '@baton/ledger/skeleton';
import { isAboutTask } from '@baton/model/directory/decision';
import { isIllegal } from '@baton/model/directory/rules';
import type { Decision } from '@baton/model/directory/schema';
import type { RecordId } from '@baton/model/ids';
import type { Audited } from '../contract.ts';
import type { Core } from '../core.ts';
import { ledgerHere } from '../disk/aside.ts';

const auditPage = 200;

interface Said {
  readonly decision: Decision | null;
  readonly person: Audited['person'];
  readonly device: string | null;
}
const withheld: Said = { decision: null, person: null, device: null };

function saidIn({ leaf }: Entry): Said {
  if (leaf === null) return withheld;
  if (leaf.kind === 'body') {
    const body = parseStrict(Body, leaf.body);
    const decision = isIllegal(body) ? body : decisionOf(body);
    return isIllegal(decision) ? withheld : { decision, person: null, device: null };
  }
  const statement = readStatement(leaf.jws);
  if (isIllegal(statement)) return withheld;
  const { person, device } = statement.skeleton;
  return { decision: statement.decision, person, device };
}

async function audited(bytes: Uint8Array): Promise<readonly Audited[]> {
  const entry = decodeEntry(bytes);
  if (isIllegal(entry)) return [];
  const { number, time, ledger, text } = entry;
  return [{ number, time, ledger, hash: await entryHash(entry), text: text?.text ?? null, ...saidIn(entry) }];
}

/** @param before of this number; null: the newest. */
export async function auditOf({ options, journal }: Core, before: number | null): Promise<readonly Audited[]> {
  await journal.flush();
  const entries = await ledgerHere(options.disk);
  // Checkpoints decide nothing: a page is whole without them, so that a short one is the last.
  const numbered = entries.filter((bytes) => isDecided(bytes) && (before === null || numberOf(bytes) < before));
  return (await Promise.all(numbered.slice(-auditPage).map(audited))).flat().toReversed();
}
/** Of one task, its moves too, oldest first. */
export async function decisionsOn({ options, journal }: Core, task: RecordId): Promise<readonly Audited[]> {
  await journal.flush();
  const all = (await Promise.all((await ledgerHere(options.disk)).map(audited))).flat();
  return all.filter(({ decision }) => decision !== null && isAboutTask(decision, task));
}
function isDecided(bytes: Uint8Array): boolean {
  const entry = decodeEntry(bytes);
  return !isIllegal(entry) && !isCheckpoint(entry);
}
function numberOf(bytes: Uint8Array): number {
  const entry = decodeEntry(bytes);
  return isIllegal(entry) ? Infinity : entry.number;
}
