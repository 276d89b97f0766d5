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
  link.anew();
  await journal.write([...writes, { remove: 'meta', key: 'stopped' }, { remove: 'meta', key: 'cursor' }]);
  resetPages(core, docs.filter(isPage));
  statuses.look();
}
