// Sheets about one task, opened by its id from wherever a task stands: handing it over, asking for its approval.
import { type Context, createContext, useContext } from 'react';

export interface TaskSheet {
  open(task: string): void;
  /** Whether it can be opened here: a guest passes nothing on, and asks for no approval. */
  readonly isHere: boolean;
}
const closed: TaskSheet = { open: () => undefined, isHere: false };

export const HandOverContext: Context<TaskSheet> = createContext(closed);
export const ApprovingContext: Context<TaskSheet> = createContext(closed);
export const useHandOver = (): TaskSheet => useContext(HandOverContext);
export const useApproving = (): TaskSheet => useContext(ApprovingContext);
