// The keyboard map, as data. One row an act; the handler is whatever the present screen registered for it.
// `Ctrl` is `Cmd` on a Mac, `Alt` is `Option`. Plain keys work only while no text field has focus.
import type { ActionId } from '../lib/actions.tsx';

export interface KeyRow {
  /** None: it is reached by the palette and by menus. */
  readonly keys: readonly string[];
  readonly does: string;
  readonly group: 'Anywhere' | 'On a board' | 'On a task' | 'In my own lists';
}

export const keyMap: Readonly<Record<ActionId, KeyRow>> = {
  find: { keys: ['Ctrl K'], does: 'Find or do', group: 'Anywhere' },
  keys: { keys: ['?'], does: 'Keys for this screen', group: 'Anywhere' },
  add: { keys: ['N'], does: 'Add a task', group: 'Anywhere' },
  'new-project': { keys: [], does: 'New project', group: 'Anywhere' },
  'new-department': { keys: [], does: 'New departments', group: 'Anywhere' },
  invite: { keys: [], does: 'Invite people', group: 'Anywhere' },
  import: { keys: [], does: 'Bring a Trello board', group: 'Anywhere' },
  'check-proof': { keys: [], does: 'Check a proof', group: 'Anywhere' },
  undo: { keys: ['Ctrl Z'], does: 'Undo mine', group: 'Anywhere' },
  redo: { keys: ['Ctrl Shift Z', 'Ctrl Y'], does: 'Redo mine', group: 'Anywhere' },
  saved: { keys: ['Ctrl S'], does: 'Says that it is saved already', group: 'Anywhere' },
  'side-bar': { keys: ['['], does: 'Side bar', group: 'Anywhere' },
  close: { keys: ['Esc'], does: 'Close the topmost', group: 'Anywhere' },
  'next-region': { keys: ['F6'], does: 'Next region', group: 'Anywhere' },
  'previous-region': { keys: ['Shift F6'], does: 'Previous region', group: 'Anywhere' },
  'my-work': { keys: ['G then M'], does: 'My work', group: 'Anywhere' },
  inbox: { keys: ['G then I'], does: 'Inbox', group: 'Anywhere' },
  'all-projects': { keys: ['G then P'], does: 'All projects', group: 'Anywhere' },
  sync: { keys: ['G then Y'], does: 'Sync: saving, merging, devices', group: 'Anywhere' },
  'project-1': { keys: ['G then 1'], does: 'First project of the side bar, 2 to 9 the next', group: 'Anywhere' },
  'project-2': { keys: ['G then 2'], does: 'Project 2', group: 'Anywhere' },
  'project-3': { keys: ['G then 3'], does: 'Project 3', group: 'Anywhere' },
  'project-4': { keys: ['G then 4'], does: 'Project 4', group: 'Anywhere' },
  'project-5': { keys: ['G then 5'], does: 'Project 5', group: 'Anywhere' },
  'project-6': { keys: ['G then 6'], does: 'Project 6', group: 'Anywhere' },
  'project-7': { keys: ['G then 7'], does: 'Project 7', group: 'Anywhere' },
  'project-8': { keys: ['G then 8'], does: 'Project 8', group: 'Anywhere' },
  'project-9': { keys: ['G then 9'], does: 'Project 9', group: 'Anywhere' },
  away: { keys: [], does: 'While you were away', group: 'Anywhere' },
  next: { keys: ['J', '↓'], does: 'Next', group: 'On a board' },
  previous: { keys: ['K', '↑'], does: 'Previous', group: 'On a board' },
  left: { keys: ['←'], does: 'Column to the left', group: 'On a board' },
  right: { keys: ['→'], does: 'Column to the right', group: 'On a board' },
  first: { keys: ['Home'], does: 'First of the column', group: 'On a board' },
  last: { keys: ['End'], does: 'Last of the column', group: 'On a board' },
  open: { keys: ['Enter'], does: 'Open the page', group: 'On a board' },
  peek: { keys: ['Space'], does: 'Side panel, again to close', group: 'On a board' },
  select: { keys: ['X'], does: 'Select', group: 'On a board' },
  'select-next': { keys: ['Shift J', 'Shift ↓'], does: 'Select on to the next', group: 'On a board' },
  'select-previous': { keys: ['Shift K', 'Shift ↑'], does: 'Select on to the previous', group: 'On a board' },
  'select-all': { keys: ['Ctrl A'], does: 'Select the column, then all', group: 'On a board' },
  'only-mine': { keys: ['Q'], does: 'Only mine, or all', group: 'On a board' },
  'pick-up': { keys: ['M'], does: 'Pick up: arrows move, Enter drops, Esc returns', group: 'On a board' },
  'rank-up': { keys: ['Alt ↑'], does: 'Move up', group: 'On a board' },
  'rank-down': { keys: ['Alt ↓'], does: 'Move down', group: 'On a board' },
  'column-left': { keys: ['Alt ←'], does: 'Move to the column on the left', group: 'On a board' },
  'column-right': { keys: ['Alt →'], does: 'Move to the column on the right', group: 'On a board' },
  'close-lane': { keys: ['Shift ,', '<'], does: 'Close the lane', group: 'On a board' },
  'open-lane': { keys: ['Shift .', '>'], does: 'Open the lane', group: 'On a board' },
  rename: { keys: ['F2'], does: 'Rename in place', group: 'On a task' },
  'all-actions': { keys: ['.'], does: 'All actions', group: 'On a task' },
  status: { keys: ['S'], does: 'Status', group: 'On a task' },
  'priority-1': { keys: ['P then 1'], does: 'Priority 1', group: 'On a task' },
  'priority-2': { keys: ['P then 2'], does: 'Priority 2', group: 'On a task' },
  'priority-3': { keys: ['P then 3'], does: 'Priority 3', group: 'On a task' },
  'priority-4': { keys: ['P then 4'], does: 'Priority 4', group: 'On a task' },
  assign: { keys: ['O'], does: 'Who has it', group: 'On a task' },
  'hand-over': { keys: ['H'], does: 'Hand over', group: 'On a task' },
  'take-offer-back': { keys: ['Shift H'], does: 'Take the offer back', group: 'On a task' },
  'ask-approval': { keys: [], does: 'Ask for approval of this task', group: 'Anywhere' },
  answer: { keys: ['A'], does: 'Accept, or open what is to be signed', group: 'On a task' },
  decline: { keys: ['D'], does: 'Decline, or return', group: 'On a task' },
  due: { keys: ['Shift D'], does: 'Due day', group: 'On a task' },
  tags: { keys: ['#'], does: 'Tags', group: 'On a task' },
  take: { keys: ['I'], does: 'I have it, or no more', group: 'On a task' },
  archive: { keys: ['Shift A'], does: 'Archive', group: 'On a task' },
  comment: { keys: ['C'], does: 'Comment', group: 'On a task' },
  where: { keys: ['W'], does: 'Where is my edit?', group: 'On a task' },
  history: { keys: ['V'], does: 'History', group: 'On a task' },
  'move-to': { keys: ['Shift P'], does: 'Move to project', group: 'On a task' },
  copy: { keys: ['Ctrl C'], does: 'Copy key and link', group: 'On a task' },
  finish: { keys: ['E'], does: 'Done', group: 'In my own lists' },
  'take-back': { keys: ['U'], does: 'Undo', group: 'In my own lists' },
  snooze: { keys: ['Z'], does: 'Snooze', group: 'In my own lists' },
  bin: { keys: ['Del'], does: 'Move to the bin', group: 'On a task' },
};

const byKeys = new Map(
  (Object.entries(keyMap) as [ActionId, KeyRow][]).flatMap(([id, row]) => row.keys.map((keys) => [keys, id] as const)),
);
const prefixes = new Set(
  [...byKeys.keys()].filter((keys) => keys.includes(' then ')).map((keys) => keys.split(' then ')[0]),
);

/** The row of the first project says what the others do. */
export const isListed = (id: ActionId): boolean => !/^project-[2-9]$/.test(id);

export const actionOf = (keys: string): ActionId | undefined => byKeys.get(keys);
/** The first of two keys that follow one another: P, then 1. */
export const isPrefix = (chord: string): boolean => prefixes.has(chord);
