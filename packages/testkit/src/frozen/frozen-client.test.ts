// P11: the client of the version before meets today's relay and today's client. It removes and alters nothing that it does not
// know, and each opens what the other has kept on the disk.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isCheckpoint } from '@baton/ledger/checkpoint';
import { decodeEntry } from '@baton/ledger/entry';
import { isIllegal } from '@baton/model/directory/rules';
import { isRefusal } from '@baton/model/refusal';
import { secondsOf } from '@baton/replica/cells/cell';
import { rawPeer, strangePage } from '@baton/replica/test/raw';
import { clientIdOf, relaySession } from '@baton/replica/client-id';
import { askOver, TestDevice, type Joined } from '@baton/sync-server/test/device.fixture';
import { TestLink } from '@baton/sync-server/test/link.fixture';
import { startTestRelay, type TestRelay } from '@baton/sync-server/test/relay.fixture';
import { cellEnvelope } from '@baton/sync-server/test/update.fixture';
import { writeInvitationLink } from '@baton/workspace/doors/links';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as today from './client.ts';
import { openFrozen, type Client } from './frozen.ts';
import { Person } from './person.ts';

const root = mkdtempSync(join(tmpdir(), 'baton-versions-'));
let frozen: Client;
let relay: TestRelay;
/** A device of tomorrow: it writes what no client of today knows of. */
let tomorrow: TestDevice;
let joined: Joined;
let people = 0;
let open: Person[] = [];
beforeAll(async () => {
  frozen = await openFrozen();
  // Checkpoints stand all over the line: the version before knows none.
  relay = await startTestRelay({ checkpointEvery: 2 });
});
beforeEach(async () => {
  tomorrow = await TestDevice.make(askOver(relay.base));
  joined = await tomorrow.found();
});
afterAll(async () => {
  await relay.remove();
  rmSync(root, { recursive: true, force: true });
});

async function personAt(client: Client): Promise<Person> {
  const { workspace, secret } = await tomorrow.invite(joined);
  people += 1;
  const person = new Person(client, { folder: join(root, `person ${people}`), relay: relay.base });
  await person.accept(writeInvitationLink({ relay: relay.base, workspace, secret }));
  await person.open();
  open.push(person);
  return person;
}
async function closeAll(): Promise<void> {
  for (const person of open) await person.close();
  open = [];
}

/** Everything that the relay holds of the space, as any reader puts it together. */
async function cellsOnRelay(): Promise<Map<string, unknown>> {
  const link = await TestLink.open(relay.base, { device: tomorrow, joined });
  await link.live();
  const reader = rawPeer(7);
  for (const entry of link.updates) if (entry.envelope.doc === `r/${joined.space}/0`) reader.hear(entry.envelope.bytes);
  link.close();
  return new Map(Object.entries(reader.ydoc.getMap('cells').toJSON()));
}
async function writeOfTomorrow(cells: Readonly<Record<string, string>>, t?: number): Promise<void> {
  const link = await TestLink.open(relay.base, { device: tomorrow, joined });
  await link.live();
  const client = clientIdOf(tomorrow.incarnation, tomorrow.deviceNo, 900 + (people % 50));
  const envelopes = Object.entries(cells).map(([key, value], clock) =>
    cellEnvelope(`r/${joined.space}/0`, {
      client,
      clock,
      key,
      value,
      by: tomorrow.person,
      ...(t === undefined ? {} : { t }),
    }),
  );
  link.push(1, envelopes);
  await link.acked(1);
  link.close();
}

/** The relay of tomorrow says that only clients of tomorrow may write in the space's partition. */
async function onlyTomorrowWrites(): Promise<void> {
  const { log } = relay.services.relay.options;
  const [doc, client] = [`r/${joined.space}/0`, clientIdOf(1, 0, relaySession)];
  const writer = rawPeer(client);
  const { entries } = await log.readDoc(joined.workspace, { doc, after: 0, limit: 1e9 });
  for (const entry of entries) if (entry.kind === 'update') writer.hear(entry.envelope.bytes);
  const bytes = writer.set('~+min', 9, 1_000, '');
  const whole = writer.whole();
  const sha256 = createHash('sha256').update(whole).digest();
  const number = entries.at(-1)?.number ?? 0;
  const kept = await log.keepSnapshot(joined.workspace, {
    snapshot: { doc, epoch: 0, number, bytes: whole, sha256 },
    writtenBack: [{ doc, epoch: 0, client, from: 0, to: 1, bytes }],
    history: null,
  });
  expect(kept).toBe(number + 1);
}

describe('the client of today, beside those of tomorrow', () => {
  test('[K70] it reads a document that only they may write, refuses each edit with a reason, and writes nothing there', async () => {
    const [ann, bo] = [await personAt(today), await personAt(today)];
    const project = await ann.addProject('Spring');
    await bo.sees('Spring');
    await ann.saved();
    await onlyTomorrowWrites();
    // What tomorrow's devices go on writing there is read.
    await writeOfTomorrow({ [`${project}+nm`]: 'Summer' }, secondsOf(Date.now()) + 60);
    await bo.sees('Summer');
    const before = [...(await cellsOnRelay())];
    for (const person of [ann, bo]) await expect(person.rename(project, 'Winter')).rejects.toThrow('read-only');
    await expect(bo.addProject('Autumn')).rejects.toThrow('read-only');
    await bo.close();
    await bo.open();
    await expect(bo.rename(project, 'Winter')).rejects.toThrow('read-only');
    await bo.sees('Summer');
    await Promise.all([ann.saved(), bo.saved()]);
    expect([...(await cellsOnRelay())]).toEqual(before);
    await closeAll();
  });

  test('[K71] the one of the version before, which knows no such word, leaves it as it is', async () => {
    const old = await personAt(frozen);
    const project = await old.addProject('Spring');
    await old.saved();
    await onlyTomorrowWrites();
    await old.rename(project, 'Summer');
    await old.saved();
    expect((await cellsOnRelay()).get('~+min')).toEqual(['~+min', 9, 1_000, '']);
    const now = await personAt(today);
    await now.sees('Summer');
    await expect(now.rename(project, 'Winter')).rejects.toThrow('read-only');
    await closeAll();
  });

  test('[K72] pages with parts that it does not know are kept and passed on byte for byte, whoever opens them', async () => {
    const [old, now] = [await personAt(frozen), await personAt(today)];
    const project = await old.addProject('Spring');
    await now.sees('Spring');
    const doc = `p/${joined.space}/${project}`;
    const client = clientIdOf(tomorrow.incarnation, tomorrow.deviceNo, 700);
    const { bytes, to } = strangePage(client);
    const link = await TestLink.open(relay.base, { device: tomorrow, joined });
    await link.live();
    link.push(1, [{ doc, epoch: 0, client, from: 0, to, bytes }]);
    await link.acked(1);
    for (const person of [old, now]) {
      const page = await person.terminal.workspace.openPage(doc);
      if (isRefusal(page) || page === null) throw new Error('the page is here');
      expect(page.bytes).toEqual([bytes]);
      page.close();
    }
    await closeAll();
    const entries = await relay.services.relay.options.log.readDoc(joined.workspace, { doc, after: 0, limit: 1e9 });
    expect(entries.entries).toHaveLength(1);
    link.close();
  });
});

describe('the client of the version before', () => {
  test('[K50] it opens, edits and syncs with today’s relay and today’s client, both ways, and after being away', async () => {
    const [old, now] = [await personAt(frozen), await personAt(today)];
    const project = await old.addProject('Spring');
    await now.sees('Spring');
    await now.rename(project, 'Summer');
    await old.sees('Summer');
    await old.close();
    await now.addProject('Autumn');
    await old.open();
    await old.sees('Summer', 'Autumn');
    await old.rename(project, 'Winter');
    await Promise.all([old.saved(), now.saved()]);
    expect(await now.sees('Winter', 'Autumn')).toEqual(['Autumn', 'Winter']);
    await closeAll();
  });

  test('[S372] it goes on among checkpoints, which it does not know: it hears what is decided, starts anew, and is heard', async () => {
    const old = await personAt(frozen);
    for (let made = 0; made < 6; made += 1) await tomorrow.invite(joined);
    const { log } = relay.services.relay.options;
    const decoded = (await log.ledgerAfter(joined.workspace, 0)).map(({ entry }) => decodeEntry(entry));
    expect(decoded.filter((entry) => !isIllegal(entry) && isCheckpoint(entry)).length).toBeGreaterThan(3);
    const invitations = () => Object.keys(old.terminal.workspace.world.directory.invitations).length;
    await expect.poll(invitations, { timeout: 20_000 }).toBe(7);
    const project = await old.addProject('Spring');
    await old.close();
    await old.open();
    await old.rename(project, 'Summer');
    await old.saved();
    const now = await personAt(today);
    await now.sees('Summer');
    await closeAll();
  });

  test('[K51] cells, records and fields that it does not know are there as they were after it edited beside them', async () => {
    const old = await personAt(frozen);
    const project = await old.addProject('Spring');
    await old.saved();
    const unknown = {
      [`${project}+zz`]: 'a field of tomorrow',
      [`${project}+n9`]: 'another',
      [`k${project.slice(1)}+t`]: 'a record of tomorrow',
    };
    await writeOfTomorrow(unknown);
    await old.rename(project, 'Summer');
    await old.saved();
    await old.close();
    await old.open();
    await old.rename(project, 'Autumn');
    await old.saved();
    const cells = await cellsOnRelay();
    const kept = (of: Map<string, unknown>) => Object.keys(unknown).map((key) => of.get(key));
    const written = Object.entries(unknown).map(([key, value]) => [key, value, 1_000, tomorrow.person]);
    expect(kept(cells)).toEqual(written);
    const now = await personAt(today);
    await now.sees('Autumn');
    await now.rename(project, 'Winter');
    await now.saved();
    expect(kept(await cellsOnRelay())).toEqual(written);
    // The check can fail: what it does know is another after each edit.
    expect(JSON.stringify([...(await cellsOnRelay()).values()])).toMatch(/Winter/);
    await closeAll();
  });

  test('[K52] today’s client takes its disk over, with what had not been sent; and it takes today’s', async () => {
    const [ann, bo] = [await personAt(frozen), await personAt(today)];
    const project = await ann.addProject('Spring');
    await bo.sees('Spring');
    // What is written while the relay is away waits on the disk of one version, and is sent by the other.
    await relay.stop();
    await ann.rename(project, 'By the old one');
    await ann.close();
    relay = await startTestRelay({ dataFolder: relay.dataFolder, port: relay.port, checkpointEvery: 2 });
    await ann.open(today);
    await bo.sees('By the old one');
    await relay.stop();
    await ann.addProject('Newer');
    await ann.close();
    await bo.close();
    relay = await startTestRelay({ dataFolder: relay.dataFolder, port: relay.port, checkpointEvery: 2 });
    await ann.open(frozen);
    await bo.open(frozen);
    await ann.rename(project, 'By the old one again');
    await Promise.all([ann.saved(), bo.saved()]);
    expect(await bo.sees('By the old one again', 'Newer')).toHaveLength(2);
    await closeAll();
  });
});
