// What is on this device of one record beside the fields by which it is found: its page, its older comments, its archive.
import { parseDoc } from '@baton/replica/layout';
import { relayNow, type Core } from '../core.ts';
import { archiveBeside } from '../holding/archives.ts';
import { docsBeside } from '../holding/beside.ts';
import type { OnDevice } from '../sync-contract.ts';

/** Of several, what is furthest away. */
function farthest(core: Core, docs: readonly string[]): OnDevice['page'] {
  const away = docs.filter((doc) => !core.asking.isHere(doc));
  if (away.length === 0) return 'here';
  const { phase } = core.link.state();
  return phase === 'live' || phase === 'behind' ? 'coming' : 'not-here';
}

export function onDevice(core: Core, record: string): OnDevice {
  const docs = Map.groupBy(docsBeside(core, record, relayNow(core)), (doc) => parseDoc(doc)?.class);
  const task = core.replica.rows.tasks.get(record);
  const project = task?.project;
  const { pins } = core.held;
  const isPinnedWith = project !== undefined && pins.has(project);
  return {
    page: farthest(core, docs.get('page') ?? []),
    comments: farthest(core, docs.get('feed') ?? []),
    archive:
      task?.archive == null
        ? null
        : { quarter: task.archive, stand: farthest(core, archiveBeside(core, record) ?? []) },
    pinned: pins.has(record) ? 'itself' : isPinnedWith ? 'with-project' : null,
  };
}
