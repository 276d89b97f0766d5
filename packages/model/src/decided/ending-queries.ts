// What would be left hanging, before tasks or a project are put away or moved: asked by every screen that does either.
import { z } from 'zod';
import { question, type AskCtx } from '../command.ts';
import type { RecordId, SpaceId } from '../ids.ts';
import { goingAlong } from '../task/going-along.ts';
import { isVisible } from '../task/rules.ts';
import type { Task } from '../task/schema.ts';
import type { Rows } from '../tx.ts';
import { type Hanging, hangingOn } from './ending.ts';
import { decidedIn, matterOf } from './fold.ts';
import { newMatter, type Decided } from './schema.ts';

/** Null: they are archived or binned. `few`: readers of their space of whom nothing is decided. */
const Going = z.union([z.null(), z.object({ project: z.string() }), z.literal('few')]);
type Going = z.infer<typeof Going>;

export interface HangingAnswer {
  /** Of the task. */
  readonly id: RecordId;
  readonly title: string;
  readonly space: SpaceId;
  /** Empty: nothing is asked about it; it has a place in a column that it frees. */
  readonly hanging: readonly Hanging[];
  /** `statement`: it ends with one, by who does it; `move`: with the move itself. */
  readonly endsBy: 'statement' | 'move';
  /** The project that it leaves within its space. */
  readonly left: RecordId | null;
}

const hasPlace = ({ columns }: Decided, task: RecordId, left: RecordId | undefined): boolean =>
  Object.values(columns).some(({ slots, project }) => slots.includes(task) && (left ?? project) === project);

/** `left`: the project that a task leaves within its space. */
interface Way {
  readonly endsBy: HangingAnswer['endsBy'];
  readonly left: RecordId | undefined;
}
function wayOf(rows: Rows, going: Going): (task: Task) => Way {
  if (going === null) return () => ({ endsBy: 'statement', left: undefined });
  if (going === 'few') return () => ({ endsBy: 'move', left: undefined });
  const target = rows.projects.spaceOf(going.project);
  return ({ id, project }) =>
    rows.tasks.spaceOf(id) === target ? { endsBy: 'statement', left: project } : { endsBy: 'move', left: undefined };
}

function aboutOne(
  rows: Rows,
  { directory, decisions }: AskCtx,
  going: Going,
): (task: Task) => readonly HangingAnswer[] {
  const way = wayOf(rows, going);
  return (task) => {
    const space = rows.tasks.spaceOf(task.id);
    if (space === undefined) return [];
    const decided = decidedIn(decisions.local, space);
    const { endsBy, left } = way(task);
    const hanging = hangingOn({ directory, decided }, matterOf(decided, task.id) ?? newMatter, left);
    const frees = endsBy === 'statement' && hasPlace(decided, task.id, left);
    if (hanging.length === 0 && !frees) return [];
    return [{ id: task.id, title: task.title, space, hanging, endsBy, left: left ?? null }];
  };
}

export const hangingOf = question(
  'hangingOf',
  z.object({ tasks: z.array(z.string()).max(5_000), going: Going }),
  ['tasks', 'projects'],
  (rows, ctx, { tasks, going }): readonly HangingAnswer[] => {
    const named = tasks.map((id) => rows.tasks.get(id)).filter((task) => task !== undefined);
    const isMoved = going !== null && going !== 'few';
    // Parts go along.
    const all = isMoved ? goingAlong(rows, named, rows.projects.spaceOf(going.project)).tasks : named;
    return all.flatMap(aboutOne(rows, ctx, going));
  },
);

/** Of a project, before it is put away as a whole: what is put away by itself rests already. */
export const hangingIn = question(
  'hangingIn',
  z.object({ project: z.string() }),
  ['tasks', 'projects'],
  (rows, ctx, { project }): readonly HangingAnswer[] =>
    [...ctx.decisions.open]
      .sort()
      .flatMap((id) => rows.tasks.get(id) ?? [])
      .filter((task) => task.project === project && isVisible(task))
      .flatMap(aboutOne(rows, ctx, null))
      .filter(({ hanging }) => hanging.length > 0),
);
