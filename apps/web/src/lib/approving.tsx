// Asking for approval from wherever a task stands: one sheet for all of them, opened by the task's id.
import { createContext, useContext } from 'react';

export interface Approving {
  open(task: string): void;
  /** Whether it can be opened here: a guest asks for no approval. */
  readonly isHere: boolean;
}
export const ApprovingContext = createContext<Approving>({ open: () => undefined, isHere: false });
export const useApproving = (): Approving => useContext(ApprovingContext);
