// What every log must hold to after it was set back. memory-log.test.ts and sqlite-log.test.ts each run it.
import { clientIdOf, relaySession } from '@baton/replica/client-id';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Log } from './contract.ts';
import { batchOf, w } from './log.contract.ts';
import { cellEnvelope } from '../test/update.fixture.ts';
import type { Offered } from './taking/take-back.ts';

const offeredOf = (batch: Parameters<typeof batchOf>[0], part: Partial<Offered> = {}): Offered => {
  const { author, envelopes } = batchOf(batch);
  const updates = envelopes.map((envelope) => ({ author, vouchedBy: null, time: 5, envelope, as: 'new' as const }));
  return { epochs: [], updates, numbers: [], checkedAt: 0, ...part };
};

export function describeRecovery(open: () => Promise<Log>): void {
  test('[S115] a line stands as it was left; each time it is set back its incarnation is a new one', async () => {
    const log = await open();
    expect(await log.standing(w)).toEqual({ incarnation: 1, isRecovering: false });
    await log.append(w, batchOf({ batch: 1 }));
    expect(await log.changeStanding(w, { do: 'renew', above: 1 })).toEqual({ incarnation: 2, isRecovering: true });
    expect(await log.standing(w)).toEqual({ incarnation: 2, isRecovering: true });
    await log.changeStanding(w, { do: 'open' });
    expect(await log.standing(w)).toEqual({ incarnation: 2, isRecovering: false });
    expect(await log.changeStanding(w, { do: 'renew', above: 7 })).toEqual({ incarnation: 8, isRecovering: true });
    expect(await log.standing('w0000000000000000B')).toEqual({ incarnation: 1, isRecovering: false });
    await expect(log.changeStanding(w, { do: 'renew', above: 255 })).rejects.toThrow('used up');
  });

  test('[S109] what is given back is numbered once, heard by followers, and read like any other', async () => {
    const log = await open();
    const heard: number[] = [];
    log.follow(w, ({ entries }) => heard.push(...entries.map(({ number }) => number)));
    const later = offeredOf({ batch: 2, from: 1 });
    expect(await log.takeBack(w, later)).toEqual({ kind: 'taken-back', taken: 0, known: 0, refused: 0, waiting: 1 });
    expect(await log.takeBack(w, offeredOf({ batch: 1 }))).toMatchObject({ taken: 1, waiting: 0 });
    expect(await log.takeBack(w, later)).toMatchObject({ taken: 1 });
    expect(await log.takeBack(w, later)).toMatchObject({ taken: 0, known: 1 });
    expect(heard).toEqual([1, 2]);
    expect((await log.read(w, 0, 1e6)).entries).toMatchObject([
      { kind: 'update', number: 1, person: 'uANN' },
      { kind: 'update', number: 2 },
    ]);
    expect((await log.docsAfter(w, 0))[0]).toMatchObject({ last: 2 });
  });

  test('[S204] short numbers from who may not give them are not given, and nothing waits for them', async () => {
    const log = await open();
    const beside = batchOf({ batch: 1 }).envelopes[0]?.doc ?? '';
    const numbers = [{ project: 'p1', given: [['t1', 7]] as const, beside, mayGive: false }];
    expect(await log.takeBack(w, { epochs: [], updates: [], numbers, checkedAt: 0 })).toMatchObject({
      taken: 0,
      known: 1,
      refused: 0,
    });
    expect((await log.read(w, 0, 1e6)).entries).toEqual([]);
  });

  test('[S200] what is only looked for is never taken: it is known by its clocks, or by its very bytes alone', async () => {
    const log = await open();
    const lookedFor = (as: 'known by clock' | 'known by bytes', batch: Parameters<typeof batchOf>[0]): Offered => {
      const { updates, ...rest } = offeredOf(batch);
      return { ...rest, updates: updates.map((update) => ({ ...update, as })) };
    };
    for (const as of ['known by clock', 'known by bytes'] as const)
      expect(await log.takeBack(w, lookedFor(as, { batch: 1 }))).toMatchObject({ taken: 0, known: 0, refused: 1 });
    await log.takeBack(w, offeredOf({ batch: 1 }));
    for (const as of ['known by clock', 'known by bytes'] as const)
      expect(await log.takeBack(w, lookedFor(as, { batch: 1 }))).toMatchObject({ known: 1 });
    const other = { batch: 1, text: 'other' };
    expect(await log.takeBack(w, lookedFor('known by clock', other))).toMatchObject({ known: 1 });
    expect(await log.takeBack(w, lookedFor('known by bytes', other))).toMatchObject({ known: 0, refused: 1 });
    expect((await log.read(w, 0, 1e6)).entries).toHaveLength(1);
  });

  test('[S110] a batch that was given back is acknowledged where it lies; others that use its clocks are refused', async () => {
    const log = await open();
    await log.append(w, batchOf({ by: 'bo', batch: 1 }));
    await log.takeBack(w, offeredOf({ batch: 1 }));
    const answer = await log.append(w, batchOf({ batch: 1 }));
    expect(answer).toMatchObject({ kind: 'accepted', numbers: [2], again: true });
    expect(await log.append(w, batchOf({ batch: 1, text: 'other' }))).toMatchObject({ kind: 'refused' });
    expect((await log.read(w, 0, 1e6)).entries).toHaveLength(2);
  });

  test('[S108] what its author could not have written is not taken back; nor what was judged by other decisions', async () => {
    const log = await open();
    const forged = offeredOf({ batch: 1 });
    const author = batchOf({ by: 'bo', batch: 1 }).author;
    const updates = forged.updates.map((update) => ({ ...update, author }));
    expect(await log.takeBack(w, { ...forged, updates })).toMatchObject({ taken: 0, refused: 1 });
    expect(await log.takeBack(w, { ...forged, checkedAt: 3 })).toEqual({ kind: 'recheck' });
  });

  test('[S109] short numbers come back to their records, where neither has another by now', async () => {
    const log = await open();
    const beside = batchOf({ batch: 1 }).envelopes[0]?.doc ?? '';
    const give = (given: readonly (readonly [string, number])[]) =>
      log.takeBack(w, {
        epochs: [],
        updates: [],
        numbers: [{ project: 'p1', given, beside, mayGive: true }],
        checkedAt: 0,
      });
    expect(await give([['t1', 7]])).toMatchObject({ taken: 1 });
    expect(
      await give([
        ['t1', 9],
        ['t2', 7],
      ]),
    ).toMatchObject({ taken: 1, known: 1 });
    const given = (await log.read(w, 0, 1e6)).entries.flatMap((entry) => (entry.kind === 'numbers' ? entry.given : []));
    expect(given).toEqual([
      ['t1', 7],
      ['t2', 8],
    ]);
  });

  const bo = { person: 'uBO', deviceNo: 2 };
  const vouched = (batch: Parameters<typeof batchOf>[0], bytes?: Uint8Array): Offered => {
    const offered = offeredOf(batch);
    const updates = offered.updates.map((one) => ({
      ...one,
      vouchedBy: bo,
      envelope: { ...one.envelope, ...(bytes ? { bytes, to: 3 } : {}) },
    }));
    return { ...offered, updates };
  };

  test('[S180] what somebody vouches for is numbered under their name', async () => {
    const log = await open();
    expect(await log.takeBack(w, vouched({ batch: 1 }))).toMatchObject({ taken: 1 });
    expect((await log.read(w, 0, 1e6)).entries).toMatchObject([{ ...bo, envelope: { from: 0, to: 1 } }]);
  });

  test('[S181] what comes back in another cut is taken where it goes on', async () => {
    const log = await open();
    const parts = [0, 1, 2].flatMap((from) => batchOf({ batch: from + 1, from }).envelopes);
    const all = Y.mergeUpdates(parts.map(({ bytes }) => bytes));
    await log.takeBack(w, offeredOf({ batch: 1 }));
    expect(await log.takeBack(w, vouched({ batch: 1 }, all))).toMatchObject({ taken: 1, known: 0 });
    expect(await log.takeBack(w, vouched({ batch: 1 }, all))).toMatchObject({ taken: 0, known: 1 });
    expect(await log.takeBack(w, offeredOf({ batch: 3, from: 2 }))).toMatchObject({ taken: 0, known: 1 });
    const { entries } = await log.read(w, 0, 1e6);
    expect(entries).toMatchObject([{ envelope: { from: 0, to: 1 } }, { envelope: { from: 1, to: 3 } }]);
  });

  test('[S182] a document begins anew, empty, unless it is there already or was written in since', async () => {
    const log = await open();
    const { doc } = batchOf({ batch: 1 }).envelopes[0] ?? { doc: '' };
    const begin = (epoch: number) =>
      log.takeBack(w, { epochs: [{ doc, epoch }], updates: [], numbers: [], checkedAt: 0 });
    await log.append(w, batchOf({ batch: 1 }));
    await log.changeStanding(w, { do: 'renew', above: 1 });
    expect(await begin(2)).toMatchObject({ taken: 1 });
    expect(await begin(2)).toMatchObject({ known: 1 });
    expect(await log.docState(w, doc)).toMatchObject({ epoch: 2, last: 2, floor: 2, snapshot: { number: 2 } });
    expect((await log.snapshot(w, doc))?.bytes).toEqual(new Uint8Array(2));
    expect((await log.writersOf(w, doc)).clocks).toEqual([]);
    const client = clientIdOf(2, 1, 0);
    const written = cellEnvelope(doc, { client, clock: 0, key: 'k+t', value: 'x', t: 0, root: 'cells' });
    const { author } = batchOf({ batch: 1 });
    await log.append(w, { author, batch: 9, envelopes: [{ ...written, epoch: 2 }], asks: [], checkedAt: 0 });
    expect(await begin(3)).toMatchObject({ taken: 0, waiting: 1 });
  });

  test('[S183] the relay’s own cells come back under its ids; nobody else’s do', async () => {
    const log = await open();
    const { doc } = batchOf({ batch: 1 }).envelopes[0] ?? { doc: '' };
    const client = clientIdOf(1, 0, relaySession);
    const envelope = cellEnvelope(doc, { client, clock: 0, key: 'k+t', value: 'x', t: 0, root: 'cells' });
    const offered = (author: Offered['updates'][number]['author']): Offered => ({
      epochs: [],
      numbers: [],
      checkedAt: 0,
      updates: [{ author, vouchedBy: null, time: 5, envelope, as: 'new' as const }],
    });
    expect(await log.takeBack(w, offered(batchOf({ batch: 1 }).author))).toMatchObject({ taken: 0, refused: 1 });
    expect(await log.takeBack(w, offered({ person: '', deviceNo: 0, deviceNos: [] }))).toMatchObject({ taken: 1 });
  });
}
