// pnpm bench device: what a device carries. On the browser's disk, with 100,000 tasks, and how cost grows. What the engine
// does in memory runs headless, in this process: it is the same engine.
import type { Cases } from '../sync/sync.ts';
import { measureDisk, measureDocuments, measureRows } from './disk.ts';
import { measureEntry } from './entry-chunk.ts';
import { measureClients, measureHistory, measureTasks } from './growth.ts';
import { measureLarge } from './large.ts';
import { measureTasksInMemory } from './tasks-in-memory.ts';

export const deviceCases: Cases = {
  disk: [measureDisk],
  entry: [measureEntry],
  tasks: [measureTasksInMemory, measureRows],
  growth: [measureTasks, measureDocuments, measureHistory, measureClients],
  large: [measureLarge],
};
