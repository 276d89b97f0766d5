// What one space has for its archives, as a function of its documents: what archives lack, and partitions that may begin
// anew without what archives have. Each partition is read twice, one at a time: first for what a status means.
import type { WireEnvelope } from '@baton/protocol/frames';
import { clientIdOf, relaySession } from '@baton/replica/client-id';
import {
  enlarged,
  isTask,
  lackingIn,
  leaversIn,
  Survey,
  type Leaver,
  type LeavingAsk,
} from '@baton/replica/compacting/archiving';
import { envelopeOf } from '@baton/replica/writing/envelope';
import { archiveOf, parseDoc, spaceOfDoc } from '@baton/replica/layout';
import { renewalWithout } from '@baton/replica/compacting/renewal';
import { assert } from '@baton/model/assert';
import type { SpaceId } from '@baton/model/ids';
import type { NewEpoch, NewSnapshot } from '../log/documents.ts';
import { bytesOf, clientsOf, historyOf, stored, type CutJob } from './cut.ts';

export interface ArchiveAsk {
  /** All of one space. */
  readonly partitions: readonly string[];
  /** In seconds, as cells count them: what was written to since is not touched. */
  readonly before: number;
  /** Fewer tasks of a partition are not worth an epoch. */
  readonly least: number;
  /** A verified backup has all up to here: only what archives had by then may leave its partition. */
  readonly safe: number;
}
export interface Archived {
  /** Archives that are not there yet. */
  readonly open: readonly string[];
  /** Archives with what they lacked. */
  readonly copies: readonly NewSnapshot[];
  /** Partitions without what archives have. */
  readonly epochs: readonly Shrunk[];
  /** More is in archives, and in no backup yet. */
  readonly waits: boolean;
}
export interface Shrunk {
  readonly made: NewEpoch;
  readonly tasks: number;
}
export type ReadDoc = (doc: string) => Promise<CutJob | undefined>;

export async function cutArchives(read: ReadDoc, ask: ArchiveAsk): Promise<Archived> {
  const closed = await closedIn(read, ask);
  const open = new Set<string>();
  const copies = new Map<string, NewSnapshot>();
  const epochs: Shrunk[] = [];
  let waits = false;
  for (const doc of closed.size === 0 ? [] : ask.partitions) {
    const stand = await look(read, doc, { ...ask, closed });
    if (stand === undefined) continue;
    stand.open.forEach((name) => open.add(name));
    // Two partitions may have something for one archive: the second finds it in the next round.
    for (const copy of stand.copies) if (!copies.has(copy.snapshot.doc)) copies.set(copy.snapshot.doc, copy);
    waits ||= stand.through > ask.safe;
    // A relay that is set to its backup again must have there what its devices will not have any more.
    if (stand.open.length + stand.copies.length === 0 && stand.through <= ask.safe) epochs.push(stand.shrunk());
  }
  return { open: [...open], copies: [...copies.values()], epochs, waits };
}

async function closedIn(read: ReadDoc, { partitions, before }: ArchiveAsk): Promise<LeavingAsk['closed']> {
  const survey = new Survey();
  for (const doc of partitions) {
    const job = await read(doc);
    if (job) survey.add(doc, bytesOf(job));
  }
  return survey.closed(before);
}

interface Stand {
  readonly open: readonly string[];
  readonly copies: readonly NewSnapshot[];
  /** All that leaves is on the line up to here. */
  readonly through: number;
  readonly shrunk: () => Shrunk;
}
/** undefined: too little leaves this partition. */
async function look(read: ReadDoc, partition: string, ask: ArchiveAsk & LeavingAsk): Promise<Stand | undefined> {
  const job = await read(partition);
  const leavers = job ? leaversIn(partition, bytesOf(job), ask) : [];
  const tasks = leavers.filter(isTask).length;
  if (!job || tasks < Math.max(1, ask.least)) return undefined;
  const [open, copies]: [string[], NewSnapshot[]] = [[], []];
  let through = 0;
  for (const [quarter, going] of Map.groupBy(leavers, (leaver) => leaver.quarter)) {
    const name = archiveOf(spaceOf(partition), quarter);
    const archive = await read(name);
    if (archive) {
      through = Math.max(through, archive.number);
      copies.push(...copyOf(archive, going));
    } else open.push(name);
  }
  return { open, copies, through, shrunk: () => ({ made: epochWithout(job, leavers), tasks }) };
}

function spaceOf(partition: string): SpaceId {
  const of = parseDoc(partition);
  const space = of && spaceOfDoc(of);
  assert(space !== undefined, `${partition} is no partition of a space`);
  return space;
}

/** The archive with what it lacks of these; none when it lacks nothing. */
function copyOf(job: CutJob, going: readonly Leaver[]): readonly NewSnapshot[] {
  const { doc, epoch, incarnation } = job;
  const lacking = lackingIn(doc, bytesOf(job), going);
  if (lacking.length === 0) return [];
  const { snapshot, updates } = enlarged(bytesOf(job), lacking, clientIdOf(incarnation, 0, relaySession));
  const writtenBack = updates.map((bytes): WireEnvelope => ({ ...envelopeOf(doc, bytes), epoch }));
  return [{ snapshot: stored(job, epoch, snapshot), writtenBack, history: null }];
}

function epochWithout(job: CutJob, leavers: readonly Leaver[]): NewEpoch {
  const { bytes, clocks } = renewalWithout(job.doc, bytesOf(job), { clientFor: clientsOf(job.incarnation), leavers });
  return { base: stored(job, job.epoch + 1, bytes), clocks, history: historyOf(job) };
}
