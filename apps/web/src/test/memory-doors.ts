// Doors of the development double: `vite --mode memory`. `?cards=2000` fills the board; `?sync=away` (arriving, offline,
// not-saved, full) is a scene of the sync centre.
import { browserDoor } from '@baton/workspace/browser/surroundings';
import { addTasks } from '@baton/model/task/add-commands';
import { person } from '@baton/model/test/memory';
import { todayHere } from '../parts/day-text.ts';
import type { Doors } from '../lib/doors.ts';
import { openMemoryWorkspace } from './memory-workspace.ts';
import { showScene } from './northwind-sync.ts';
import { seedNorthwind } from './northwind.ts';

export function memoryDoors(): Doors {
  const workspace = openMemoryWorkspace({ today: todayHere() });
  const seeded = seedNorthwind(workspace.memory);
  const wish = Number(new URLSearchParams(location.search).get('cards') ?? 0);
  for (const [at, column] of seeded.columns.entries()) {
    const count = Math.floor(wish / seeded.columns.length);
    const titles = Array.from({ length: count }, (_, card) => `Card ${card + 1} of column ${at + 1}, made to fill it`);
    if (count > 0) workspace.memory.does(addTasks, { project: seeded.project, board: seeded.board, column, titles });
  }
  workspace.setHere(
    ['bo', 'cy'].map((name, at) => ({
      person: person(name),
      deviceNo: at + 2,
      at: seeded.board,
      on: at === 0 ? (seeded.tasks['Hang-tag artwork, Ridgeline 40'] ?? null) : null,
      field: null,
      me: false,
    })),
  );
  Object.assign(globalThis, { memoryWorkspace: workspace, seeded });
  showScene(workspace, seeded, new URLSearchParams(location.search).get('sync') ?? '');
  const id = workspace.world.me.workspace;
  return {
    known: () => Promise.resolve([{ id, title: workspace.world.titles.workspace, person: workspace.world.me.person }]),
    open: (asked) => Promise.resolve(asked === id ? workspace : undefined),
    connect: () => {
      throw new Error('The double has no relay.');
    },
    leave: () => location.assign('/'),
    again: () => location.reload(),
    left: () => Promise.resolve([]),
    dropLeft: () => Promise.resolve(),
    ask: { kept: () => Promise.resolve(undefined), keep: () => Promise.resolve(), drop: () => Promise.resolve() },
    relay: () => Promise.reject(new Error('The double has no relay.')),
    // What a screen asks the relay beside its work is answered as when it is away.
    relayOf: () =>
      Promise.resolve({ ...browserDoor(), fetch: () => Promise.reject(new TypeError('away')), openAgain: null }),
  };
}
