// One test against the changes that it reaches: it is run once as it is, then once for each of them that no test has noticed
// yet. Nothing here knows a test framework.

/** A change that goes round for ever is noticed by how often it is asked for. */
class Runaway extends Error {}
const askedMost = 2_000_000;
/** How long one test may be asked, in milliseconds: a slow one is no way to look at hundreds of changes. */
const askedMs = Number(process.env['BATON_MUTATION_MS'] ?? 6_000);
/** Tests turn the clock. */
const clock = performance.now.bind(performance);

export interface Outcome {
  readonly killed: Record<string, string>;
  readonly tried: Record<string, number>;
  /** Tests that do not hold a second time: nothing that they say of a change is believed. */
  readonly spoilt: string[];
}

/** The test; it rejects where it fails. */
interface Runs {
  readonly first: () => Promise<void>;
  readonly again: () => Promise<void>;
}

export class Trying {
  /** What earlier processes came to, where there were some. */
  readonly outcome: Outcome;
  #active = '';
  #asked = 0;
  #reached: Set<string> | null = null;

  constructor(outcome: Outcome = { killed: {}, tried: {}, spoilt: [] }) {
    this.outcome = outcome;
  }

  /** Asked by the changed program in each place. */
  isOn(file: string, at: number): boolean {
    if (this.#active === '' && this.#reached === null) return false;
    const name = `${file} ${at}`;
    this.#reached?.add(name);
    if (name !== this.#active) return false;
    this.#asked += 1;
    if (this.#asked > askedMost) throw new Runaway('this change has no end');
    return true;
  }

  async try(test: string, { first, again }: Runs): Promise<void> {
    const reached = await this.#reachedBy(first);
    const { killed, tried, spoilt } = this.outcome;
    const began = clock();
    const timesOf = (name: string): number => tried[name] ?? 0;
    const open = [...reached].filter((name) => !(name in killed));
    for (const name of open.sort((left, right) => timesOf(left) - timesOf(right))) {
      if (clock() - began > askedMs) return;
      tried[name] = (tried[name] ?? 0) + 1;
      if (await this.#holds(name, again)) continue;
      if (!(await this.#holds('', again))) return void spoilt.push(test);
      killed[name] = test;
    }
  }
  async #reachedBy(run: () => Promise<void>): Promise<ReadonlySet<string>> {
    const reached = new Set<string>();
    this.#reached = reached;
    try {
      await run();
    } finally {
      this.#reached = null;
    }
    return reached;
  }
  async #holds(name: string, run: () => Promise<void>): Promise<boolean> {
    this.#active = name;
    this.#asked = 0;
    try {
      await run();
      return true;
    } catch {
      return false;
    } finally {
      this.#active = '';
    }
  }
}
