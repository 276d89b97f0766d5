// What every part of a conversation asks of the whole: on which task, whether the reader may say something, who is told.
import type { FileAnswer } from '@baton/model/file/queries';
import { createContext, use } from 'react';

export interface Talk {
  readonly task: string;
  readonly taskKey: string;
  readonly mayTalk: boolean;
  /** Guests who read the task, for whoever is none: there each comment says whether it goes to them. */
  readonly guests: readonly string[];
  /** What hangs on each comment. */
  readonly files: ReadonlyMap<string, readonly FileAnswer[]>;
  /** The comment that the address names. */
  readonly wanted: string | undefined;
}
export const TalkContext = createContext<Talk>({
  task: '',
  taskKey: '',
  mayTalk: false,
  guests: [],
  files: new Map(),
  wanted: undefined,
});
export const useTalk = (): Talk => use(TalkContext);
