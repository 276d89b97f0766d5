// What is on this device of one record beside its fields: its page, and its older comments.
import { parseDoc } from '@baton/replica/layout';
import { relayNow, type Core } from '../core.ts';
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
  const project = core.replica.rows.tasks.get(record)?.project;
  const { pins } = core.held;
  const isPinnedWith = project !== undefined && pins.has(project);
  return {
    page: farthest(core, docs.get('page') ?? []),
    comments: farthest(core, docs.get('feed') ?? []),
    pinned: pins.has(record) ? 'itself' : isPinnedWith ? 'with-project' : null,
  };
}
