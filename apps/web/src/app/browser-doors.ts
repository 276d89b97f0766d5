// The real doors of this browser. Opened when a workspace is kept here; the screens before that are features of their own.
import type { Doors } from '../lib/doors.ts';

export function browserDoors(): Doors {
  return { known: () => Promise.resolve([]), open: () => Promise.resolve(undefined) };
}
