// Putting a value back is an edit like any other: through the domain's own command for that field, with its rules and its
// undo. Fields that no command sets by themselves are not offered.
import { limitBoard, renameBoard, setLanes } from '@baton/model/board/commands';
import { type Fact, facts } from '@baton/model/board/face';
import { setCardFace } from '@baton/model/board/face-command';
import { recolourColumn, renameColumn, setLimit } from '@baton/model/board/column-commands';
import { renameStatus, setPolicy, setStatusKind } from '@baton/model/board/setting-commands';
import type { Command } from '@baton/model/command';
import { editComment } from '@baton/model/comment/commands';
import { renameProject, setHue } from '@baton/model/project/commands';
import { tableOf } from '@baton/model/records';
import { renameCheckItem } from '@baton/model/task/checklist-commands';
import { assignTask, renameTask, setDue, setEstimate, setPriority, setTags } from '@baton/model/task/commands';
import { setCover } from '@baton/model/task/cover-command';
import { setBudget } from '@baton/model/task/budget-commands';
import { setParent } from '@baton/model/task/part-commands';
import { setRepeat } from '@baton/model/task/series-commands';
import { setStatus } from '@baton/model/task/status-command';

interface Setting {
  readonly record: string;
  readonly field: string;
  readonly member: string | null;
  readonly value: unknown;
}
export interface FieldCommand {
  readonly command: Command<unknown, unknown>;
  readonly args: unknown;
}
type Make = (setting: Setting) => FieldCommand | undefined;

// The value was once taken by this very command, and its schema reads it again before anything is written.
const make =
  <A, R>(command: Command<A, R>, args: (record: string, value: never) => A): Make =>
  ({ record, value }) => ({
    command: command as Command<unknown, unknown>,
    args: args(record, value as never),
  });

const isFact = (name: string | null): name is Fact => name !== null && Object.hasOwn(facts, name);

const makers: Readonly<Record<string, Make>> = {
  'tasks.title': make(renameTask, (task, title) => ({ task, title })),
  'tasks.due': make(setDue, (task, due) => ({ task, due })),
  'tasks.priority': make(setPriority, (task, priority) => ({ task, priority })),
  'tasks.estimate': make(setEstimate, (task, estimate) => ({ task, estimate })),
  'tasks.budget': make(setBudget, (task, budget) => ({ task, budget })),
  'tasks.assigned': make(assignTask, (task, to) => ({ task, to })),
  'tasks.status': make(setStatus, (task, status) => ({ task, status })),
  'tasks.parent': make(setParent, (task, parent) => ({ task, parent })),
  'tasks.repeat': make(setRepeat, (task, repeat) => ({ task, repeat })),
  'tasks.tags': ({ record, member, value }) => ({
    command: setTags as Command<unknown, unknown>,
    args: { task: record, [value === true ? 'add' : 'remove']: [member ?? ''] },
  }),
  'tasks.cover': make(setCover, (task, file) => ({ task, file })),
  'checkItems.text': make(renameCheckItem, (item, text) => ({ item, text })),
  'comments.text': make(editComment, (comment, text) => ({ comment, text })),
  'boards.name': make(renameBoard, (board, name) => ({ board, name })),
  'columns.name': make(renameColumn, (column, name) => ({ column, name })),
  'columns.hue': make(recolourColumn, (column, hue) => ({ column, hue })),
  'columns.limit': make(setLimit, (column, limit) => ({ column, limit })),
  'columns.policy': make(setPolicy, (column, text) => ({ column, of: 'policy' as const, text: text ?? '' })),
  'columns.doneWhen': make(setPolicy, (column, text) => ({ column, of: 'doneWhen' as const, text: text ?? '' })),
  'boards.lanes': make(setLanes, (board, lanes) => ({ board, lanes })),
  'boards.laneLimit': make(limitBoard, (board, limit) => ({ board, of: 'lane' as const, limit })),
  'boards.personLimit': make(limitBoard, (board, limit) => ({ board, of: 'person' as const, limit })),
  'boards.dense': make(setCardFace, (board, dense) => ({ board, dense: dense ?? false })),
  'boards.ageAfter': make(setCardFace, (board, ageAfter) => ({ board, ageAfter })),
  'boards.face': ({ record, member, value }) =>
    isFact(member)
      ? {
          command: setCardFace as Command<unknown, unknown>,
          args: { board: record, face: { [member]: value === null ? facts[member] : value === true } },
        }
      : undefined,
  'statuses.name': make(renameStatus, (status, name) => ({ status, name })),
  'statuses.kind': make(setStatusKind, (status, kind) => ({ status, kind })),
  'projects.name': make(renameProject, (project, name) => ({ project, name })),
  'projects.hue': make(setHue, (project, hue) => ({ project, hue })),
};
/** What can be empty; elsewhere an empty value cannot be put back. */
const mayBeEmpty = new Set([
  'due',
  'priority',
  'estimate',
  'budget',
  'assigned',
  'parent',
  'repeat',
  'tags',
  'hue',
  'limit',
  'laneLimit',
  'personLimit',
  'face',
  'dense',
  'ageAfter',
  'cover',
  'policy',
  'doneWhen',
]);

export function fieldCommand(setting: Setting): FieldCommand | undefined {
  const table = tableOf(setting.record);
  if (table === undefined) return undefined;
  const value = setting.value === '' ? null : (setting.value ?? null);
  if (value === null && !mayBeEmpty.has(setting.field)) return undefined;
  return makers[`${table}.${setting.field}`]?.({ ...setting, value });
}
