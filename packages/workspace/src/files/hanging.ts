// For which document the relay is to be given a file: the page beside its task or its template, which keeps its name wherever
// the task goes, or the feed of its comment. So the relay gives it to whoever reads that, and reads nothing itself.
import type { Directory } from '@baton/model/directory/schema';
import { besideOf } from '@baton/model/task/moving';
import { pageBeside, parseDoc } from '@baton/replica/layout';
import type { Core } from '../core.ts';
import { templatePagesFor } from './template-pages.ts';

const isFeed = (doc: string): boolean => parseDoc(doc)?.class === 'feed';

function docOf(core: Core, directory: Directory, { file, on }: { file: string; on: string }): string | undefined {
  if (on.startsWith('m')) return core.replica.docsOf(file).find(isFeed);
  const home = besideOf(directory, core.replica.rows, on);
  return home && pageBeside(home, on, core.me.person);
}

/** Of what this person hung with these bytes. */
export function docsFor(core: Core, hash: string): readonly string[] {
  const directory = core.world.world()?.directory;
  if (directory === undefined) return [];
  const own = core.replica.rows.fileVersions.by('hash', hash).filter(({ by }) => by === core.me.person);
  const docs = own.map((version) => docOf(core, directory, version)).filter((doc) => doc !== undefined);
  return [...new Set([...docs, ...templatePagesFor(core, hash)])];
}
