// Refused edits as people can read them.
import { newPerson, newSpace } from '@baton/model/directory/made';
import { openReplica } from '@baton/replica/replica';
import { clientIdOf } from '@baton/replica/client-id';
import { envelopeOf } from '@baton/replica/writing/envelope';
import { paragraphsToUpdate } from '@baton/replica/pages/page';
import { command } from '@baton/model/command';
import type { Ctx } from '@baton/model/ctx';
import { isRefusal } from '@baton/model/refusal';
import type { Tx } from '@baton/model/tx';
import { z } from 'zod';
import { expect, test } from 'vitest';
import { textsOf } from './tray.ts';

const client = clientIdOf(1, 1, 1);
type Envelopes = Parameters<typeof textsOf>[0]['envelopes'];
const texts = (envelopes: Envelopes): string[] => textsOf({ envelopes });

async function written(act: (tx: Tx) => void): Promise<Envelopes> {
  const replica = openReplica({
    bytes: { confirmed: async () => [] },
    client,
    now: () => Date.UTC(2026, 2, 4),
    partitions: () => ['r/s1/0'],
  });
  const open = newSpace(1);
  const directory = { persons: { u1: newPerson('member', 1, null) }, spaces: { s1: open }, moved: {} };
  const ctx = { person: 'u1', directory } as unknown as Ctx;
  const done = await replica.run(
    '1',
    command('act', z.null(), (tx) => act(tx)),
    null,
    ctx,
  );
  if (isRefusal(done)) throw new Error('it was written');
  return [...done.envelopes];
}
const add = (tx: Tx, id: string, title: string): void =>
  tx.tasks.add({ in: 'space', space: 's1' as never }, id, { title, project: 'p1', status: 'q1', created: 7 });

test('[W12] a text is told as it was typed, other values as they are, and what was emptied not at all', async () => {
  const envelopes = await written((tx) => {
    add(tx, 't1', 'Buy “socks”\nand shoes');
    tx.tasks.patch('t1', { due: null, estimate: 90 });
  });
  const told = texts(envelopes);
  expect(told).toContain('Buy “socks”\nand shoes');
  expect(told).toContain('90');
  expect(told).not.toContain('null');
  expect(told.every((text) => typeof text === 'string')).toBe(true);
});

test('[W12] a large gesture is told by its first forty values and a sign that there is more', async () => {
  const envelopes = await written((tx) => {
    for (let at = 0; at < 30; at += 1) add(tx, `t${at}`, `Task ${at}`);
  });
  const told = texts(envelopes);
  expect(told).toHaveLength(41);
  expect(told.at(-1)).toBe('…');
  expect(told).toContain('Task 0');
});

test('[W12] typed text of a page is told as one; an update that only formats or deletes tells nothing', () => {
  const update = paragraphsToUpdate(['Socks', 'and shoes'], client) ?? new Uint8Array();
  const page = (bytes: Uint8Array) => envelopeOf('p/s1/t1', bytes, { client, clock: 0 });
  expect(texts([page(update)])).toEqual(['Socksand shoes']);
  expect(texts([page(new Uint8Array([0, 0]))])).toEqual([]);
});

test('[W12] a batch of several documents is told in their order', async () => {
  const records = await written((tx) => add(tx, 't1', 'Socks'));
  const page = envelopeOf('p/s1/t1', paragraphsToUpdate(['Blue ones'], client) ?? new Uint8Array());
  const told = texts([page, ...records]);
  expect(told[0]).toBe('Blue ones');
  expect(told.indexOf('Socks')).toBeGreaterThan(0);
});
