// How versions of a task are counted: each that somebody asked approval for is one, whatever became of it.
import type { Matter } from './schema.ts';

/** From 1. */
export const versionOf = ({ used }: Matter, approval: string): number =>
  used.filter((id) => id.startsWith('g')).indexOf(approval) + 1;
