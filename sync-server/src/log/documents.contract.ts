// What every log must hold to when it is seen by document. memory-log.test.ts and sqlite-log.test.ts each run it.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { clientIdOf, relaySession } from '@baton/replica/client-id';
import type { WireEnvelope } from '@baton/protocol/frames';
import { cellEnvelope } from '../test/update.fixture.ts';
import type { Log } from './contract.ts';
import { mostEpochLeap, type NewEpoch, type NewSnapshot, type StoredSnapshot } from './documents.ts';
import { batchOf, doc, w } from './log.contract.ts';

const page = doc.replace('r/', 'p/').replace(/0$/, 't1');
const ever = Number.MAX_SAFE_INTEGER;

function stored(number: number, epoch: number, text: string): StoredSnapshot {
  const bytes = new TextEncoder().encode(`${text} of ${number}`);
  return { doc, epoch, number, bytes, sha256: new Uint8Array(createHash('sha256').update(bytes).digest()) };
}
export const snapshotAt = (number: number, writtenBack: readonly WireEnvelope[] = []): NewSnapshot => ({
  snapshot: stored(number, 0, 'all'),
  writtenBack,
  history: new TextEncoder().encode(`history to ${number}`),
});
export const epochAt = (number: number, epoch = 1): NewEpoch => ({
  base: stored(number, epoch, 'base'),
  clocks: [[clientIdOf(1, 0, relaySession), 7]],
  history: null,
});
const writeBack = (clock: number): WireEnvelope =>
  cellEnvelope(doc, { client: clientIdOf(1, 0, relaySession), clock, key: 'k+t', value: 'hidden', t: 0 });

async function withEdits(log: Log, count: number): Promise<Log> {
  for (let at = 0; at < count; at += 1) await log.append(w, batchOf({ batch: at + 1, from: at }));
  return log;
}
const numbersIn = ({ entries }: { readonly entries: readonly { readonly number: number }[] }) =>
  entries.map(({ number }) => number);

/** @param open a new, empty log each time. */
export function describeDocuments(open: () => Promise<Log>): void {
  test('[S70] documents with something after a number are told by name, each as it stands', async () => {
    const log = await open();
    await log.append(w, batchOf({ batch: 1, docs: [doc, page] }));
    await log.append(w, batchOf({ batch: 2, from: 1 }));
    expect((await log.docsAfter(w, 0)).map(({ doc: name }) => name)).toEqual([page, doc]);
    const [state, ...others] = await log.docsAfter(w, 2);
    expect(others).toEqual([]);
    expect(state).toMatchObject({ doc, epoch: 0, last: 3, floor: 0, recorded: 0, snapshot: null });
    expect(state?.tail.entries).toBe(2);
    expect(state?.since).toMatchObject({ entries: 1, whole: true });
    expect(state).toMatchObject({ ...(await log.docState(w, doc)) });
    expect(await log.docsAfter(w, 3)).toEqual([]);
    expect(await log.docState(w, 'p/s/none')).toBeUndefined();
  });

  test('[S71] a document is read in pages, its own entries only, and what was read to its end reaches the head', async () => {
    const log = await open();
    await withEdits(log, 3);
    await log.append(w, batchOf({ batch: 4, docs: [page] }));
    const first = await log.readDoc(w, { doc, after: 1, limit: 1 });
    expect([numbersIn(first), first.upTo, first.more]).toEqual([[2], 2, true]);
    const rest = await log.readDoc(w, { doc, after: first.upTo, limit: 1e6 });
    expect([numbersIn(rest), rest.upTo, rest.more]).toEqual([[3], 4, false]);
    expect(await log.readDoc(w, { doc, after: 4, limit: 1e6 })).toEqual({ entries: [], upTo: 4, more: false });
  });

  test('[S72] what is of no document is read apart from the rest', async () => {
    const log = await open();
    await log.append(w, batchOf({ batch: 1, asks: [{ project: 'p1', record: 't1' }] }));
    await log.sequence(w, async () => ({ append: [{ ledger: 'dir', entry: Uint8Array.of(1) }], result: null }));
    const { entries, upTo } = await log.readUnbound(w, { after: 0, limit: 1e6 });
    expect(entries.map(({ kind, number }) => `${kind} ${number}`)).toEqual(['numbers 2', 'ledger 3']);
    expect(entries[0]).toMatchObject({ beside: doc });
    expect(upTo).toBe(3);
    expect(numbersIn(await log.readUnbound(w, { after: 2, limit: 1e6 }))).toEqual([3]);
  });

  test('[S73] a snapshot is kept with what it covers; the tail is what comes after', async () => {
    const log = await withEdits(await open(), 3);
    expect(await log.snapshot(w, doc)).toBeUndefined();
    expect(await log.keepSnapshot(w, snapshotAt(2))).toBe(2);
    const state = await log.docState(w, doc);
    expect(state).toMatchObject({ last: 3, recorded: 2, snapshot: { number: 2 }, tail: { entries: 1 } });
    expect(await log.snapshot(w, doc)).toEqual(snapshotAt(2).snapshot);
    await log.append(w, batchOf({ batch: 4, from: 3 }));
    expect((await log.docState(w, doc))?.tail.entries).toBe(2);
  });

  test('[S73] one that is no newer, of another epoch, or ahead of the document is not kept', async () => {
    const log = await withEdits(await open(), 3);
    await log.keepSnapshot(w, snapshotAt(2));
    expect(await log.keepSnapshot(w, snapshotAt(2))).toBeUndefined();
    expect(await log.keepSnapshot(w, snapshotAt(1))).toBeUndefined();
    expect(await log.keepSnapshot(w, snapshotAt(4))).toBeUndefined();
    const other = { ...snapshotAt(3), snapshot: stored(3, 1, 'all') };
    expect(await log.keepSnapshot(w, other)).toBeUndefined();
    expect((await log.docState(w, doc))?.snapshot).toMatchObject({ number: 2 });
    expect(await log.historyOf(w, doc)).toHaveLength(1);
  });

  test('[S89] a large snapshot is given as it was kept, replaced by the next, and gone when it was not kept', async () => {
    const log = await withEdits(await open(), 3);
    const large = (number: number, size: number): NewSnapshot => {
      const bytes = Uint8Array.from({ length: size }, (_, at) => (at * number) % 251);
      const sha256 = new Uint8Array(createHash('sha256').update(bytes).digest());
      return { ...snapshotAt(number), snapshot: { doc, epoch: 0, number, bytes, sha256 } };
    };
    const [first, second] = [large(1, 700_000), large(2, 1_000_000)];
    expect(await log.keepSnapshot(w, first)).toBe(1);
    expect(await log.snapshot(w, doc)).toEqual(first.snapshot);
    expect(await log.docState(w, doc)).toMatchObject({ snapshot: { size: 700_000 } });
    expect(await log.keepSnapshot(w, first)).toBeUndefined();
    expect(await log.snapshot(w, doc)).toEqual(first.snapshot);
    const appends = [4, 5].map((batch) => log.append(w, batchOf({ batch, from: batch - 1 })));
    expect(await log.keepSnapshot(w, second)).toBe(2);
    await Promise.all(appends);
    expect(await log.snapshot(w, doc)).toEqual(second.snapshot);
    const base = { ...epochAt(5), base: { ...large(5, 600_000).snapshot, epoch: 1 } };
    expect(await log.raiseEpoch(w, base)).toBe(6);
    expect(await log.snapshot(w, doc)).toEqual({ ...base.base, number: 6 });
  });

  test('[S74] what is written back is numbered in the commit that keeps the snapshot, and followers hear it', async () => {
    const log = await withEdits(await open(), 2);
    const heard: unknown[] = [];
    log.follow(w, ({ entries }) => heard.push(...entries));
    expect(await log.keepSnapshot(w, snapshotAt(2, [writeBack(0), writeBack(1)]))).toBe(4);
    expect(heard).toMatchObject([
      { kind: 'update', number: 3, person: '', deviceNo: 0 },
      { kind: 'update', number: 4, person: '', deviceNo: 0 },
    ]);
    expect(await log.snapshot(w, doc)).toMatchObject({ number: 4 });
    expect(await log.docState(w, doc)).toMatchObject({ last: 4, tail: { entries: 0 } });
    expect((await log.read(w, 0, 1e6)).entries.length).toBe(4);
    await log.append(w, batchOf({ batch: 3, from: 2 }));
    expect(await log.keepSnapshot(w, snapshotAt(5, [writeBack(2)]))).toBe(6);
    // What is carried into an archive comes where nothing else does.
    expect(await log.keepSnapshot(w, snapshotAt(6, [writeBack(3)]))).toBe(7);
  });

  test('[S74] nothing is written back when an entry came between, for the snapshot would not hold it', async () => {
    const log = await withEdits(await open(), 3);
    expect(await log.keepSnapshot(w, snapshotAt(2, [writeBack(0)]))).toBeUndefined();
    expect(await log.snapshot(w, doc)).toBeUndefined();
    expect((await log.read(w, 0, 1e6)).entries.length).toBe(3);
  });

  test('[S74] what is written back again under clocks that are used, or under another id, is not kept', async () => {
    const log = await withEdits(await open(), 1);
    const foreign = cellEnvelope(doc, { client: clientIdOf(1, 2, 0), clock: 0, key: 'k+t', value: 'x' });
    expect(await log.keepSnapshot(w, snapshotAt(1, [foreign]))).toBeUndefined();
    expect(await log.keepSnapshot(w, snapshotAt(1, [writeBack(0)]))).toBe(2);
    expect(await log.keepSnapshot(w, snapshotAt(2, [writeBack(0)]))).toBeUndefined();
    expect((await log.read(w, 0, 1e6)).entries.length).toBe(2);
  });

  test('[S81] nobody but the relay writes under the ids that it writes back with', async () => {
    const log = await open();
    const envelope = cellEnvelope(doc, {
      client: clientIdOf(1, 1, relaySession),
      clock: 0,
      key: 'k+t',
      value: 'x',
      t: 0,
    });
    const forged = { ...batchOf({ batch: 1 }), envelopes: [envelope] };
    expect(await log.append(w, forged)).toMatchObject({ kind: 'refused', reason: 'guard' });
    const asRelay = { ...forged, author: { person: '', deviceNo: 0, deviceNos: [] }, envelopes: [writeBack(0)] };
    expect(await log.append(w, asRelay)).toMatchObject({ kind: 'refused', reason: 'guard' });
  });

  test('[S75] a new epoch is an entry on the line; envelopes of the older one are refused', async () => {
    const log = await withEdits(await open(), 2);
    const heard: unknown[] = [];
    log.follow(w, ({ entries }) => heard.push(...entries));
    expect(await log.raiseEpoch(w, epochAt(2))).toBe(3);
    expect(heard).toEqual([{ kind: 'epoch', number: 3, doc, epoch: 1 }]);
    expect(await log.docState(w, doc)).toMatchObject({ epoch: 1, last: 3, floor: 3, tail: { entries: 0 } });
    expect(await log.snapshot(w, doc)).toMatchObject({ epoch: 1, number: 3 });
    expect(await log.append(w, batchOf({ batch: 3, from: 2 }))).toMatchObject({ kind: 'refused', reason: 'epoch' });
    const fresh = batchOf({ batch: 4, from: 0 });
    const inNew = { ...fresh, envelopes: fresh.envelopes.map((envelope) => ({ ...envelope, epoch: 1 })) };
    expect(await log.append(w, inNew)).toMatchObject({ kind: 'accepted', numbers: [4] });
    expect(numbersIn(await log.readDoc(w, { doc, after: 0, limit: 1e6 }))).toEqual([1, 2, 3, 4]);
  });

  test('[S182] a writer of a later epoch is told apart, and the document begins anew above it, at most a little', async () => {
    const log = await withEdits(await open(), 2);
    const ahead = batchOf({ batch: 3, from: 2 });
    const envelopes = ahead.envelopes.map((envelope) => ({ ...envelope, epoch: 4 }));
    expect(await log.append(w, { ...ahead, envelopes })).toMatchObject({ reason: 'epoch', ahead: { doc, epoch: 4 } });
    expect(await log.raiseEpoch(w, epochAt(2, 16 * mostEpochLeap + 1))).toBeUndefined();
    // Above what was seen also while the line is recovering: nobody can mean another by that number.
    await log.changeStanding(w, { do: 'renew', above: 1 });
    expect(await log.raiseEpoch(w, { ...epochAt(2, 5), above: 5 })).toBeUndefined();
    expect(await log.raiseEpoch(w, { ...epochAt(2, 5), above: 4 })).toBe(3);
    expect(await log.append(w, { ...ahead, envelopes })).not.toHaveProperty('ahead');
  });

  test('[S202] while the line is recovering no document begins anew', async () => {
    const log = await withEdits(await open(), 2);
    await log.changeStanding(w, { do: 'renew', above: 1 });
    for (const epoch of [1, 2, 200]) expect(await log.raiseEpoch(w, epochAt(2, epoch))).toBeUndefined();
    expect(await log.docState(w, doc)).toMatchObject({ epoch: 0, last: 2 });
    await log.changeStanding(w, { do: 'open' });
    expect(await log.raiseEpoch(w, epochAt(2))).toBe(3);
  });

  test('[S75] an epoch begins from all that there is, or not', async () => {
    const log = await withEdits(await open(), 2);
    expect(await log.raiseEpoch(w, epochAt(1))).toBeUndefined();
    expect(await log.raiseEpoch(w, epochAt(2, 0))).toBeUndefined();
    expect(await log.docState(w, doc)).toMatchObject({ epoch: 0, last: 2 });
    await log.raiseEpoch(w, epochAt(2));
    expect(await log.keepSnapshot(w, snapshotAt(2))).toBeUndefined();
  });

  test('[S76] a further partition takes edits once the relay has opened it, which the line says', async () => {
    const log = await open();
    const second = doc.replace(/0$/, '1');
    expect(await log.append(w, batchOf({ batch: 1, docs: [second] }))).toMatchObject({ reason: 'not-allowed' });
    expect(await log.openDoc(w, second)).toBe(1);
    expect(await log.openDoc(w, second)).toBeUndefined();
    expect((await log.read(w, 0, 1e6)).entries).toEqual([{ kind: 'epoch', number: 1, doc: second, epoch: 0 }]);
    expect(await log.docsAfter(w, 0)).toMatchObject([{ doc: second, last: 1 }]);
    expect(await log.append(w, batchOf({ batch: 2, docs: [second] }))).toMatchObject({ kind: 'accepted' });
  });

  test('[S77] history is kept beside each snapshot, oldest first', async () => {
    const log = await withEdits(await open(), 3);
    await log.keepSnapshot(w, snapshotAt(1));
    await log.keepSnapshot(w, { ...snapshotAt(2), history: null });
    await log.keepSnapshot(w, snapshotAt(3));
    const told = (await log.historyOf(w, doc)).map((blob) => new TextDecoder().decode(blob));
    expect(told).toEqual(['history to 1', 'history to 3']);
    expect(await log.historyOf(w, page)).toEqual([]);
  });

  test('[S78] raw entries go only when they are old, in a snapshot, and safe', async () => {
    const log = await withEdits(await open(), 4);
    const drop = () => log.dropRaw(w, { before: ever, most: 100 });
    expect(await drop()).toBe(0);
    await log.keepSnapshot(w, snapshotAt(3));
    expect(await drop()).toBe(0);
    await log.setSafe(w, 2);
    expect(await log.dropRaw(w, { before: 1, most: 100 })).toBe(0);
    expect(await log.dropRaw(w, { before: ever, most: 1 })).toBe(1);
    expect(await drop()).toBe(1);
    await log.setSafe(w, 4);
    expect(await drop()).toBe(1);
    expect(await drop()).toBe(0);
    expect(numbersIn(await log.readDoc(w, { doc, after: 0, limit: 1e6 }))).toEqual([4]);
    expect(await log.docState(w, doc)).toMatchObject({ floor: 3, tail: { entries: 1 } });
    expect(await log.docsAfter(w, 3)).toMatchObject([{ since: { entries: 1, whole: true } }]);
    expect(await log.docsAfter(w, 2)).toMatchObject([{ since: { whole: false } }]);
  });

  test('[S78] places and chains stay; below the horizon the line is not read as if it were whole', async () => {
    const log = await withEdits(await open(), 3);
    await log.sequence(w, async () => ({ append: [{ ledger: 'dir', entry: Uint8Array.of(1) }], result: null }));
    const chains = [await log.chainAt(w, 1), await log.chainAt(w, 2)];
    await log.keepSnapshot(w, snapshotAt(2));
    await log.setSafe(w, 4);
    await log.dropRaw(w, { before: ever, most: 100 });
    expect(await log.horizon(w)).toBe(2);
    expect([await log.chainAt(w, 1), await log.chainAt(w, 2)]).toEqual(chains);
    await expect(log.read(w, 1, 1e6)).rejects.toThrow('dropped');
    expect(numbersIn(await log.read(w, 2, 1e6))).toEqual([3, 4]);
    expect(numbersIn(await log.readUnbound(w, { after: 0, limit: 1e6 }))).toEqual([4]);
    expect(await log.ledgerAfter(w, 0)).toHaveLength(1);
  });

  test('[S79] what is safe never falls and never passes the head', async () => {
    const log = await withEdits(await open(), 3);
    expect(await log.safe(w)).toBe(0);
    await log.setSafe(w, 2);
    await log.setSafe(w, 1);
    expect(await log.safe(w)).toBe(2);
    await log.setSafe(w, 99);
    expect(await log.safe(w)).toBe(3);
  });

  test('[S83] what a device holds is remembered until it drops it', async () => {
    const log = await withEdits(await open(), 1);
    await log.setHolds(w, 1, { hold: [page, doc], drop: [] });
    await log.setHolds(w, 1, { hold: [page], drop: [doc] });
    expect(await log.holds(w, 1)).toEqual(new Set([page]));
    expect(await log.holds(w, 2)).toEqual(new Set());
  });
}
