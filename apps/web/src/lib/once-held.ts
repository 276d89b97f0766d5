// That this browser has held a workspace, remembered beside its databases: a browser that clears those takes the list of
// workspaces with them, and the start could not say what has become of it.
import { keepText, keptText } from './kept-text.ts';

const name = 'held';
const read = (): readonly string[] => (keptText(name) ?? '').split(' ').filter((id) => id !== '');

export const wasHeld = (workspace: string): boolean => read().includes(workspace);
/** The one opened last first. */
export const onceHeld = (): readonly string[] => read();

export const rememberHeld = (workspace: string): void =>
  keepText(name, [workspace, ...read().filter((id) => id !== workspace)].join(' '));

/** Nothing of a workspace stays here; what else this browser holds is remembered when it is opened next. */
export const forgetHeld = (): void => keepText(name, null);
