// A disk for tests and the simulator: it keeps what was committed strictly, and a crash forgets the rest. Whoever
// held it open before the crash finds it gone, as a killed tab would.
import { DiskGone, StaleLeader, tables, type Disk, type DiskTable, type Key, type Write } from '../disk.ts';
import { compareKeys, tableOfWrite, textOfKey } from './keys.ts';

interface Item {
  readonly key: Key;
  readonly value: unknown;
}
type State = Record<DiskTable, Map<string, Item>>;

export interface MemoryDisk {
  open(): Disk;
  /** Everything since the last strict commit is forgotten; open handles are gone. */
  crash(): void;
  /** Each commit fails with this until it is set to null. */
  fail(fault: Error | null): void;
  /** Another disk with what this one has synced: an image restored on a second machine. */
  copy(): MemoryDisk;
}

const mapTables = (make: (table: DiskTable) => Map<string, Item>): State =>
  Object.fromEntries(Object.keys(tables).map((table) => [table, make(table as DiskTable)])) as State;
const emptyState = (): State => mapTables(() => new Map());
const isWithin = (key: Key, from: Key | undefined, to: Key | undefined): boolean =>
  (from === undefined || compareKeys(key, from) >= 0) && (to === undefined || compareKeys(key, to) <= 0);

function applyWrite(state: State, write: Write): void {
  if ('put' in write)
    state[write.put].set(textOfKey(write.key), { key: write.key, value: structuredClone(write.value) });
  else if ('remove' in write) state[write.remove].delete(textOfKey(write.key));
  else
    for (const [text, { key }] of state[write.removeRange])
      if (isWithin(key, write.from, write.to)) state[write.removeRange].delete(text);
}
const generationOf = (state: State): number => (state.meta.get('generation')?.value as number | undefined) ?? 0;

interface Machine {
  state: State;
  synced: State;
  fault: Error | null;
  life: number;
  readonly pause: () => Promise<void>;
}

function openOn(machine: Machine): Disk {
  const born = machine.life;
  let closed = false;
  const check = (): void => {
    if (closed || born !== machine.life) throw new DiskGone('the disk was closed');
  };
  async function change(strict: boolean, decide: () => readonly Write[]): Promise<void> {
    check();
    await machine.pause();
    check();
    if (machine.fault) throw machine.fault;
    const writes = decide();
    const next = { ...machine.state };
    for (const table of new Set(writes.map(tableOfWrite))) next[table] = new Map(next[table]);
    for (const write of writes) applyWrite(next, write);
    machine.state = next;
    if (strict) machine.synced = next;
  }
  return {
    async get(table, key) {
      check();
      return machine.state[table].get(textOfKey(key))?.value;
    },
    async range(table, from, to) {
      check();
      const items = [...machine.state[table].values()].filter(({ key }) => isWithin(key, from, to));
      return items.sort((left, right) => compareKeys(left.key, right.key));
    },
    commit: (writes, { strict, generation }) =>
      change(strict, () => {
        if (generationOf(machine.state) > generation) throw new StaleLeader(`generation ${generation} was overtaken`);
        return writes;
      }),
    async lead() {
      let next = 0;
      await change(true, () => [{ put: 'meta', key: 'generation', value: (next = generationOf(machine.state) + 1) }]);
      return next;
    },
    close() {
      closed = true;
    },
  };
}

/** @param pause waits as long as a commit takes; the simulator hands in its own. */
export function createMemoryDisk(pause: () => Promise<void> = () => Promise.resolve()): MemoryDisk {
  return diskOf({ state: emptyState(), synced: emptyState(), fault: null, life: 0, pause });
}

function diskOf(machine: Machine): MemoryDisk {
  return {
    open: () => openOn(machine),
    crash() {
      machine.life += 1;
      machine.state = machine.synced;
    },
    fail(next) {
      machine.fault = next;
    },
    // Changes replace maps and never write into them, so the copy may share what there is.
    copy: () => diskOf({ ...machine, state: machine.synced }),
  };
}
