// What a relay that was set back does not hold any more, as the engine knows it in memory: by what each part is known
// again when it comes back, and which of it is one's own.
import { decodeEntry } from '@baton/ledger/entry';
import { isExtract } from '@baton/ledger/extract';
import { isIllegal } from '@baton/model/directory/rules';
import { cellsIn, structsOf } from '@baton/replica/cells/decode';
import { deviceNoOf, isRelaysClient } from '@baton/replica/client-id';
import { clocksIn } from '@baton/replica/compacting/own-cut';
import { readAside, type Aside } from '@baton/store/aside';
import type { Disk, Write } from '@baton/store/disk';
import { readLedger } from '@baton/store/ledger-rows';
import type { StoredEnvelope } from '@baton/store/schema';
import type { Core } from '../core.ts';
import { isPage } from './held.ts';

/** By what an entry is known again when it comes back. A deletion alone has no clock of its own: its bytes tell. */
export function identityOf({ doc, client, from, to, bytes }: StoredEnvelope): string {
  return `${doc} ${client} ${from} ${to}${to > from ? '' : ` ${bytes.join()}`}`;
}
/** The number that an entry was signed with: given back after a loss, its place on the line is another. */
function ledgerNumberOf(bytes: Uint8Array): number {
  const entry = decodeEntry(bytes);
  return isIllegal(entry) ? 0 : entry.number;
}
/** A decision is back when it comes back, or when a relay that is whole has nothing more to do with it. */
export const isDecision = (identity: string): boolean => identity.startsWith('entry ');

/** Whether somebody may read the content or not, the relay's signature over the header is the same. */
export function ledgerIdentityOf(bytes: Uint8Array): string {
  const entry = decodeEntry(bytes);
  return isIllegal(entry) ? `entry ${bytes.join()}` : `entry ${entry.sig}`;
}
export function identityOfAside(one: Aside): string {
  if (one.kind === 'ledger') return ledgerIdentityOf(one.entry.entry);
  // A document that went aside whole is back when the relay has taken all of its portions, whoever brought them.
  if (one.entry.whole) return `whole ${one.doc} ${String((one.key as readonly unknown[])[1])}`;
  return identityOf({ doc: one.doc, ...one.entry });
}
/**
 * Whether something of this device's own is in it, which then is not said to be on the relay. In what the relay wrote when
 * the document began anew no id tells whose it is: of cells their author does, and any text may be one's own.
 */
function isOwn({ me }: Pick<Core, 'me'>, { doc, entry }: Extract<Aside, { kind: 'update' }>): boolean {
  if (!entry.whole) return entry.deviceNo === me.deviceNo;
  const clients = [...clocksIn(entry.bytes).keys()];
  if (clients.some((client) => deviceNoOf(client) === me.deviceNo)) return true;
  if (!clients.some(isRelaysClient)) return false;
  return isPage(doc) || cellsIn(structsOf(entry.bytes), () => 0).some(({ by }) => by === me.person);
}

/** Own ones are said to be saved here, and no longer on the relay, until they are back. */
export function hold(core: Pick<Core, 'held' | 'me'>, one: Extract<Aside, { kind: 'update' }>): void {
  core.held.asideDocs.add(one.doc);
  if (isOwn(core, one)) core.held.asideOwn.set(identityOfAside(one), one.entry.time);
}

/** Its document has begun anew since: it is no part of it any more. */
export const isOutlived = (
  { epochs }: Pick<Core['held'], 'epochs'>,
  { doc, entry }: Extract<Aside, { kind: 'update' }>,
): boolean => entry.epoch < (epochs.get(doc) ?? 0);

/** What the relay had lost is back, under another number. */
export function isBack(core: Core, identity: string): Write[] {
  const { aside, asideOwn, asideDocs } = core.held;
  const key = aside.get(identity);
  if (key === undefined) return [];
  aside.delete(identity);
  asideOwn.delete(identity);
  const [doc] = key as readonly [string, number];
  if (![...aside.values()].some((other) => (other as readonly [string, number])[0] === doc)) asideDocs.delete(doc);
  return [{ remove: 'aside', key }];
}

/** What came back inside a document that came whole: all of whose clocks are in it. A deletion alone has none. */
export function areBackIn(core: Core, doc: string, whole: Uint8Array): Write[] {
  const { aside, asideDocs } = core.held;
  if (!asideDocs.has(doc)) return [];
  const clocks = clocksIn(whole);
  const isIn = (identity: string): boolean => {
    const [of, client, from, to] = identity.split(' ');
    return of === doc && Number(to) > Number(from) && (clocks.get(Number(client)) ?? 0) >= Number(to);
  };
  return [...aside.keys()].filter(isIn).flatMap((identity) => isBack(core, identity));
}

/** Every decision that this device holds, in the order in which they were signed; also what the relay has lost. */
export async function ledgerHere(disk: Disk): Promise<readonly Uint8Array[]> {
  const told = (await readLedger(disk)).map(({ entry }) => entry).filter((entry) => !isExtract(entry));
  const numbers = new Set(told.map(ledgerNumberOf));
  const lost = (await readAside(disk)).flatMap((one) => (one.kind === 'ledger' ? [one.entry.entry] : []));
  const all = [...told, ...lost.filter((entry) => !numbers.has(ledgerNumberOf(entry)))];
  return all.sort((left, right) => ledgerNumberOf(left) - ledgerNumberOf(right));
}
