// A space that was opened a moment ago is worked in once this device knows of it.
import { spaceIn } from '@baton/model/directory/queries';
import type { SpaceId } from '@baton/model/ids';
import type { Workspace } from '@baton/workspace/contract';

export function untilSpaceIsHere(workspace: Workspace, space: SpaceId): Promise<void> {
  if (spaceIn(workspace.world.directory, space) !== undefined) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = workspace.onWorld(({ directory }) => {
      if (spaceIn(directory, space) === undefined) return;
      queueMicrotask(() => stop());
      resolve();
    });
  });
}
