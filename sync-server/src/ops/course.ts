// How the relay went in the last week: for each workspace, of every quarter of an hour the most people, the longest wait and
// the most changes in a minute, and where its line and the disk stood. In one small file, so that a restart loses a quarter of an hour at most.
import { readFile, rename, writeFile } from 'node:fs/promises';
import type { Course as Told } from '@baton/protocol/http-health';
import { Course as CourseShape } from '@baton/protocol/http-health';
import { z } from 'zod';

type Point = Told[number];
export type Measured = Omit<Point, 'at'> & { readonly workspace: string };
export interface CourseOptions {
  readonly file: string;
  readonly measure: () => Promise<readonly Measured[]>;
  readonly now: () => number;
  readonly schedule: (ms: number, run: () => void) => () => void;
  readonly onTrouble: (trouble: { readonly what: string; readonly detail: string }) => void;
}
const minute = 60_000;
export const slotMs = 15 * minute;
/** A week. */
export const mostPoints = 7 * 96;
const Kept = z.record(z.string(), CourseShape);

export class RelayCourse {
  readonly #options: CourseOptions;
  readonly #points = new Map<string, Point[]>();
  #kept = 0;
  #cancel: () => void = () => undefined;
  #isRead = false;
  #isClosed = false;

  constructor(options: CourseOptions) {
    this.#options = options;
  }

  /** Reads what is there and looks once a minute from then on. A file that cannot be read is no history. */
  async start(): Promise<void> {
    const { file } = this.#options;
    const text = await readFile(file, 'utf8').catch(() => '{}');
    const read = Kept.safeParse(jsonIn(text));
    for (const [workspace, points] of Object.entries(read.data ?? {})) this.#points.set(workspace, [...points]);
    this.#isRead = true;
    await this.look();
  }

  of(workspace: string): Told {
    return this.#points.get(workspace) ?? [];
  }

  async look(): Promise<void> {
    const { now, measure, schedule } = this.#options;
    const at = Math.floor(now() / slotMs) * slotMs;
    for (const { workspace, ...measured } of await measure().catch(() => []))
      this.#take(workspace, { at, ...measured });
    if (at !== this.#kept) await this.#keep(at);
    this.#cancel();
    if (!this.#isClosed) this.#cancel = schedule(minute, () => void this.look());
  }

  async stop(): Promise<void> {
    this.#isClosed = true;
    this.#cancel();
    // A relay that did not come up has read nothing, and would write over what is there.
    if (this.#isRead) await this.#keep(0);
  }

  #take(workspace: string, point: Point): void {
    const points = this.#points.get(workspace) ?? [];
    this.#points.set(workspace, points);
    const last = points.at(-1);
    // A clock that was set back writes on from where it stands.
    while ((points.at(-1)?.at ?? -1) >= point.at) points.pop();
    const isSame = last?.at === point.at;
    const most = (name: 'people' | 'lag' | 'changes' | 'byOne'): number =>
      Math.max(point[name] ?? 0, (isSame ? last[name] : 0) ?? 0);
    points.push({
      ...point,
      people: most('people'),
      lag: most('lag'),
      changes: most('changes'),
      byOne: most('byOne'),
    });
    points.splice(0, Math.max(0, points.length - mostPoints));
  }

  async #keep(at: number): Promise<void> {
    const { file, onTrouble } = this.#options;
    try {
      await writeFile(`${file}.new`, JSON.stringify(Object.fromEntries(this.#points)), { mode: 0o600 });
      await rename(`${file}.new`, file);
      this.#kept = at;
    } catch (fault) {
      onTrouble({ what: 'how the relay went could not be kept', detail: (fault as Error).message });
    }
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
