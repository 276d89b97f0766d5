// Handing work over from wherever a task stands: one sheet for all of them, opened by the task's id.
import { createContext, useContext } from 'react';

export interface HandOver {
  /** The sheet at the receiver's name. */
  open(task: string): void;
  /** Whether it can be opened here: a guest passes nothing on. */
  readonly isHere: boolean;
}
export const HandOverContext = createContext<HandOver>({ open: () => undefined, isHere: false });
export const useHandOver = (): HandOver => useContext(HandOverContext);
