// One world of files over half a year and more: bytes before what refers to them and after, copies that devices bring back
// late, the bin, crashes of the relay in its sweep, months in which it is away, and older images of it. Beside it stands a
// list of what refers to what, kept by other code; by that is judged what may be missing.
import { bytesOf, hashOf, listed } from '@baton/sync-server/files/hash.fixture';
import { createMemoryStore } from '@baton/sync-server/files/memory-store';
import { dayMs, SweepWorld, workspace } from '@baton/sync-server/files/sweep.fixture';
import { createRandom, type Random } from '../random.ts';

/** Ways in which the sweep could be wrong: each must be found. */
export type SweptFault = 'short grace' | 'unnoticed set back' | 'counts while away';
export interface SweptLife {
  readonly broken: string | null;
  readonly story: readonly string[];
  readonly removed: number;
  readonly crashes: number;
  readonly setBacks: number;
}
interface FileRef {
  readonly id: string;
  readonly hash: string;
  readonly task: string;
  binned: number | null;
}
/** What a device will bring on some day; it has referred to these bytes since it was last here. */
interface Pending {
  day: number;
  readonly hash: string;
  readonly does: () => Promise<void>;
}
interface Image {
  readonly groups: number;
  readonly files: readonly FileRef[];
  readonly tasks: ReadonlyMap<string, number | null>;
}

const grace = 90;
const binDays = 30;
const space = 's'.padEnd(18, '0');
const doc = `r/${space}/0`;
const page = `p/${space}/${'t1'.padEnd(18, '0')}`;

class Life {
  readonly story: string[] = [];
  removed = 0;
  crashes = 0;
  setBacks = 0;
  #day = 0;
  #made = 0;
  readonly #world: SweepWorld;
  readonly #random: Random;
  readonly #fault: SweptFault | null;
  #files: FileRef[] = [];
  #tasks = new Map<string, number | null>();
  readonly #bytes = new Map<string, Uint8Array<ArrayBuffer>>();
  #pending: Pending[] = [];
  readonly #crash: { next: 'no' | 'before' | 'after' };
  #images: Image[] = [];

  private constructor(world: SweepWorld, random: Random, { fault, crash }: Pick<LifeParts, 'fault' | 'crash'>) {
    this.#world = world;
    this.#random = random;
    this.#fault = fault;
    this.#crash = crash;
  }

  static async open(seed: number, fault: SweptFault | null): Promise<Life> {
    const crash: LifeParts['crash'] = { next: 'no' };
    const store = createMemoryStore();
    const real = store.remove;
    store.remove = async (name) => {
      const { next } = crash;
      crash.next = 'no';
      if (next !== 'before') await real(name);
      if (next !== 'no') throw new Error('crash');
    };
    const world = await SweepWorld.open({ store, graceDays: fault === 'short grace' ? 20 : grace });
    const life = new Life(world, createRandom(`swept ${seed}`), { fault, crash });
    for (const task of ['t1', 't2', 't3']) await life.#addTask(task);
    return life;
  }

  #say(text: string): void {
    this.story.push(`day ${this.#day}: ${text}`);
  }
  async #addTask(id: string): Promise<void> {
    await this.#world.write(doc, { [`${id}+ti`]: id, [`${id}+pj`]: 'p1', [`${id}+st`]: 'q1', [`${id}+cr`]: 1 });
    this.#tasks.set(id, null);
  }

  #isOver = (binned: number | null | undefined): boolean =>
    typeof binned === 'number' && this.#world.now - binned > binDays * dayMs;
  #isLiving = ({ binned, task }: FileRef): boolean => !this.#isOver(binned) && !this.#isOver(this.#tasks.get(task));

  #newBytes(): string {
    const bytes = bytesOf(20 + this.#made, (this.#made += 1));
    const hash = hashOf(bytes);
    this.#bytes.set(hash, bytes);
    return hash;
  }
  #bring = (hash: string): Promise<string> => this.#world.bring(this.#bytes.get(hash) as Uint8Array<ArrayBuffer>, page);

  /** A record that refers; written now. */
  async #refer(hash: string, task: string): Promise<void> {
    const at = (this.#made += 1);
    const [file, version] = [`fN${at}`, `gN${at}`];
    const content = { [`${version}+ha`]: hash, [`${version}+sz`]: 1, [`${version}+ty`]: 'text/plain' };
    await this.#world.write(doc, {
      [`${file}+on`]: task,
      [`${file}+nm`]: 'plan.txt',
      [`${version}+fi`]: file,
      [`${version}+on`]: task,
      ...content,
    });
    this.#files.push({ id: file, hash, task, binned: null });
  }

  #later(within: number, hash: string, does: () => Promise<void>): void {
    this.#pending.push({ day: this.#day + 1 + this.#random.int(within), hash, does });
  }
  #task = (): string => this.#random.pick([...this.#tasks.keys()]);

  readonly #acts: readonly (() => Promise<void>)[] = [
    // Bytes first, what refers to them whenever that device is here again.
    async () => {
      const [hash, task] = [this.#newBytes(), this.#task()];
      await this.#bring(hash);
      this.#say(`bytes ${hash.slice(0, 4)}`);
      this.#later(grace - 2, hash, () => this.#refer(hash, task));
    },
    async () => {
      const hash = this.#newBytes();
      await this.#refer(hash, this.#task());
      this.#say(`refers to ${hash.slice(0, 4)}, which comes later`);
      this.#later(grace - 2, hash, async () => void (await this.#bring(hash)));
    },
    async () => void (await this.#bring(this.#newBytes())),
    async () => {
      const files = this.#files.filter(({ binned }) => binned === null);
      if (files.length === 0) return;
      const file = this.#random.pick(files);
      file.binned = this.#world.now;
      this.#say(`bins ${file.hash.slice(0, 4)}`);
      await this.#world.write(doc, { [`${file.id}+bn`]: file.binned });
    },
    async () => {
      const task = this.#task();
      this.#tasks.set(task, this.#world.now);
      this.#say(`bins ${task}`);
      await this.#world.write(doc, { [`${task}+bn`]: this.#world.now });
      await this.#addTask(`t${10 + (this.#made += 1)}`);
    },
    // Somebody who saw it here, or in the bin, goes away, and makes a copy, or takes it out of the bin.
    async () => {
      const files = this.#files.filter(this.#isLiving);
      if (files.length === 0) return;
      const [file, task] = [this.#random.pick(files), this.#task()];
      this.#say(`somebody away knows ${file.hash.slice(0, 4)}`);
      this.#later(grace - 2, file.hash, async () => {
        if (this.#random.chance(0.5)) return this.#refer(file.hash, task);
        this.#tasks.set(file.task, null);
        await this.#world.write(doc, { [`${file.id}+bn`]: null, [`${file.task}+bn`]: null });
        // Set back meanwhile, the line has it as it was then, or not at all.
        const known = this.#files.find(({ id }) => id === file.id);
        if (known === undefined) await this.#refer(file.hash, file.task);
        else known.binned = null;
      });
    },
    async () => {
      this.#images.push({
        groups: this.#world.log.disk.groups.length,
        files: this.#files.map((file) => ({ ...file })),
        tasks: new Map(this.#tasks),
      });
    },
    () => this.#setBack(),
    async () => {
      const days = 40 + this.#random.int(100);
      this.#say(`the relay is away for ${days} days`);
      // Whoever was to come meets nobody meanwhile.
      for (const pending of this.#pending) pending.day += days;
      if (this.#fault === 'counts while away') await this.#world.days(days);
      else this.#world.away(days);
      this.#day += days;
    },
  ];

  /** An older image of the line; what came since is on devices, and each comes when it comes. */
  async #setBack(): Promise<void> {
    const image = this.#images.pop();
    if (image === undefined) return;
    this.#images = [];
    this.setBacks += 1;
    this.#say('the relay is set back');
    const known = new Set(image.files.map(({ id }) => id));
    const lost = this.#files.filter(({ id }) => !known.has(id));
    this.#files = image.files.map((file) => ({ ...file }));
    this.#tasks = new Map(image.tasks);
    await this.#world.setBack(image.groups, this.#fault !== 'unnoticed set back');
    for (const { hash, task } of lost)
      this.#later(grace - 2, hash, () => this.#refer(hash, this.#tasks.has(task) ? task : 't1'));
  }

  async #sweep(): Promise<void> {
    this.#world.now += dayMs;
    if (this.#random.chance(0.1)) this.#crash.next = this.#random.pick(['before', 'after'] as const);
    const before = this.#world.book.told().files;
    try {
      await this.#world.pass();
    } catch {
      this.crashes += 1;
      this.#world.restart();
    }
    this.#crash.next = 'no';
    this.removed += Math.max(0, before - this.#world.book.told().files);
  }

  async #look(): Promise<string | null> {
    const wanted = new Set([
      ...this.#files.filter(this.#isLiving).map(({ hash }) => hash),
      ...this.#pending.map(({ hash }) => hash),
    ]);
    for (const hash of this.#brought) {
      const has = await this.#world.has(hash);
      if (wanted.has(hash) && !has) return `${hash.slice(0, 4)} is gone, and something refers to it`;
      if (has !== (await this.#world.liesInStore(hash)) && this.#isQuiet) return `${hash.slice(0, 4)} has no name`;
    }
    return null;
  }
  readonly #brought = new Set<string>();
  #isQuiet = false;

  async live(days: number): Promise<string | null> {
    for (const end = this.#day + days; this.#day < end;) {
      this.#day += 1;
      if (this.#random.chance(0.3)) await this.#random.pick(this.#acts)();
      const due = this.#pending.filter(({ day }) => day <= this.#day);
      this.#pending = this.#pending.filter(({ day }) => day > this.#day);
      for (const { does } of due) await does();
      for (const hash of this.#bytes.keys()) if (await this.#world.liesInStore(hash)) this.#brought.add(hash);
      await this.#sweep();
      const broken = await this.#look();
      if (broken !== null) return broken;
    }
    return null;
  }

  /** Nobody does anything any more: what is wanted is there, and nothing else. */
  async settle(): Promise<string | null> {
    for (const { does } of this.#pending.splice(0)) await does();
    for (let day = 0; day < binDays + grace + 5; day += 1) await this.#sweep();
    this.#isQuiet = true;
    const living = new Set(this.#files.filter(this.#isLiving).map(({ hash }) => hash));
    for (const { hash } of await listed(this.#world.store.list(workspace)))
      if (!living.has(hash)) return `${hash.slice(0, 4)} is still there, and nothing refers to it`;
    return this.#look();
  }
}
interface LifeParts {
  readonly fault: SweptFault | null;
  readonly crash: { next: 'no' | 'before' | 'after' };
}

export async function liveSwept(seed: number, fault: SweptFault | null = null, days = 260): Promise<SweptLife> {
  const life = await Life.open(seed, fault);
  const broken = (await life.live(days)) ?? (await life.settle());
  const { story, removed, crashes, setBacks } = life;
  return { broken, story, removed, crashes, setBacks };
}
