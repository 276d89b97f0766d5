// A small world that many tests begin with: a project SPR in the open space, its board, four columns.
import { addProject } from '../project/commands.ts';
import { addTask } from '../task/add-commands.ts';
import { tasksOnBoard, boardColumns } from '../board/queries.ts';
import { openMemory, space, type Memory, type MemoryOptions } from './memory.ts';

export interface Scene extends Memory {
  readonly project: string;
  readonly board: string;
  /** Ids of Ready, Making, Review, Done. */
  readonly columns: readonly [string, string, string, string];
  /** Adds tasks at the bottom of a column, in order. */
  put(column: string, ...titles: string[]): string[];
  /** Titles column by column, as the board shows them: "Ready: a, b | Making: c". */
  shown(): string;
}
export function openScene(options: MemoryOptions & { closed?: boolean } = {}): Scene {
  const memory = openMemory(options);
  const where = options.closed === true ? space('team') : space('main');
  const { project, board } = memory.does(addProject, { space: where, name: 'Spring launch', hue: 1, prefix: 'SPR' });
  const id = board ?? '';
  const columns = memory.ask(boardColumns, { board: id }).map((column) => column.id) as unknown as Scene['columns'];
  return Object.assign(Object.create(memory, Object.getOwnPropertyDescriptors(memory)) as Memory, {
    project,
    board: id,
    columns,
    put: (column: string, ...titles: string[]) =>
      titles.map((title) => memory.does(addTask, { project, board: id, column, title }).task),
    shown: () => {
      const cards = memory.ask(tasksOnBoard, { board: id });
      return memory
        .ask(boardColumns, { board: id })
        .map((column) => ({
          column,
          titles: cards.filter((card) => card.column === column.id).map((card) => card.title),
        }))
        .filter(({ titles }) => titles.length > 0)
        .map(({ column, titles }) => `${column.name}: ${titles.join(', ')}`)
        .join(' | ');
    },
  });
}
