// Who changed what: read from the entries that are here and from what was kept of those that are gone, with what waits
// and what was refused above it. Nothing is written for it while work goes on.
import type { PersonId } from '@baton/model/ids';
import { historyIn, readHistory, type CellChange, type History } from '@baton/replica/compacting/history';
import { parseDoc } from '@baton/replica/layout';
import { readBase, readConfirmed } from '@baton/store/confirmed';
import { readEarlierRows, readHistoryRows } from '@baton/store/history';
import type { Waiting } from '@baton/store/outbox';
import type { Snapshot } from '@baton/store/schema';
import type { Core } from '../core.ts';
import { pageBeside } from '../holding/beside.ts';
import type { Change, HistoryAnswer } from '../sync-contract.ts';
import { changesOf, pageField, writingsOf } from './changes.ts';
import { readEdit, recordsOf, type Before } from '../tray/edits.ts';

export interface AskHistory {
  readonly record: string | null;
  readonly field?: string | undefined;
  readonly older?: boolean | undefined;
}
/** Of everything that a person changed, so much of the line is looked through, newest first. */
const reachOfOwn = 20_000;
const mostOwn = 500;

/** Kept rows, then the entries above them: a stretch is never told twice. */
async function readHere(core: Core, doc: string, above: number): Promise<History> {
  // Entries are read first: those that leave in between are in the rows then.
  const all = await readConfirmed(core.options.disk, doc, above);
  const kept = (await readHistoryRows(core.options.disk, doc)).map(readHistory);
  const before = (await readEarlierRows(core.options.disk, doc)).map(readHistory);
  const earlier = before.reduce((told, one) => joinedHistory([told, notToldIn(told, one)]), joinedHistory([]));
  const last = Math.max(above, ...kept.flatMap(({ changes, writings }) => lastOf(changes, writings)));
  const entries = all.filter(({ number }) => number > last);
  const raw = historyIn(
    doc,
    entries.map((entry) => ({ ...entry, person: entry.person as PersonId })),
  );
  return joinedHistory([earlier, notToldIn(earlier, joinedHistory([...kept, raw]))]);
}
/** What was given back to a relay that had lost it is told once, by whom it was written. */
function notToldIn(earlier: History, { changes, writings }: History): History {
  const told = new Set(earlier.changes.map(keyOfChange));
  return { changes: told.size === 0 ? changes : changes.filter((one) => !told.has(keyOfChange(one))), writings };
}
const keyOfChange = ({ record, code, t, value }: CellChange): string => lostKey(`${record}+${code}`, t, value);
const lastOf = (changes: History['changes'], writings: History['writings']): number[] => [
  changes.at(-1)?.number ?? 0,
  writings.at(-1)?.lastNumber ?? 0,
];
const joinedHistory = (parts: readonly History[]): History => ({
  changes: parts.flatMap(({ changes }) => changes),
  writings: parts.flatMap(({ writings }) => writings),
});

const lostKey = (key: string, t: number, value: unknown): string => `${key} ${t} ${JSON.stringify(value)}`;
function lossesIn({ held }: Core): (cell: CellChange) => boolean {
  const lost = new Set([...held.superseded.values()].map((row) => lostKey(row.lost.key, row.lost.t, row.lost.value)));
  return ({ record, code, t, value }) => lost.has(lostKey(`${record}+${code}`, t, value));
}

/** What is not on the relay: `number` is null. */
function ownAbove(core: Core, record: string | null): Change[] {
  const { held, me } = core;
  const changesIn = (waiting: Waiting, before: Before, fate: Change['fate']): Change[] =>
    readEdit(before, waiting).flatMap(({ record: of, fields }) =>
      fields.map(({ field, member, ...values }, at) => ({
        id: `${fate}/${waiting.batch}/${of}/${at}`,
        number: null,
        at: waiting.at + held.offset,
        person: me.person,
        deviceNo: me.deviceNo,
        record: of ?? '',
        field,
        member,
        ...values,
        fate,
      })),
    );
  const isAsked = (one: Waiting): boolean => record === null || recordsOf(one).has(record);
  const before: Before = { core, overlay: new Map() };
  const waiting = [...held.outbox.values(), ...held.unsaved.values()].filter(isAsked);
  const refused = [...held.refused.values()].filter(isAsked);
  const changes = [
    ...refused.flatMap((one) => changesIn(one, { core, overlay: new Map() }, 'refused')),
    ...waiting.flatMap((one) => changesIn(one, before, 'stands')),
  ];
  return changes.filter((change) => record === null || change.record === record);
}

/** A page that is not here, though there may be one. */
function pageAway(core: Core, record: string): string | undefined {
  const page = pageBeside(core, record);
  return page === undefined || core.asking.isHere(page) ? undefined : page;
}

/** The documents in which anything of a record stands: its cells, and its page. */
function docsOf({ replica, held, asking }: Core, record: string): string[] {
  const pages = [...held.docs.keys()].filter((doc) => {
    const of = parseDoc(doc);
    return of?.class === 'page' && of.of === record && asking.isHere(doc);
  });
  // An archive tells nothing of its own: what it has was written elsewhere, and is told from there.
  const written = replica.docsOf(record).filter((doc) => parseDoc(doc)?.class !== 'archive');
  return [...written, ...pages];
}

interface OfRecord extends Pick<HistoryAnswer, 'more' | 'notHere'> {
  readonly below: Change[];
}

/** Cut by the device itself from entries, it stands beside what they told. */
export const isUntold = ({ stamp, untold }: Snapshot): boolean => stamp !== undefined || untold === true;

/** Documents that came as a snapshot bring no history: the relay has it. */
async function lacksOlder({ options, asking }: Core, docs: readonly string[]): Promise<boolean> {
  if (docs.some((doc) => !asking.isHere(doc))) return true;
  const snapshots = await Promise.all(docs.map((doc) => readBase(options.disk, doc)));
  return snapshots.some((snapshot) => snapshot !== undefined && isUntold(snapshot));
}

interface OfOne extends AskHistory {
  readonly record: string;
}
async function ofRecord(core: Core, { record, field, older }: OfOne): Promise<OfRecord> {
  // Of a single field the page tells nothing.
  const away = field === undefined || field === pageField ? pageAway(core, record) : undefined;
  const docs = [...docsOf(core, record), ...(away === undefined ? [] : [away])];
  const told = older === true ? await Promise.all(docs.map((doc) => askRelay(core, doc))) : [null];
  const fromRelay = told.filter((one) => one !== null);
  const isWhole = fromRelay.length === told.length;
  const here = await Promise.all(docs.map((doc) => readHere(core, doc, 0)));
  const more = isWhole || !(await lacksOlder(core, docs)) ? 'none' : older === true ? 'unreachable' : 'on-relay';
  const notHere = !isWhole && away !== undefined;
  return { below: read(core, record, joinedHistory(isWhole ? fromRelay : here)), more, notHere };
}

/** null: the relay does not answer. */
async function askRelay({ options }: Core, doc: string): Promise<History | null> {
  const blobs = (await options.relayCalls?.history(doc)) ?? null;
  return blobs === null ? null : joinedHistory(blobs.map(readHistory));
}

function read(core: Core, record: string, { changes, writings }: History): Change[] {
  const cells = changes.filter((change) => change.record === record).toSorted((a, b) => a.number - b.number);
  return [...changesOf(cells, lossesIn(core)), ...writingsOf(record, writings)];
}

async function ofMine(core: Core): Promise<Change[]> {
  const { held, me } = core;
  const from = Math.max(0, (held.cursor?.number ?? 0) - reachOfOwn);
  const docs = [...held.docs].filter(([doc, last]) => last > from && (parseDoc(doc)?.class ?? 'page') !== 'page');
  const changes: Change[] = [];
  for (const [doc] of docs) changes.push(...changesOf((await readHere(core, doc, from)).changes, lossesIn(core)));
  return changes.filter(({ person }) => person === me.person);
}

const newestFirst = (left: Change, right: Change): number =>
  (right.number ?? Infinity) - (left.number ?? Infinity) || right.at - left.at;

export async function historyOf(core: Core, { record, field, older }: AskHistory): Promise<HistoryAnswer> {
  await core.journal.flush();
  const above = ownAbove(core, record);
  const { below, more, notHere }: OfRecord =
    record === null
      ? { below: await ofMine(core), more: 'none', notHere: false }
      : await ofRecord(core, { record, field, older });
  // A waiting edit of the same field stands over what is confirmed.
  const over = new Set(above.filter(({ fate }) => fate === 'stands').map(nameOfField));
  const all = [
    ...below.map((change) =>
      change.fate === 'stands' && over.has(nameOfField(change)) ? { ...change, fate: 'replaced' as const } : change,
    ),
    ...above,
  ].filter((change) => field === undefined || change.field === field);
  const changes = all.toSorted(newestFirst);
  return { changes: record === null ? changes.slice(0, mostOwn) : changes, more, notHere };
}
const nameOfField = ({ record, field, member }: Change): string => `${record} ${field} ${member}`;
