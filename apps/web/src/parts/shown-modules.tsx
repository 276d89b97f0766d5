// Which modules the space round this part of the screen has switched on: what is off is not drawn.
import type { Fact } from '@baton/model/board/face';
import type { Need } from '@baton/model/board/schema';
import { hasModule, type ModuleName } from '@baton/model/directory/module-rules';
import { createContext, type ReactNode, useCallback, useContext } from 'react';
import { useWorld } from '../lib/use-world.ts';

type Shows = (name: ModuleName) => boolean;
const everything: Shows = () => true;
const ShowsContext = createContext<Shows>(everything);

export function useShowsIn(space: string | null): Shows {
  const { directory } = useWorld();
  return useCallback<Shows>((name) => hasModule(directory, space, name), [directory, space]);
}

export function ModulesIn({ space, children }: { readonly space: string | null; readonly children: ReactNode }) {
  return <ShowsContext value={useShowsIn(space)}>{children}</ShowsContext>;
}

/** Of the board or task round it. */
export const useShows = (): Shows => useContext(ShowsContext);

const moduleOf: Partial<Record<Fact | Need, ModuleName>> = { checklist: 'checklists', estimate: 'estimates' };
/** Of facts on cards and of what columns ask for: without what belongs to a module that is off. */
export function isOffered(shows: Shows): (name: Fact | Need) => boolean {
  return (name) => {
    const module = moduleOf[name];
    return module === undefined || shows(module);
  };
}
