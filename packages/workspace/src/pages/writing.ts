// Text that comes from elsewhere (an import, the demo company) into a task's page, as if typed once. For whoever may
// not meet Yjs: screens and the command line. And what the documents beside a task are called.
import type { PersonId, RecordId, SpaceId } from '@baton/model/ids';
import type { Home } from '@baton/model/tx';
import { feedsBeside, pageBeside, pageOf } from '@baton/replica/layout';
import { paragraphsOf, paragraphsToUpdate } from '@baton/replica/pages/page';
import type { PageLink, Workspace } from '../contract.ts';

export interface BesideTask {
  /** Of its birth. */
  readonly home: Home;
  readonly task: RecordId;
  readonly person: PersonId;
}
export const pageOfTask = ({ home, task, person }: BesideTask): string => pageBeside(home, task, person);
/** Its page, and what the names of its feeds begin with. */
export const docsBeside = (beside: BesideTask): readonly string[] => [
  pageOfTask(beside),
  feedsBeside(beside.home, beside.task, beside.person),
];

export interface PageText {
  readonly space: SpaceId;
  readonly task: RecordId;
  readonly paragraphs: readonly string[];
}

/** Resolves when the link to the relay stands; what is asked for comes then. */
const untilLive = (workspace: Workspace): Promise<void> =>
  new Promise((resolve) => {
    const stop = workspace.onStatus(({ link }) => {
      if (link !== 'live') return;
      queueMicrotask(() => stop());
      resolve();
    });
  });

/** For whoever has nothing to show meanwhile: waits until the page is here. */
export async function openHere(workspace: Workspace, doc: string): Promise<PageLink> {
  for (;;) {
    const link = await workspace.openPage(doc);
    if (link !== null) return link;
    await untilLive(workspace);
  }
}

/** Writes only where nothing is written yet, so that doing it twice makes nothing double. Resolves when saved here. */
export async function writeParagraphs(workspace: Workspace, { space, task, paragraphs }: PageText): Promise<void> {
  if (paragraphs.length === 0) return;
  const link = await openHere(workspace, pageOf(space, task));
  const update =
    paragraphsOf(link.bytes).length === 0 ? paragraphsToUpdate(paragraphs, link.client, link.bytes) : undefined;
  if (update) await link.write(update);
  link.close();
}
