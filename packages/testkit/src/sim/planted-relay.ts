// Faults that are planted in a relay: small untruths in the places that its parts meet at. The rest of it is the real one.
import type { OpenWorkspace } from '@baton/sync-server/relay/relay';
import { createMemoryLog, type MemoryLog, type MemoryLogOptions } from '@baton/sync-server/log/memory/memory-log';
import { runGroup } from '@baton/sync-server/log/taking/run-group';
import type { PersonId } from '@baton/model/ids';
import type { Fault } from './faults.ts';
import { plantedIn } from './planted-in.ts';

type RunGroup = typeof runGroup;
type Group = Parameters<RunGroup>[0];

const alwaysAlike = { length: 8, every: () => true } as never;

/** Every page but the first begins one entry too late. */
const skippingOne = (log: MemoryLog): MemoryLog =>
  plantedIn(log, { read: (workspace, after, limit) => log.read(workspace, after > 0 ? after + 1 : after, limit) });

/** Whatever cursor a device names, its chain is believed to be this line's. */
const blind = (log: MemoryLog): MemoryLog => plantedIn(log, { chainAt: () => Promise.resolve(alwaysAlike) });

/** Who comes again is taken to keep nothing, and to have said so as often as they did. */
const forgetful = (log: MemoryLog): MemoryLog =>
  plantedIn(log, {
    holds: async (workspace, deviceNo) =>
      new Set([...(await log.holds(workspace, deviceNo))].filter((name) => name.startsWith('-'))),
  });

/** What is passed on is not on the disk yet; its author is told only when it is. */
const passedOnEarly = (log: MemoryLog, { fsync = (done) => done() }: MemoryLogOptions): MemoryLog =>
  plantedIn(log, {
    async append(workspace, batch) {
      const answer = await log.append(workspace, batch);
      await new Promise<void>(fsync);
      return answer;
    },
  });

/** A relay that was set back decides on at once, while the decisions that it lost are still with the devices. */
function decidingAtOnce(log: MemoryLog): MemoryLog {
  let deciding = 0;
  return plantedIn(log, {
    async standing(workspace) {
      const standing = await log.standing(workspace);
      return deciding > 0 ? { ...standing, isRecovering: false } : standing;
    },
    sequence: (workspace, work) =>
      log.sequence(workspace, async (turn) => {
        deciding += 1;
        return work(turn).finally(() => (deciding -= 1));
      }),
  });
}

export function plantedLog(options: MemoryLogOptions, fault: Fault | null): MemoryLog {
  const isEarly = fault === 'ack before commit' || fault === 'author lost before commit';
  const run = runOf(fault);
  const log = createMemoryLog({ ...options, answersEarly: isEarly, ...(run ? { runGroup: run } : {}) });
  if (fault === 'what a device keeps is forgotten') return forgetful(log);
  if (fault === 'cursor off by one') return skippingOne(log);
  if (fault === 'undetected rollback of the relay') return blind(log);
  if (fault === 'ledger append before the tail is back') return decidingAtOnce(log);
  return fault === 'author lost before commit' ? passedOnEarly(log, options) : log;
}

/** What a device sends under a used batch number is acknowledged as if it were the same. */
const believing: RunGroup = (group, deskOf, check) =>
  runGroup(
    group,
    (workspace) => {
      const desk = deskOf(workspace);
      return Object.assign(Object.create(desk) as typeof desk, {
        batchOf(deviceNo: number, batch: number) {
          const before = desk.batchOf(deviceNo, batch);
          const mine = group.find(
            (op) => op.kind === 'batch' && op.batch.batch === batch && op.batch.author.deviceNo === deviceNo,
          );
          return before && mine ? { ...before, hash: alwaysAlike } : before;
        },
      });
    },
    check,
  );

/** The rights that a batch was checked against are believed to be those of its commit. */
const unasked: RunGroup = (group, deskOf, check) =>
  oneByOne(group, (op) => {
    if (op.kind !== 'batch') return runGroup([op], deskOf, check);
    const { ledgerHead } = deskOf(op.workspace).head();
    return runGroup([{ ...op, batch: { ...op.batch, checkedAt: ledgerHead } }], deskOf, check);
  });

/** What is given back of an epoch that is over is taken as if it were of the present one. */
const undying: RunGroup = (group, deskOf, check) =>
  oneByOne(group, (op) => {
    if (op.kind !== 'back') return runGroup([op], deskOf, check);
    const updates = op.offered.updates.map((update) => {
      const epoch = deskOf(op.workspace).docOf(update.envelope.doc)?.epoch ?? 0;
      return { ...update, envelope: { ...update.envelope, epoch } };
    });
    return runGroup([{ ...op, offered: { ...op.offered, updates } }], deskOf, check);
  });

function oneByOne(group: Group, run: (op: Group[number]) => ReturnType<RunGroup>): ReturnType<RunGroup> {
  const ends = group.map(run);
  return { taken: ends.flatMap(({ taken }) => taken), heads: new Map(ends.flatMap(({ heads }) => [...heads])) };
}

function runOf(fault: Fault | null): RunGroup | null {
  switch (fault) {
    case 'repeated batch believed unseen':
      return believing;
    case 'revocation between check and commit':
      return unasked;
    case 'erased document re-offered':
      return undying;
    default:
      return null;
  }
}

type MayWrite = OpenWorkspace['rights']['mayWrite'];

/**
 * In what the relay knows of people's rights. Answers who may truly write.
 * @param isHere whether any device of the person is connected.
 */
export function plantInRights(
  { rights }: Pick<OpenWorkspace, 'rights'>,
  fault: Fault | null,
  isHere: (person: PersonId) => boolean,
): MayWrite {
  const mayWrite: MayWrite = rights.mayWrite.bind(rights);
  const { grants } = rights;
  if (fault === 'batch half refused') rights.mayWrite = () => true;
  if (fault === 'grant while offline')
    grants.push = (...told) => {
      for (const grant of told) if (isHere(grant.person)) grants[grants.length] = grant;
      return grants.length;
    };
  return mayWrite;
}

/** Of a batch that may not stand as a whole what may stand is taken. */
export const halving = (log: MemoryLog, mayWrite: () => MayWrite | undefined): MemoryLog =>
  plantedIn(log, {
    append(workspace, batch) {
      const person = batch.author.person as PersonId;
      const envelopes = batch.envelopes.filter(({ doc }) => mayWrite()?.(person, doc) ?? true);
      return log.append(workspace, { ...batch, envelopes });
    },
  });
