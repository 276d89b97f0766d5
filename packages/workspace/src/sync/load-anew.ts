// A stopped document is loaded anew: what is here of it is forgotten, edits that wait are kept, and the whole line is read
// again from its beginning. What is bad still stops it again, and is told again.
import type { Core } from '../core.ts';
import { isPage } from '../disk/held.ts';
import { forget } from '../decisions/lost-read.ts';
import { resetPages } from '../pages/desk.ts';

export async function loadAnew(core: Core): Promise<void> {
  const { held, journal, link, statuses, stopped } = core;
  const docs = [...stopped];
  if (docs.length === 0) return;
  stopped.clear();
  core.gathering = null;
  const writes = forget(core, docs);
  held.cursor = null;
  held.furthest = null;
  link.anew();
  const gone = ['stopped', 'cursor', 'furthest'].map((key) => ({ remove: 'meta', key }) as const);
  await journal.write([...writes, ...gone]);
  resetPages(core, docs.filter(isPage));
  statuses.look();
}
