// A document that a newer version of Baton has written in: this one shows it, hears of it, and writes nothing there.
import { describe, expect, test } from 'vitest';
import { clientIdOf, relaySession } from '../client-id.ts';
import { snapshotOf } from '../compacting/compact.ts';
import { schemaHere } from './doc-version.ts';
import { envelopeOf } from './envelope.ts';
import { rawPeer } from '../test/raw.ts';
import { renewalOf } from '../compacting/renewal.ts';
import { addTask, device, partition, retitle, type TestDevice } from '../test/scene.ts';

const relay = clientIdOf(1, 0, relaySession);
const newer = { refused: true, kind: 'read-only', what: 'newer' };

/** The relay's word on who may write in the partition. */
function relayBeside(at: TestDevice): (min: unknown) => void {
  const writer = rawPeer(relay);
  writer.hear(...at.log.map(({ bytes }) => bytes));
  let t = 2_000;
  return (min) => void at.take([envelopeOf(partition, writer.set('~+min', min, (t += 1), ''))], '');
}
async function withTask(): Promise<{ ann: TestDevice; bo: TestDevice }> {
  const [ann, bo] = [device('uann', 1), device('ubo', 2)];
  const made = await ann.run(addTask('t1', 'Seams'));
  ann.confirm(made);
  bo.take(made.envelopes, 'uann');
  return { ann, bo };
}
const titleOf = ({ replica }: TestDevice) => replica.rows.tasks.get('t1')?.title;

describe('[R96] a document that says that only a newer version may write there', () => {
  test('[R96] takes no command, and goes on being read', async () => {
    const { ann, bo } = await withTask();
    relayBeside(bo)(schemaHere + 1);
    expect(await bo.ask(retitle('t1', 'Hems'))).toEqual(newer);
    expect(await bo.ask(addTask('t2', 'Hems'))).toEqual(newer);
    bo.take((await ann.run(retitle('t1', 'Cuffs'))).envelopes, 'uann');
    expect(titleOf(bo)).toBe('Cuffs');
    expect([bo.replica.isAhead(partition), bo.replica.allAhead()]).toEqual([true, [partition]]);
  });

  test('[R96] of the same version or an older one it takes them, as one that says nothing', async () => {
    const { bo } = await withTask();
    const says = relayBeside(bo);
    for (const min of [schemaHere, 0, '9', null]) {
      says(min);
      expect((await bo.run(retitle('t1', `Hems ${min}`))).envelopes).toHaveLength(1);
    }
    expect(bo.replica.allAhead()).toEqual([]);
  });

  test('[R96] undo skips it, and what follows, comes back or is written anew leaves it as it is', async () => {
    const { bo } = await withTask();
    const written = await bo.run(retitle('t1', 'Hems'));
    relayBeside(bo)(schemaHere + 1);
    expect((await bo.undo(written.gesture)).result).toEqual({ undone: 0, skipped: 1 });
    await bo.replica.refuse([written.gesture.id], clientIdOf(1, 2, 7));
    expect(titleOf(bo)).toBe('Seams');
    expect((await bo.replica.reauthor('again', written.envelopes, bo.ctx)).envelopes).toEqual([]);
    expect((await bo.replica.carryOver('over', written.envelopes, bo.ctx)).envelopes).toEqual([]);
    expect(titleOf(bo)).toBe('Seams');
  });
});

test('[R97] it is known from projections, snapshots and new epochs as from entries', async () => {
  const { bo } = await withTask();
  const says = relayBeside(bo);
  says(schemaHere + 1);
  const bytes = bo.log.map((one) => one.bytes);
  const readers = {
    projection: (at: TestDevice) => at.replica.loadProjection(partition, bo.replica.project(partition)),
    snapshot: (at: TestDevice) =>
      void at.replica.receiveSnapshot(partition, snapshotOf(partition, bytes, () => relay).snapshot),
    epoch: (at: TestDevice) => void at.replica.renew(partition, 1, renewalOf(partition, bytes, () => relay).bytes),
  };
  for (const [how, read] of Object.entries(readers)) {
    const cy = device('ucy', 3);
    read(cy);
    expect([how, cy.replica.allAhead(), titleOf(cy)]).toEqual([how, [partition], 'Seams']);
  }
  // Where a further version takes it back, it is open again.
  says(schemaHere);
  expect(bo.replica.allAhead()).toEqual([]);
});
