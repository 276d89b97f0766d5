// pnpm bench ledger: decisions about work, as the relay sequences them, as a device verifies them when it joins, and as both fold
// them. In this process; Node's WebCrypto is the browsers' in kind, not in speed.
import { enter, openBook, type Book } from '@baton/ledger/book';
import { decodeEntry, encodeEntry } from '@baton/ledger/entry';
import { sequenceStatement } from '@baton/ledger/sequence';
import type { Signed } from '@baton/ledger/statement';
import { about, atWork, type Working } from '@baton/ledger/test/working';
import { foldDecided } from '@baton/model/decided/fold';
import type { DecidedBySpace, WorkDecision } from '@baton/model/decided/schema';
import { foldDirectory, isIllegal } from '@baton/model/directory/rules';
import type { Directory, FoldedEntry, Illegal } from '@baton/model/directory/schema';
import { idFromBytes, type OfferId, type RecordId } from '@baton/model/ids';
import { Ledger } from '@baton/sync-server/ledger/ledger';
import { openSqliteLog } from '@baton/sync-server/log/sqlite/sqlite-log';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Gathering } from '../figures.ts';
import { took } from '../device/took.ts';
import type { Cases } from '../sync/sync.ts';

const size = { verified: 10_000, onDisk: 1_000, atOnce: 50, folded: 100_000 };
const subject = 'Baton';

function must<T extends object>(done: T | Illegal): T {
  if (isIllegal(done)) throw new Error(done.illegal);
  return done;
}

/** Signed beforehand, in sight of nothing: what a device does is not measured here. */
async function signedBy({ world, space, ann, bo }: Working, count: number): Promise<readonly Signed[]> {
  const signed: Signed[] = [];
  // Above what she said when the space was opened.
  for (let n = 101; n <= 100 + count; n += 1) {
    const part = { n, seen: { number: 0, head: '' } };
    signed.push(await world.sign(ann, about(space).assign(bo), part));
  }
  return signed;
}

const perSecond = (count: number, ms: number): number => (count * 1_000) / ms;

interface Sequenced {
  readonly working: Working;
  readonly signed: readonly Signed[];
  /** All of the workspace, as a device is sent them. */
  readonly bytes: readonly Uint8Array[];
}
async function sequenceAll(gathering: Gathering): Promise<Sequenced> {
  const working = await atWork();
  const { world } = working;
  const signed = await signedBy(working, size.verified);
  const bytes: Uint8Array[] = world.entries.map(encodeEntry);
  let { book } = world;
  const begun = performance.now();
  for (const { jws, text } of signed) {
    const desk = { relayKey: world.relay, book, number: book.number + 1, now: world.now };
    const done = must(await sequenceStatement(desk, jws, text));
    book = done.book;
    bytes.push(done.bytes);
  }
  const value = perSecond(size.verified, performance.now() - begun);
  gathering.add({ case: 'statements sequenced', subject, metric: 'in memory, a second', unit: '' }, value);
  return { working, signed, bytes };
}

/** Each has its place, synced, before the one who said it is answered. */
async function sequenceOnDisk(gathering: Gathering, { working: { world }, signed }: Sequenced): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-bench-ledger-'));
  const log = await openSqliteLog(join(folder, 'log.sqlite'), () => world.now);
  const ledger = new Ledger({ workspace: world.workspace, log, relayKey: world.relay });
  await ledger.takeBack(world.entries.map((entry) => ({ entry, bytes: encodeEntry(entry) })));
  const propose = async (one: Signed | undefined) => {
    if (one !== undefined) must(await ledger.propose([{ jws: one.jws, text: one.text }]));
  };
  const timed = async (act: () => Promise<void>): Promise<number> => {
    const begun = performance.now();
    await act();
    return perSecond(size.onDisk, performance.now() - begun);
  };
  const alone = await timed(async () => {
    for (const one of signed.slice(0, size.onDisk)) await propose(one);
  });
  const together = await timed(async () => {
    const left = signed.slice(size.onDisk, 2 * size.onDisk);
    for (let at = 0; at < left.length; at += size.atOnce)
      await Promise.all(left.slice(at, at + size.atOnce).map(propose));
  });
  const figure = { case: 'statements sequenced', subject, unit: '' };
  gathering.add({ ...figure, metric: 'synced, one after another, a second' }, alone);
  gathering.add({ ...figure, metric: `synced, ${size.atOnce} at once, a second` }, together);
  await log.close();
  rmSync(folder, { recursive: true });
}

async function verifyAll(gathering: Gathering, { working: { world }, bytes }: Sequenced): Promise<void> {
  let book: Book = openBook(world.workspace);
  const begun = performance.now();
  for (const one of bytes) book = must(await enter(book, must(decodeEntry(one)))).book;
  const figure = { case: 'a ledger of 10,000 on a device', subject, metric: 'verified and folded', unit: 'ms' };
  gathering.add(figure, performance.now() - begun);
}

const idOf = <T extends string>(letter: string, at: number): T =>
  idFromBytes(
    letter,
    Uint8Array.from({ length: 17 }, (_, digit) => (at >> (5 * digit)) & 31),
  ) as T;

/** Half of the tasks are offered and taken, the others given: what a company of some years has decided. */
function entriesOf({ world, space, ann, bo }: Working): readonly FoldedEntry[] {
  const said = (by: typeof ann, decision: WorkDecision, at: number): FoldedEntry => ({
    workspace: world.workspace,
    number: world.book.number + 1 + at,
    time: world.now,
    ledger: space,
    signer: { person: by.person, device: by.device, n: at + 1 },
    decision,
  });
  return Array.from({ length: size.folded }, (_, at) => {
    const of = Math.floor(at / 3);
    const task = idOf<RecordId>('t', of);
    const offer = idOf<OfferId>('r', of);
    if (at % 3 === 0) return said(ann, { type: 'work-offered', space, task, offer, to: { person: bo.person } }, at);
    if (at % 3 === 1) return said(bo, { type: 'offer-accepted', space, task, offer }, at);
    return said(bo, { type: 'work-assigned', space, task, to: ann.person }, at);
  });
}

function foldAll(gathering: Gathering, working: Working): void {
  const entries = entriesOf(working);
  const { directory: start, decided: before } = working.world.book;
  const ms = took(() => {
    let directory: Directory | undefined = start;
    let decided: DecidedBySpace = before;
    for (const entry of entries) {
      directory = must(foldDirectory(directory, entry));
      decided = must(foldDecided(decided, directory, entry));
    }
  });
  gathering.add({ case: 'a ledger of 100,000', subject, metric: 'folded', unit: 'ms' }, ms);
}

async function measureLedger(gathering: Gathering): Promise<void> {
  const sequenced = await sequenceAll(gathering);
  await sequenceOnDisk(gathering, sequenced);
  await verifyAll(gathering, sequenced);
  foldAll(gathering, sequenced.working);
}

export const ledgerCases: Cases = { ledger: [measureLedger] };
