// What people do: tasks added, renamed, moved, dated, commented on, undone. Each with a word of its own where it has words.
import { isRefusal, refuse, type Refusal } from '@baton/model/refusal';
import { addComment } from '@baton/model/comment/commands';
import { addTask } from '@baton/model/task/add-commands';
import { renameTask, setDue } from '@baton/model/task/commands';
import { moveTask } from '@baton/model/task/move-commands';
import { besideOf } from '@baton/model/task/moving';
import type { Day } from '@baton/model/day';
import type { Workspace } from '@baton/workspace/contract';
import { pageBeside } from '@baton/replica/layout';
import { paragraphsToUpdate } from '@baton/replica/page';
import type { Home } from '@baton/model/tx';
import type { Random } from '../random.ts';
import type { Running } from './device.ts';
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
  readonly roll: number;
}

function choose(acting: Acting): Chosen | null {
  const { random, running, word } = acting;
  const { rows } = running.engine.core.replica;
  const [project] = [...rows.projects.all()];
  const [board] = [...rows.boards.all()];
  if (!project || !board) return null;
  // Few tasks, so that people meet on them.
  const tasks = [...rows.tasks.all()].sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, 6);
  const task = tasks.length > 0 ? random.pick(tasks).id : null;
  const roll = random.next();
  if (task === null || roll < 0.25)
    return {
      hasWord: true,
      write: (at) => at.run(addTask, { project: project.id, board: board.id, title: `Task ${word}` }),
    };
  return toTask(acting, { task, board: board.id, roll });
}

function toTask({ random, running, word }: Acting, { task, board, roll }: OnTask): Chosen {
  const { rows } = running.engine.core.replica;
  if (roll < 0.6) return { hasWord: true, write: (at) => at.run(renameTask, { task, title: `Title ${word}` }) };
  if (roll < 0.7) return { hasWord: true, write: (at) => at.run(addComment, { task, text: `Comment ${word}` }) };
  if (roll < 0.8) {
    const { moved } = running.engine.core.world.world()?.directory ?? { moved: {} };
    const { person } = running.engine.core.me;
    const page = pageBeside(besideOf({ moved }, rows, task) as Home, task, person);
    return { hasWord: true, write: (at) => type(at, page, `Words ${word}`) };
  }
  if (roll < 0.87)
    return { hasWord: false, write: (at) => at.run(setDue, { task, due: `2026-03-${10 + random.int(20)}` as Day }) };
  if (roll < 0.95) {
    const column = random.pick([...rows.columns.by('board', board)]).id;
    return { hasWord: false, write: (at) => at.run(moveTask, { task, board, column, at: 'top' }) };
  }
  return { hasWord: false, write: (at) => at.undo() };
}

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
