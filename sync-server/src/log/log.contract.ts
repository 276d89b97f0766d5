// What every log must hold to. memory-log.test.ts and sqlite-log.test.ts each run it.
import { expect, test } from 'vitest';
import { clientIdOf } from '@baton/replica/client-id';
import type { Batch, Commit, Log } from './contract.ts';
import { cellEnvelope } from '../test/update.fixture.ts';
import { firstChain } from './entry-bytes.ts';

export const w = 'w0000000000000000A';
const s = 's0000000000000000A';
const people = { ann: { person: 'uANN', no: 1 }, bo: { person: 'uBO', no: 2 } } as const;

interface Write {
  readonly by?: keyof typeof people;
  readonly batch: number;
  readonly docs?: readonly string[];
  readonly from?: number;
  readonly asks?: Batch['asks'];
  readonly checkedAt?: number;
  readonly text?: string;
}
export const doc = `r/${s}/0`;

export function batchOf({
  by = 'ann',
  batch,
  docs = [doc],
  from = 0,
  asks = [],
  checkedAt = 0,
  text = 'x',
}: Write): Batch {
  const { person, no } = people[by];
  const client = clientIdOf(1, no, 0);
  const envelope = (name: string) => {
    const root = name.startsWith('p/') ? 'content' : 'cells';
    return cellEnvelope(name, { client, clock: from, key: `k${batch}+t`, value: text, t: 0, root });
  };
  return { author: { person, deviceNo: no, deviceNos: [no] }, batch, envelopes: docs.map(envelope), asks, checkedAt };
}
const ledgerPart = (text: string) => ({ ledger: 'dir', entry: new TextEncoder().encode(text) });
const numbersOf = (answer: unknown) => (answer as { numbers?: readonly number[] }).numbers;

/** @param open a new, empty log each time. */
export function describeLog(open: () => Promise<Log>): void {
  test('[S1] envelopes and ledger entries share one number line without a gap', async () => {
    const log = await open();
    expect(numbersOf(await log.append(w, batchOf({ batch: 1, docs: [doc, `p/${s}/t1`] })))).toEqual([1, 2]);
    await log.sequence(w, async () => ({ append: [ledgerPart('a'), ledgerPart('b')], result: null }));
    expect(numbersOf(await log.append(w, batchOf({ batch: 2, from: 1, checkedAt: 4 })))).toEqual([5]);
    const { entries } = await log.read(w, 0, 1e6);
    expect(entries.map(({ kind, number }) => `${kind} ${number}`)).toEqual([
      'update 1',
      'update 2',
      'ledger 3',
      'ledger 4',
      'update 5',
    ]);
  });

  test('[S1] two workspaces have lines of their own', async () => {
    const log = await open();
    await log.append(w, batchOf({ batch: 1 }));
    expect(numbersOf(await log.append('w0000000000000000B', batchOf({ batch: 1 })))).toEqual([1]);
    expect(await log.workspaces()).toEqual([w, 'w0000000000000000B']);
  });

  test('[S2] a batch is refused whole: nothing of its sound envelopes remains', async () => {
    const log = await open();
    const half = batchOf({ batch: 1, docs: [doc, `p/${s}/t1`] });
    const broken = batchOf({ batch: 1, docs: [`p/${s}/t1`], from: 7 }).envelopes[0]!;
    const answer = await log.append(w, { ...half, envelopes: [half.envelopes[0]!, broken] });
    expect(answer).toMatchObject({ kind: 'refused', reason: 'resend' });
    expect((await log.read(w, 0, 1e6)).entries).toEqual([]);
    expect(numbersOf(await log.append(w, batchOf({ batch: 2 })))).toEqual([1]);
  });

  test('[S2] later envelopes of a batch build on its earlier ones', async () => {
    const log = await open();
    const one = batchOf({ batch: 1 });
    const both = { ...one, envelopes: [...one.envelopes, ...batchOf({ batch: 1, from: 1 }).envelopes] };
    expect(numbersOf(await log.append(w, both))).toEqual([1, 2]);
    expect(numbersOf(await log.append(w, batchOf({ batch: 2, from: 2 })))).toEqual([3]);
  });

  test('[S3] a batch pushed again is answered with its old numbers and kept once', async () => {
    const log = await open();
    const first = await log.append(w, batchOf({ batch: 1 }));
    await log.append(w, batchOf({ by: 'bo', batch: 1 }));
    const again = await log.append(w, batchOf({ batch: 1 }));
    expect(again).toEqual({ ...first, again: true });
    expect((await log.read(w, 0, 1e6)).entries.length).toBe(2);
  });

  test('[S3] pushed again it is known even after the ledger has moved', async () => {
    const log = await open();
    await log.append(w, batchOf({ batch: 1 }));
    await log.sequence(w, async () => ({ append: [ledgerPart('a')], result: null }));
    expect(await log.append(w, batchOf({ batch: 1 }))).toMatchObject({ kind: 'accepted', again: true });
  });

  test('[S4] the same batch number with other bytes is a clone', async () => {
    const log = await open();
    await log.append(w, batchOf({ batch: 1 }));
    expect(await log.append(w, batchOf({ batch: 1, text: 'other' }))).toMatchObject({
      kind: 'refused',
      reason: 'clone',
    });
  });

  test('[S5] access checked before a ledger entry that came between must be checked again', async () => {
    const log = await open();
    await log.sequence(w, async () => ({ append: [ledgerPart('revoked')], result: null }));
    expect(await log.append(w, batchOf({ batch: 1, checkedAt: 0 }))).toEqual({ kind: 'recheck' });
    expect((await log.read(w, 0, 1e6)).entries.length).toBe(1);
    expect(await log.append(w, batchOf({ batch: 1, checkedAt: 1 }))).toMatchObject({ kind: 'accepted' });
  });

  test('[S6] nobody gets a number while a turn works, and a turn that throws leaves nothing', async () => {
    const log = await open();
    let pushed: Promise<unknown> | undefined;
    const told = await log.sequence(w, async ({ head }) => {
      pushed = log.append(w, batchOf({ batch: 1, checkedAt: 1 }));
      await new Promise((done) => setTimeout(done, 20));
      return { append: [ledgerPart('a')], result: head.cursor.number + 1 };
    });
    expect(told).toBe(1);
    expect(numbersOf(await pushed)).toEqual([2]);
    const failing = log.sequence(w, async () => Promise.reject(new Error('not signed')));
    await expect(failing).rejects.toThrow('not signed');
    expect((await log.head(w))?.cursor.number).toBe(2);
  });

  test('[S6] time never runs backwards on one line', async () => {
    const log = await open();
    await log.append(w, batchOf({ batch: 1 }));
    const before = (await log.head(w))?.time ?? 0;
    await log.sequence(w, async ({ time }) => {
      expect(time).toBeGreaterThanOrEqual(before);
      return { append: [], result: null };
    });
  });

  test('[S7] a cursor reads exactly what comes after it, in pages', async () => {
    const log = await open();
    for (let at = 0; at < 9; at += 1) await log.append(w, batchOf({ batch: at + 1, from: at }));
    let cursor = { number: 3, chain: firstChain };
    const seen: number[] = [];
    for (;;) {
      const page = await log.read(w, cursor.number, 1);
      if (page.entries.length === 0) break;
      seen.push(...page.entries.map(({ number }) => number));
      cursor = page.cursor;
    }
    expect(seen).toEqual([4, 5, 6, 7, 8, 9]);
    expect(cursor).toEqual((await log.head(w))?.cursor);
  });

  test('[S7] the chain tells two histories with equal numbers apart', async () => {
    const [one, other] = [await open(), await open()];
    await one.append(w, batchOf({ batch: 1 }));
    await other.append(w, batchOf({ batch: 1, text: 'other' }));
    expect(await one.chainAt(w, 0)).toEqual(firstChain);
    expect(await one.chainAt(w, 1)).not.toEqual(await other.chainAt(w, 1));
    expect(await one.chainAt(w, 2)).toBeUndefined();
  });

  test('[S8] followers hear each commit in order, before the writer does', async () => {
    const log = await open();
    const heard: string[] = [];
    const stop = log.follow(w, ({ entries, cursor }: Commit) => {
      heard.push(`${entries.map(({ number }) => number).join(',')} to ${cursor.number}`);
    });
    const numbers = [1, 2, 3, 4].map((batch) => log.append(w, batchOf({ batch, from: batch - 1 })));
    await numbers[0];
    expect(heard[0]).toMatch(/^1/);
    await Promise.all(numbers);
    stop();
    await log.append(w, batchOf({ batch: 5, from: 4 }));
    expect(heard.join(' ')).toMatch(/to 4$/);
  });

  test('[S9] a wished number is given when it is free, and the next ones go on above it', async () => {
    const log = await open();
    const asks = [
      { project: 'p1', record: 't1', wish: 128 },
      { project: 'p1', record: 't2', wish: 128 },
      { project: 'p1', record: 't3', wish: 7 },
      { project: 'p1', record: 't4' },
    ];
    await log.append(w, batchOf({ batch: 1, asks }));
    const given = (await log.read(w, 0, 1e6)).entries.find(({ kind }) => kind === 'numbers');
    expect(given).toMatchObject({
      given: [
        ['t1', 128],
        ['t2', 129],
        ['t3', 7],
        ['t4', 130],
      ],
    });
  });
  test('[S9] short numbers are given once a record, in the commit of the push, beside its space', async () => {
    const log = await open();
    const asks = [
      { project: 'p1', record: 't1' },
      { project: 'p1', record: 't2' },
    ];
    expect(numbersOf(await log.append(w, batchOf({ batch: 1, asks })))).toEqual([1, 2]);
    const second = [
      { project: 'p1', record: 't2' },
      { project: 'p1', record: 't3' },
    ];
    await log.append(w, batchOf({ by: 'bo', batch: 1, asks: second }));
    const given = (await log.read(w, 0, 1e6)).entries.filter(({ kind }) => kind === 'numbers');
    expect(given).toMatchObject([
      {
        number: 2,
        project: 'p1',
        beside: doc,
        given: [
          ['t1', 1],
          ['t2', 2],
        ],
      },
      { number: 4, project: 'p1', beside: doc, given: [['t3', 3]] },
    ]);
  });

  test('[S377] a project of another space gives no number: the edits are taken, nothing is told, and none of its numbers is used up', async () => {
    const log = await open();
    const [here, there] = ['r/here/0', 'r/there/0'];
    await log.append(w, batchOf({ batch: 1, docs: [here], asks: [{ project: 'p1', record: 't1' }] }));
    const asks = [
      { project: 'p1', record: 't2', wish: 9 },
      { project: 'p2', record: 't3' },
    ];
    const [taken, given] = numbersOf(await log.append(w, batchOf({ by: 'bo', batch: 1, docs: [there], asks }))) ?? [];
    const told = (await log.read(w, taken! - 1, 1e6)).entries;
    expect(told.map(({ kind }) => kind)).toEqual(['update', 'numbers']);
    expect(told[1]).toMatchObject({ number: given, project: 'p2', beside: there, given: [['t3', 1]] });
    const more = [{ project: 'p1', record: 't4' }];
    const [, next] = numbersOf(await log.append(w, batchOf({ batch: 2, from: 1, docs: [here], asks: more }))) ?? [];
    const last = (await log.read(w, next! - 1, 1e6)).entries;
    expect(last).toMatchObject([{ project: 'p1', given: [['t4', 2]] }]);
  });

  test('[S9] numbers are refused without the records of one space, or too many at once', async () => {
    const log = await open();
    const asks = [{ project: 'p1', record: 't1' }];
    expect(await log.append(w, batchOf({ batch: 1, docs: [], asks }))).toMatchObject({ reason: 'not-allowed' });
    const many = Array.from({ length: 5_001 }, (_, at) => ({ project: 'p1', record: `t${at}` }));
    expect(await log.append(w, batchOf({ batch: 1, asks: many }))).toMatchObject({ reason: 'too-large' });
  });

  test('[S10] a device writes under its own client ids only', async () => {
    const log = await open();
    const forged = { ...batchOf({ batch: 1 }), author: batchOf({ by: 'bo', batch: 1 }).author };
    expect(await log.append(w, forged)).toMatchObject({ kind: 'refused', reason: 'guard' });
  });
}
