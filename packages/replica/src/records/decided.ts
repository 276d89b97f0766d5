// What was decided about work, as tasks' rows show it: over what their cells claim (model/decided/on-record).
import type { Overlay } from '@baton/model/decided/on-record';
import type { RecordId, SpaceId } from '@baton/model/ids';
import type { Task } from '@baton/model/task/schema';
import { shapeOfTable, type AnyRow } from './row.ts';

/** Place of a task's project among the fields that it is found by. */
const projectAt = shapeOfTable('tasks').indexed.indexOf('project');
const isTask = (id: RecordId): boolean => id.startsWith('t');

export class DecidedRows {
  #overlay: Overlay | null = null;

  set(overlay: Overlay): void {
    this.#overlay = overlay;
  }

  /** What it shows may not be what its cells say. @param shownBy the values of its indexed fields. */
  touches(id: RecordId, shownBy: readonly (string | undefined)[]): boolean {
    return this.#overlay !== null && isTask(id) && this.#overlay.touches(id, shownBy[projectAt]);
  }

  over(row: AnyRow, space: SpaceId | undefined): AnyRow {
    if (this.#overlay === null || !isTask(row.id)) return row;
    return this.#overlay.over(row as AnyRow & Pick<Task, 'project' | 'assigned' | 'status'>, space);
  }
}
