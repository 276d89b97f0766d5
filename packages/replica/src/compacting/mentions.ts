// Which files a document speaks of, read by the relay's thread from the bytes of one document at a time: versions of files,
// with what says whether they are still wanted; and every other place where a hash stands, whatever it may mean there.
// What all of it comes to says referred.ts. Nothing here has a clock.
import type { HomeName } from '@baton/model/directory/home-name';
import { file, fileVersion } from '@baton/model/file/schema';
import type { RecordId } from '@baton/model/ids';
import { task } from '@baton/model/task/schema';
import { instantOf, type HeldCell } from '../cells/cell.ts';
import type { DocName } from '../contract.ts';
import { homeIn, recordOfDoc, type Doc } from '../layout.ts';
import type { Held } from '../records/held.ts';
import { shapeOf } from '../records/row.ts';
import { memoryOf } from './compact.ts';

export interface VersionMention {
  readonly id: RecordId;
  readonly hash: string;
  readonly file: RecordId;
  /** The task or comment on which it hangs. */
  readonly on: RecordId;
}
/** What went to the bin, or may: a file, a comment, a task, a project. The times are those of the cells. */
export interface BinMention {
  readonly id: RecordId;
  readonly binned: number | null;
  readonly at: number;
  readonly project: RecordId | null;
  readonly projectAt: number;
}
export interface Mentions {
  /** Documents of one place are read together: the partitions and archives of a home, the feeds beside one record. */
  readonly place: string;
  /** Where its records count, as statements of moves say it. */
  readonly home: HomeName | undefined;
  /** The record beside which a feed stands. */
  readonly beside: RecordId | null;
  readonly versions: readonly VersionMention[];
  readonly bins: readonly BinMention[];
  /** Hashes that stand anywhere else. */
  readonly others: readonly string[];
}

const codes = {
  hash: fileVersion.fields.hash.code,
  file: fileVersion.fields.file.code,
  on: fileVersion.fields.on.code,
  binned: file.fields.binned.code,
  project: task.fields.project.code,
};
const binnable: ReadonlySet<string | undefined> = new Set(['files', 'comments', 'tasks', 'projects']);
const hashLength = 64;
const isHash = /^[0-9a-f]{64}$/;

/** Every run of so many letters: a hash may stand before a byte that looks like one more of its own. */
export function hashesIn(text: string): readonly string[] {
  return (text.match(/[0-9a-f]{64,}/g) ?? []).flatMap((run) =>
    Array.from({ length: run.length - hashLength + 1 }, (_, at) => run.slice(at, at + hashLength)),
  );
}
/** Of an update as it lies: no letter of a hash is more than a byte, and Yjs keeps a text in one piece. */
export const hashesInBytes = (bytes: Uint8Array): readonly string[] =>
  hashesIn(new TextDecoder('latin1').decode(bytes));

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
const idOf = (value: unknown): RecordId => (typeof value === 'string' ? value : '');

function placeOf(name: DocName, doc: Doc): string {
  const home = homeIn(doc);
  if (home?.in === 'space') return home.space;
  if (home?.in === 'group') return `${home.space}/${home.group}`;
  return doc.class === 'feed' ? name.slice(0, name.lastIndexOf('/')) : name;
}

/** In a feed the same id under two authors is two records. */
const keyIn = ({ author }: Held, id: RecordId): RecordId => (author === null || id === '' ? id : `${author} ${id}`);

function versionIn(held: Held, cell: (code: string) => HeldCell | undefined): VersionMention | undefined {
  const hash = cell(codes.hash)?.value;
  if (shapeOf(held.id)?.table !== 'fileVersions' || typeof hash !== 'string' || !isHash.test(hash)) return undefined;
  const on = idOf(cell(codes.on)?.value);
  const isOnComment = on.startsWith('m');
  return {
    id: keyIn(held, held.id),
    hash,
    file: keyIn(held, idOf(cell(codes.file)?.value)),
    on: isOnComment ? keyIn(held, on) : on,
  };
}

/** A time that nobody could have had there counts as that of the cell. */
function binnedIn(cell: HeldCell | undefined): number | null {
  if (typeof cell?.value !== 'number') return null;
  return Math.max(cell.value, instantOf(cell.t) - 86_400_000);
}

function binIn(held: Held, cell: (code: string) => HeldCell | undefined): BinMention | undefined {
  const table = shapeOf(held.id)?.table;
  if (!binnable.has(table)) return undefined;
  const [binned, project] = [cell(codes.binned), table === 'tasks' ? cell(codes.project) : undefined];
  return {
    id: keyIn(held, held.id),
    binned: binnedIn(binned),
    at: binned?.t ?? 0,
    project: project === undefined ? null : idOf(project.value),
    projectAt: project?.t ?? 0,
  };
}

/** @param bytes everything confirmed, in order: the last snapshot, then the entries. */
export function mentionsIn(name: DocName, bytes: readonly Uint8Array[]): Mentions {
  const memory = memoryOf(name, bytes);
  const doc = memory.doc(name);
  const found = { place: placeOf(name, doc.of), home: doc.home, beside: recordOfDoc(name) ?? null };
  const [versions, bins]: [VersionMention[], BinMention[]] = [[], []];
  const others = new Set<string>();
  if (doc.of.class === 'page') for (const update of bytes) hashesInBytes(update).forEach((hash) => others.add(hash));
  for (const held of memory.recordsOf(doc)) {
    const cell = (code: string): HeldCell | undefined => held.cells.find((one) => one.code === code);
    const [version, bin] = [versionIn(held, cell), binIn(held, cell)];
    if (version) versions.push(version);
    if (bin) bins.push(bin);
    for (const { code, value } of held.cells)
      if (version === undefined || code !== codes.hash) hashesIn(textOf(value)).forEach((hash) => others.add(hash));
  }
  return { ...found, versions, bins, others: [...others] };
}
