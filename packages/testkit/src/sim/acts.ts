// What people do: tasks added, renamed, moved, dated, commented on, described, sent to the other space and back, undone. Each
// with a word of its own where it has words.
import { isRefusal, refuse, type Refusal } from '@baton/model/refusal';
import { addComment } from '@baton/model/comment/commands';
import { lastOf } from '@baton/model/comment/order';
import { addTask } from '@baton/model/task/add-commands';
import { renameTask, setDue } from '@baton/model/task/commands';
import { moveTask, moveToProject } from '@baton/model/task/move-commands';
import { besideOf } from '@baton/model/task/moving';
import type { Day } from '@baton/model/day';
import type { Workspace } from '@baton/workspace/contract';
import { pageBeside } from '@baton/replica/layout';
import { paragraphsToUpdate } from '@baton/replica/pages/page';
import type { Home } from '@baton/model/tx';
import type { Random } from '../random.ts';
import type { Running } from './device.ts';
import { renameBoth } from './odd-commands.ts';
import type { Act } from './record.ts';

export interface Acting {
  readonly random: Random;
  readonly running: Running;
  readonly device: string;
  /** A word that nobody has used. */
  readonly word: string;
  /** In the tab beside the leading one. */
  readonly beside?: boolean;
}
interface Chosen {
  readonly write: (workspace: Workspace) => Promise<unknown>;
  readonly hasWord: boolean;
}

interface OnTask {
  readonly task: string;
  readonly board: string;
  /** A project in another space, where this person stands in one, and a task there. */
  readonly other: string | undefined;
  readonly otherTask: string | undefined;
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);
/** Few tasks, so that people meet on them. */
const fewOf = ({ running }: Acting, project: string): readonly string[] =>
  [...running.engine.core.replica.rows.tasks.by('project', project)]
    .sort(byId)
    .slice(0, 4)
    .map(({ id }) => id);

function choose(acting: Acting): Chosen | null {
  const { random, running, word } = acting;
  const { rows } = running.engine.core.replica;
  const projects = [...rows.projects.all()].sort(byId);
  if (projects.length === 0) return null;
  const project = random.pick(projects);
  const [board] = rows.boards.by('project', project.id);
  if (!board) return null;
  const tasks = fewOf(acting, project.id);
  const task = tasks.length > 0 ? random.pick(tasks) : null;
  const roll = random.next();
  if (task === null || roll < 0.22)
    return {
      hasWord: true,
      write: (at) => at.run(addTask, { project: project.id, board: board.id, title: `Task ${word}` }),
    };
  const other = projects.find(({ id }) => id !== project.id)?.id;
  const [otherTask] = other === undefined ? [] : fewOf(acting, other);
  const [, make] = onTask.find(([until]) => roll < until) ?? [1, undo];
  return make(acting, { task, board: board.id, other, otherTask });
}

type Make = (acting: Acting, on: OnTask) => Chosen | null;
const undo: Make = () => ({ hasWord: false, write: (at) => at.undo() });

const describe: Make = ({ running, word }, { task }) => {
  const { rows } = running.engine.core.replica;
  const { moved } = running.engine.core.world.world()?.directory ?? { moved: {} };
  const { person } = running.engine.core.me;
  const page = pageBeside(besideOf({ moved }, rows, task) as Home, task, person);
  return { hasWord: true, write: (at) => type(at, page, `Words ${word}`) };
};
const moveInBoard: Make = ({ random, running }, { task, board }) => {
  const columns = [...running.engine.core.replica.rows.columns.by('board', board)].sort(byId);
  const column = random.pick(columns).id;
  return { hasWord: false, write: (at) => at.run(moveTask, { task, board, column, at: 'top' }) };
};

/** Every second one answers what was said last, as this device knows it: replies meet when lines are whole again. */
const comment: Make = ({ running, word }, { task }) => {
  const said = running.engine.core.replica.rows.comments.by('on', task).filter(({ binned }) => binned === null);
  const answers = said.length % 2 === 1 ? lastOf(said)?.id : undefined;
  const args = { task, text: `Comment ${word}`, ...(answers === undefined ? {} : { answers }) };
  return { hasWord: true, write: (at) => at.run(addComment, args) };
};

/** What is done to a task, each until its share of the dice is used up. */
const onTask: readonly (readonly [until: number, make: Make])[] = [
  [
    0.52,
    ({ word }, { task }) => ({ hasWord: true, write: (at) => at.run(renameTask, { task, title: `Title ${word}` }) }),
  ],
  [
    0.58,
    ({ word }, { task, otherTask }) =>
      otherTask === undefined
        ? null
        : { hasWord: true, write: (at) => at.run(renameBoth, { tasks: [task, otherTask], title: `Both ${word}` }) },
  ],
  [0.68, comment],
  [0.78, describe],
  [
    0.84,
    ({ random }, { task }) => ({
      hasWord: false,
      write: (at) => at.run(setDue, { task, due: `2026-03-${10 + random.int(20)}` as Day }),
    }),
  ],
  [0.91, moveInBoard],
  [
    0.96,
    (_acting, { task, other }) =>
      other === undefined ? null : { hasWord: false, write: (at) => at.run(moveToProject, { task, project: other }) },
  ],
];

/** A paragraph at the end of a task's description, typed and left. */
async function type(workspace: Workspace, doc: string, text: string): Promise<Refusal | undefined> {
  const link = await workspace.openPage(doc);
  if (link === null) return refuse('not-found', 'page');
  const update = paragraphsToUpdate([text], link.client, link.bytes);
  if (update) await link.write(update);
  link.close();
  return undefined;
}

/** The act as the record keeps it, or null when it has no word; it goes on by itself. */
export function act(acting: Acting): Act | null {
  const chosen = choose(acting);
  if (!chosen) return null;
  const told: Act = { word: acting.word, device: acting.device, beside: acting.beside ?? false, state: 'asked' };
  void chosen.write(acting.running.workspace).then(
    (result) => {
      if (told.state === 'asked') told.state = isRefusal(result) ? 'gone' : 'here';
    },
    () => {
      told.state = 'gone';
    },
  );
  return chosen.hasWord ? told : null;
}
