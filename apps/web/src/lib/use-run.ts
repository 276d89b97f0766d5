// The one way out: a screen runs a command. A refusal is shown, never thrown, and comes back as undefined.
import type { Command } from '@baton/model/command';
import { isRefusal, type Refusal } from '@baton/model/refusal';
import { createContext, useContext } from 'react';
import { useOpen } from './workspace-context.tsx';

/** What was refused, so that it can be asked for once more with what was missing. */
export interface Asked {
  /** The result, or what refuses it now. */
  readonly again: (more: object) => Promise<unknown>;
}
interface Say {
  (refusal: Refusal): void;
  /** Where it is settled on the spot: what came of it then. */
  (refusal: Refusal, asked: Asked): Promise<unknown> | undefined;
}

/** Where refusals are said when the caller does not say them in place. Where one is settled there, its result comes back. */
export const RefusalContext = createContext<Say>(() => undefined);

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
    if (result.kind === 'nothing-changed') return undefined;
    if (onRefusal !== undefined) {
      onRefusal(result);
      return undefined;
    }
    const again = (more: object) => workspace.run(command, { ...args, ...more });
    return (await say(result, { again })) as never;
  };
}
