// The demo company: founded like any workspace, filled by one gesture, and the descriptions of its tasks written.
import { demoName, demoSpaces } from '@baton/model/demo/company';
import { seedDemo } from '@baton/model/demo/seed';
import type { Day } from '@baton/model/day';
import { isRefusal } from '@baton/model/refusal';
import { assert } from '@baton/model/assert';
import { taskPeek } from '@baton/model/task/queries';
import type { SpaceId } from '@baton/model/ids';
import type { Workspace } from '@baton/workspace/contract';
import { isNotDone, type Door } from '@baton/workspace/doors/door';
import { foundWorkspace } from '@baton/workspace/doors/found';
import { askRelay } from '@baton/workspace/doors/session';
import { writeParagraphs } from '@baton/workspace/pages/writing';
import { askOnce } from '../../lib/ask-once.ts';

export const foundDemo = (door: Door) => foundWorkspace(door, { title: demoName, spaces: demoSpaces });

async function writeDescription(workspace: Workspace, task: string, paragraphs: readonly string[]): Promise<void> {
  const [row] = await askOnce(workspace, taskPeek, { task });
  assert(row, 'A task that was seeded a moment ago is there.');
  await writeParagraphs(workspace, { space: row.space as SpaceId, task, paragraphs });
}

/** The relay may pin the day, so that pictures and tests show the same week. */
export async function fillDemo(workspace: Workspace, door: Door): Promise<void> {
  const relay = await askRelay(door);
  const today = isNotDone(relay) ? undefined : (relay.demoDate as Day | undefined);
  const spaces = Object.fromEntries(Object.entries(workspace.world.titles.spaces).map(([id, title]) => [title, id]));
  const pages: { readonly task: string; readonly paragraphs: readonly string[] }[] = [];
  // A department at a time: the relay gives short numbers to the records of one space.
  for (const only of demoSpaces) {
    const seeded = await workspace.run(
      seedDemo,
      { spaces, only, ...(today === undefined ? {} : { today }) },
      { undoable: false },
    );
    assert(!isRefusal(seeded), 'The spaces of the demo were founded a moment ago.');
    pages.push(...seeded.pages);
  }
  // One after the other: each is a page that is opened, written and closed.
  for (const { task, paragraphs } of pages) await writeDescription(workspace, task, paragraphs);
}
