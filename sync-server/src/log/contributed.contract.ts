// Who has touched what approvals cover, as every log must tell it. memory-log.test.ts and sqlite-log.test.ts each run it.
import { fewerIn } from '@baton/model/decided/covered';
import type { WireEnvelope } from '@baton/protocol/frames';
import { clientIdOf } from '@baton/replica/client-id';
import { expect, test } from 'vitest';
import { cellEnvelope, deletionEnvelope } from '../test/update.fixture.ts';
import type { Log } from './contract.ts';
import type { ContributorsAsk } from './contributed.ts';
import { epochAt, snapshotAt } from './documents.contract.ts';
import { doc, w } from './log.contract.ts';

const s = 's0000000000000000A';
const people = { ann: 1, bo: 2, cy: 3 } as const;
type Who = keyof typeof people;
const personOf = (who: Who): string => `u${who}`;
const client = (who: Who, window = 0): number => clientIdOf(1, people[who], window);

/** One person's batch after another; clocks go on by themselves. */
export class Hands {
  readonly #log: Log;
  readonly #clocks = new Map<string, number>();
  #batch = 0;

  constructor(log: Log) {
    this.#log = log;
  }
  author = (who: Who) => ({ person: personOf(who), deviceNo: people[who], deviceNos: [people[who]] });
  cell(who: Who, key: string, { value = 'x', in: name = doc } = {}): WireEnvelope {
    const at = `${name} ${who}`;
    const clock = this.#clocks.get(at) ?? 0;
    this.#clocks.set(at, clock + 1);
    const root = name.startsWith('p/') ? 'content' : name.startsWith('f/') ? `by:${personOf(who)}` : 'cells';
    return cellEnvelope(name, { client: client(who), clock, key, value, t: 0, root });
  }
  async push(who: Who, ...envelopes: readonly WireEnvelope[]): Promise<number> {
    const batch = { author: this.author(who), batch: (this.#batch += 1), envelopes, asks: [], checkedAt: 0 };
    const answer = await this.#log.append(w, batch);
    if (answer.kind !== 'accepted') throw new Error(JSON.stringify(answer));
    return answer.numbers.at(-1) ?? 0;
  }
  write = (who: Who, key: string, how: { value?: string; in?: string } = {}) =>
    this.push(who, this.cell(who, key, how));
}

const told = (log: Log, { task = 't1', after = 0, groups = [] }: Partial<ContributorsAsk> = {}) =>
  log.contributors(w, { task, groups, after });

/** @param open a new, empty log each time. */
export function describeContributed(open: () => Promise<Log>): void {
  test('[S440] whoever wrote what an approval covers is told by the person whose connection it was, and nobody else', async () => {
    const log = await open();
    const hands = new Hands(log);
    await hands.write('ann', 't1+ti');
    for (const code of ['st', 'as', 'pr', 'wt:ucy', 'rk:b1']) await hands.write('cy', `t1+${code}`);
    await hands.write('cy', 't2+ti');
    await hands.write('cy', 'm1+tx', { in: `f/${s}/t1/2026q1` });
    expect(await told(log)).toEqual(['uann']);
    await hands.write('bo', 't1+tg:launch');
    expect(await told(log)).toEqual(['uann', 'ubo']);
    expect(await told(log, { task: 't3' })).toEqual([]);
    expect(await log.contributors('w0000000000000000B', { task: 't1', groups: [], after: 0 })).toEqual([]);
  });

  test('[S440] a refused batch leaves no word, and one that is sent again no other', async () => {
    const log = await open();
    const hands = new Hands(log);
    const envelope = hands.cell('bo', 't1+ti');
    const foreign = { ...hands.cell('ann', 't1+du'), client: client('cy') };
    await expect(hands.push('bo', envelope, foreign)).rejects.toThrow('guard');
    expect(await told(log)).toEqual([]);
  });

  test('[S441] who only takes words of a page away has touched it', async () => {
    const log = await open();
    const hands = new Hands(log);
    const page = `p/${s}/t1`;
    const written = await hands.write('ann', 'k', { in: page });
    await hands.push('cy', deletionEnvelope(page, { client: client('cy'), of: client('ann'), clock: 0 }));
    expect(await told(log)).toEqual(['uann', 'ucy']);
    expect(await told(log, { after: written })).toEqual(['ucy']);
  });

  test('[S442] lines and files are of the tasks on which they hang, or once did', async () => {
    const log = await open();
    const hands = new Hands(log);
    await hands.write('ann', 'k1+tk', { value: 't1' });
    await hands.write('bo', 'k1+tx');
    await hands.write('cy', 'k1+tk', { value: 't2' });
    expect([await told(log), await told(log, { task: 't2' })]).toEqual([
      ['uann', 'ubo', 'ucy'],
      ['uann', 'ubo', 'ucy'],
    ]);
    await hands.write('ann', 'f1+on', { value: 't3' });
    await hands.write('cy', 'g1+on', { value: 't3' });
    expect(await told(log, { task: 't3' })).toEqual(['uann', 'ucy']);
  });

  test('[S443] where a task goes, who worked on it goes too, with who moved it', async () => {
    const log = await open();
    const hands = new Hands(log);
    await hands.write('bo', 't1+ti');
    await hands.write('ann', 't1+ti', { in: 'r/s0000000000000000B/0' });
    expect(await told(log)).toEqual(['uann', 'ubo']);
  });

  test('[S444] what fewer people read is told where it is asked for alone', async () => {
    const log = await open();
    const hands = new Hands(log);
    await hands.write('bo', 't1+bu', { in: `x/${s}/money/0` });
    expect(await told(log)).toEqual([]);
    expect(await told(log, { groups: ['money'] })).toEqual(['ubo']);
    expect(fewerIn('t1', 'money')).toBe('t1~money');
  });

  test('[S445] it is known when edits are gone, and when a document begins anew', async () => {
    const log = await open();
    const hands = new Hands(log);
    await hands.write('ann', 't1+ti');
    const last = await hands.write('bo', 't1+ti');
    await log.keepSnapshot(w, snapshotAt(last));
    await log.setSafe(w, last);
    expect(await log.dropRaw(w, { before: Infinity, most: 10 })).toBe(2);
    expect(await log.raiseEpoch(w, epochAt(last))).toBeGreaterThan(last);
    expect(await told(log)).toEqual(['uann', 'ubo']);
  });

  test('[S446] given back after a loss it is theirs who wrote it, and of who vouches for it', async () => {
    const log = await open();
    const hands = new Hands(log);
    const updates = [
      {
        author: hands.author('ann'),
        vouchedBy: null,
        time: 5,
        envelope: hands.cell('ann', 't1+ti'),
        as: 'new' as const,
      },
      {
        author: hands.author('bo'),
        vouchedBy: { person: 'ucy', deviceNo: 3 },
        time: 6,
        envelope: hands.cell('bo', 't1+ti'),
        as: 'new' as const,
      },
    ];
    expect(await log.takeBack(w, { epochs: [], updates, numbers: [], checkedAt: 0 })).toMatchObject({ taken: 2 });
    expect(await told(log)).toEqual(['uann', 'ubo', 'ucy']);
  });
}
