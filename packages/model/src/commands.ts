// Every command by its name: a worker that is told a name finds it here.
import type { Command } from './command.ts';
import * as boards from './board/commands.ts';
import * as columns from './board/column-commands.ts';
import * as faces from './board/face-command.ts';
import * as removingStatuses from './board/remove-status-command.ts';
import * as columnSettings from './board/setting-commands.ts';
import * as comments from './comment/commands.ts';
import * as freezing from './decided/freeze-command.ts';
import * as files from './file/commands.ts';
import * as demo from './demo/seed.ts';
import * as holidays from './holiday/commands.ts';
import * as triage from './inbox/commands.ts';
import * as people from './person/commands.ts';
import * as projects from './project/commands.ts';
import * as relations from './relation/commands.ts';
import * as reactions from './reaction/commands.ts';
import * as reminders from './reminder/commands.ts';
import * as favourites from './favourite/commands.ts';
import * as copies from './template/copy-command.ts';
import * as templates from './template/commands.ts';
import * as watching from './task/watch-command.ts';
import * as requests from './request/commands.ts';
import * as sharing from './sharing/commands.ts';
import * as spaces from './space/commands.ts';
import * as adding from './task/add-commands.ts';
import * as budgets from './task/budget-commands.ts';
import * as bulk from './task/bulk-command.ts';
import * as checklists from './task/checklist-commands.ts';
import * as covers from './task/cover-command.ts';
import * as moving from './task/move-commands.ts';
import * as parts from './task/part-commands.ts';
import * as readers from './task/readers-commands.ts';
import * as series from './task/series-commands.ts';
import * as statuses from './task/status-command.ts';
import * as tasks from './task/commands.ts';
import * as plans from './plan/commands.ts';
import * as welcomes from './welcome/commands.ts';
import * as blocks from './work/block-commands.ts';
import * as work from './work/commands.ts';
import * as personal from './work/personal.ts';

type AnyCommand = Command<unknown, unknown>;
const isCommand = (value: unknown): value is AnyCommand =>
  typeof value === 'object' && value !== null && 'run' in value && 'args' in value;

const modules = [
  boards,
  columns,
  faces,
  columnSettings,
  removingStatuses,
  comments,
  demo,
  files,
  freezing,
  holidays,
  people,
  projects,
  reactions,
  adding,
  bulk,
  covers,
  checklists,
  moving,
  parts,
  readers,
  relations,
  reminders,
  favourites,
  copies,
  templates,
  watching,
  requests,
  sharing,
  plans,
  welcomes,
  spaces,
  budgets,
  series,
  statuses,
  tasks,
  work,
  personal,
  triage,
  blocks,
];
export const commands: ReadonlyMap<string, AnyCommand> = new Map(
  modules
    .flatMap((module) => Object.values(module) as unknown[])
    .filter(isCommand)
    .map((command) => [command.name, command]),
);
