// Archives that this device needs: of a task that is looked at, and of tasks that have to come back because somebody wrote
// to them after they went.
import { archiveOf } from '@baton/replica/layout';
import { instantOf } from '@baton/replica/cells/cell';
import type { Core } from '../core.ts';

/** Whoever wrote to it fetches the archive at once; others when nobody has brought the task back in this time. */
const patience = 3_600_000;

/** The archive that has the rest of the task; undefined when all of it is in its own document. */
export function archiveBeside({ replica: { rows } }: Core, record: string): readonly [string] | undefined {
  const task = rows.tasks.get(record);
  const space = rows.tasks.spaceOf(record);
  return task?.archive == null || space === undefined ? undefined : [archiveOf(space, task.archive)];
}

export function archivesAwaited(core: Core, now: number): readonly string[] {
  const { replica, me } = core;
  return replica.awake().flatMap((task) => {
    const cells = replica.cellsOf(task);
    const last = cells.reduce<(typeof cells)[number] | undefined>(
      (best, cell) => (best && best.t >= cell.t ? best : cell),
      undefined,
    );
    const isMine = last?.by === me.person;
    return last !== undefined && (isMine || instantOf(last.t) < now - patience)
      ? (archiveBeside(core, task) ?? [])
      : [];
  });
}
