// The one way out: a screen runs a command. A refusal is shown, never thrown, and comes back as undefined.
import type { Command } from '@baton/model/command';
import { isRefusal, type Refusal } from '@baton/model/refusal';
import { createContext, useContext } from 'react';
import { useOpen } from './workspace-context.tsx';

/** Where refusals are said when the caller does not say them in place. The shell hands in a toast. */
export const RefusalContext = createContext<(refusal: Refusal) => void>(() => {});

export type Run = <A, R>(
  command: Command<A, R>,
  args: A,
  onRefusal?: (refusal: Refusal) => void,
) => Promise<Exclude<R, Refusal> | undefined>;

export function useRun(): Run {
  const { workspace } = useOpen();
  const say = useContext(RefusalContext);
  return async (command, args, onRefusal) => {
    const result = await workspace.run(command, args);
    if (!isRefusal(result)) return result as never;
    // "Nothing changed" is not news for a person.
    if (result.kind !== 'nothing-changed') (onRefusal ?? say)(result);
    return undefined;
  };
}
