// Which files a workspace still refers to, of what all of its documents mention. Whoever writes in one document decides
// about what that one mentions and about nothing else: a copy planted elsewhere keeps a file, and never takes one away.
import { isExpired } from '@baton/model/bin/rules';
import type { Instant } from '@baton/model/day';
import type { RecordId } from '@baton/model/ids';
import { endOfWay, type Moved } from '../records/home.ts';
import type { BinMention, Mentions, VersionMention } from './mentions.ts';

type Place = Map<RecordId, BinMention>;

/** Of one record in one place the newest of each: an archive and a stub have parts of one task. */
function joined(one: BinMention | undefined, other: BinMention): BinMention {
  if (one === undefined) return other;
  const [bin, project] = [one.at >= other.at ? one : other, one.projectAt >= other.projectAt ? one : other];
  const { binned, at } = bin;
  return { id: one.id, binned, at, project: project.project, projectAt: project.projectAt };
}

const isLeft = (mover: RecordId, home: Mentions['home'], moved: Moved): boolean => {
  const end = endOfWay(mover, home, moved);
  return end !== undefined && end !== home;
};

class Standing {
  readonly #places = new Map<string, Place>();
  /** Where each task counts. */
  readonly #tasks = new Map<RecordId, Set<string>>();
  readonly #now: Instant;

  constructor(all: readonly Mentions[], moved: Moved, now: Instant) {
    this.#now = now;
    for (const { place, home, bins } of all) {
      const here: Place = this.#places.get(place) ?? new Map();
      this.#places.set(place, here);
      for (const bin of bins) {
        here.set(bin.id, joined(here.get(bin.id), bin));
        if (!bin.id.startsWith('t') || isLeft(bin.id, home, moved)) continue;
        const places = this.#tasks.get(bin.id) ?? new Set();
        this.#tasks.set(bin.id, places.add(place));
      }
    }
  }

  #isGone(place: string, id: RecordId): boolean {
    return isExpired(this.#places.get(place)?.get(id)?.binned ?? null, this.#now);
  }

  /** A project of the space has tasks in the space's groups too. */
  #isTaskGone(place: string, id: RecordId): boolean {
    const project = this.#places.get(place)?.get(id)?.project ?? '';
    const [space = ''] = place.split('/');
    return this.#isGone(place, id) || this.#isGone(place, project) || this.#isGone(space, project);
  }

  /** Gone wherever it counts. Of a task that is nowhere yet what hangs on it may have come first. */
  #isGoneEverywhere(id: RecordId): boolean {
    const places = [...(this.#tasks.get(id) ?? [])];
    return places.length > 0 && places.every((place) => this.#isTaskGone(place, id));
  }

  wants({ place, beside }: Mentions, { file, on }: VersionMention): boolean {
    if (this.#isGone(place, file) || this.#isGone(place, on) || this.#isTaskGone(place, on)) return false;
    return beside === null || !this.#isGoneEverywhere(beside);
  }
}

/** @param all of every document of the workspace. */
export function referredIn(all: readonly Mentions[], moved: Moved, now: Instant): ReadonlySet<string> {
  const standing = new Standing(all, moved, now);
  const there = new Set(all.flatMap(({ place, versions }) => versions.map(({ id }) => `${place} ${id}`)));
  // What was left behind has followed its task, and counts where that is; or it is still to.
  const hasFollowed = ({ home }: Mentions, { id, on }: VersionMention): boolean =>
    isLeft(on, home, moved) && there.has(`${endOfWay(on, home, moved)} ${id}`);
  const hashes = all.flatMap((mentions) => {
    const counted = mentions.versions.filter((version) => !hasFollowed(mentions, version));
    const wanted = counted.filter((version) => standing.wants(mentions, version));
    return [...wanted.map(({ hash }) => hash), ...mentions.others];
  });
  return new Set(hashes);
}
