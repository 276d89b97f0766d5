// Faults that are planted in a device: its disk, or what its replica believes.
import type { Replica, ReplicaOptions } from '@baton/replica/contract';
import { openReplica } from '@baton/replica/replica';
import { StaleLeader, type Disk, type Write } from '@baton/store/disk';
import type { Time } from '../time.ts';
import type { Fault } from './faults.ts';
import { plantedIn } from './planted-in.ts';

/** Commits as if nobody else led. */
const leadingForEver = (disk: Disk): Disk => ({
  ...disk,
  commit: (writes, options) => disk.commit(writes, { ...options, generation: Number.MAX_SAFE_INTEGER }),
});

/** Answers before the disk has. */
const promising = (disk: Disk): Disk => ({
  ...disk,
  async commit(writes, options) {
    void disk.commit(writes, options).catch(() => undefined);
    if (options.generation < 0) throw new StaleLeader('never');
  },
});

const isMark = (write: Write): boolean =>
  'put' in write && write.put === 'meta' && String(write.key).startsWith('ahead/');
/** Much longer than a commit takes, as the disk of a phone. */
const lateMs = 60;

/** How far it is ahead is kept at once, what it is ahead with a little later. */
const boasting = (disk: Disk, time: Time): Disk => ({
  ...disk,
  async commit(writes, options) {
    const marks = writes.filter(isMark);
    if (marks.length === 0) return disk.commit(writes, options);
    await disk.commit(marks, options);
    await new Promise<void>((done) => void time.schedule(lateMs, done));
    await disk.commit(
      writes.filter((write) => !isMark(write)),
      options,
    );
  },
});

export function plantedDisk(disk: Disk, { fault, time }: { readonly fault: Fault | null; readonly time: Time }): Disk {
  if (fault === 'thawed leader writes on') return leadingForEver(disk);
  if (fault === 'save claimed before the disk') return promising(disk);
  return fault === 'ahead believed though not kept' ? boasting(disk, time) : disk;
}

/** A pointer in a cell moves a task, whatever the directory says. */
function gullible(options: ReplicaOptions): Replica {
  const replica = openReplica(options);
  let told: Parameters<Replica['setMoved']>[0] = {};
  const believed = () => {
    const pointed = replica.leaving().map(({ record, born, to }) => [record, { ...told[record], [born]: [to] }]);
    return replica.setMoved({ ...told, ...Object.fromEntries(pointed) });
  };
  return plantedIn<Replica>(replica, {
    setMoved(moved) {
      told = moved;
      const changes = replica.setMoved(moved);
      return [...changes, ...believed()];
    },
    receive(doc, bytes, author) {
      const received = replica.receive(doc, bytes, author);
      return { ...received, changes: [...received.changes, ...believed()] };
    },
  });
}

export const plantedReplica = (fault: Fault | null): ((options: ReplicaOptions) => Replica) =>
  fault === 'forged pointer believed' ? gullible : openReplica;
