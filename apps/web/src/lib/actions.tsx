// What can be done on the present screen, by name. A screen registers its handlers; keys (app/keys.ts), the palette and
// the `?` sheet find them here, so that an act has one handler however it is asked for.
import { createContext, type ReactNode, useContext, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { assert } from '@baton/model/assert';

/** To the n-th project that the side bar shows. */
export type ProjectAction = `project-${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`;

export type ActionId =
  | 'find'
  | 'keys'
  | 'new-project'
  | 'new-department'
  | 'invite'
  | 'import'
  | 'check-proof'
  | 'add'
  | 'undo'
  | 'redo'
  | 'saved'
  | 'side-bar'
  | 'close'
  | 'next-region'
  | 'previous-region'
  | 'next'
  | 'previous'
  | 'left'
  | 'right'
  | 'first'
  | 'last'
  | 'open'
  | 'peek'
  | 'rename'
  | 'all-actions'
  | 'status'
  | 'priority-1'
  | 'priority-2'
  | 'priority-3'
  | 'priority-4'
  | 'assign'
  | 'hand-over'
  | 'take-offer-back'
  | 'ask-approval'
  | 'answer'
  | 'decline'
  | 'due'
  | 'tags'
  | 'take'
  | 'archive'
  | 'only-mine'
  | 'comment'
  | 'move-to'
  | 'bin'
  | 'copy'
  | 'pick-up'
  | 'rank-up'
  | 'rank-down'
  | 'column-left'
  | 'column-right'
  | 'close-lane'
  | 'open-lane'
  | 'select'
  | 'select-next'
  | 'select-previous'
  | 'select-all'
  | 'all-projects'
  | 'my-work'
  | 'inbox'
  | 'take-back'
  | 'finish'
  | 'snooze'
  | 'sync'
  | 'away'
  | 'where'
  | 'history'
  | ProjectAction;

/** False: not mine right now, ask the next. The event is missing when the palette asks. */
export type ActionHandler = (event?: KeyboardEvent) => void | false;
export type ActionHandlers = { readonly [Id in ActionId]?: ActionHandler | undefined };

export interface Actions {
  add(handlers: { readonly current: ActionHandlers }): () => void;
  /** True when somebody took it. The screen that came last is asked first. */
  run(id: ActionId, event?: KeyboardEvent): boolean;
  present(): ReadonlySet<ActionId>;
}

function createActions(): Actions {
  let stack: { readonly current: ActionHandlers }[] = [];
  return {
    add(handlers) {
      stack = [handlers, ...stack];
      return () => {
        stack = stack.filter((other) => other !== handlers);
      };
    },
    run(id, event) {
      for (const { current } of stack) {
        const handler = current[id];
        if (handler && handler(event) !== false) return true;
      }
      return false;
    },
    present: () =>
      new Set(stack.flatMap(({ current }) => (Object.keys(current) as ActionId[]).filter((id) => current[id]))),
  };
}

const ActionsContext = createContext<Actions | undefined>(undefined);

export function ActionsProvider({ children }: { children: ReactNode }) {
  const [actions] = useState(createActions);
  return <ActionsContext value={actions}>{children}</ActionsContext>;
}

export function useActionRegistry(): Actions {
  const actions = useContext(ActionsContext);
  assert(actions, 'Actions are registered inside ActionsProvider.');
  return actions;
}

/** Registers what this screen can do, for as long as it is mounted. Handlers may be new with each render. */
export function useActions(handlers: ActionHandlers): void {
  const actions = useActionRegistry();
  const latest = useRef(handlers);
  useLayoutEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => actions.add(latest), [actions]);
}
