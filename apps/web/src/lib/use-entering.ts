// Coming into a workspace, by whichever door: the relay agrees, the workspace opens here, and something is done in it
// before the person is let in. What the relay says no with is a sentence; a fault goes to the boundary.
import type { Workspace } from '@baton/workspace/contract';
import type { Door, Joined, NotDone } from '@baton/workspace/doors/door';
import { assert } from '@baton/model/assert';
import type { Refusal } from '@baton/model/refusal';
import { useState } from 'react';
import { type KeepIn, useDoors } from './doors.ts';

/** Of who has just come in: not asked for yet · made · why there is none. */
export type PasskeyOutcome = 'offered' | 'made' | Refusal | NotDone;
export interface OwnPasskey {
  /** Its person, as others see them. */
  readonly name: string;
  readonly outcome: PasskeyOutcome;
}
export interface Entered {
  readonly workspace: string;
  readonly title: string;
  /** To be shown once, and kept by the person. Null: they have one already. */
  readonly recoveryLink: string | null;
  /** Null: none was spoken of. */
  readonly passkey: OwnPasskey | null;
}
type State =
  | { readonly at: 'door'; readonly refused: string | null }
  | { readonly at: 'going' }
  | { readonly at: 'in'; readonly entered: Entered };

export interface Entering {
  readonly isGoing: boolean;
  readonly refused: string | null;
  readonly entered: Entered | null;
  enter(
    ask: (door: Door) => Promise<Joined | NotDone>,
    then?: (workspace: Workspace, door: Door) => Promise<OwnPasskey | null>,
  ): void;
  refuse(sentence: string): void;
  /** Chosen by the person before they come in. */
  readonly keepIn: KeepIn;
  setKeepIn(keepIn: KeepIn): void;
}

export const sentenceOf = ({ kind, sentence }: NotDone): string =>
  kind === 'away' ? `${sentence} Look at the connection, then try again.` : sentence;

export function useEntering(): Entering {
  const doors = useDoors();
  const [state, setState] = useState<State>({ at: 'door', refused: null });
  const [keepIn, setKeepIn] = useState<KeepIn>('device');
  const go: (...parts: Parameters<Entering['enter']>) => Promise<State> = async (ask, then) => {
    const door = await doors.relay(keepIn);
    const joined = await ask(door);
    if (!joined.done) return { at: 'door', refused: sentenceOf(joined) };
    const workspace = await doors.open(joined.identity.workspace);
    assert(workspace, 'What was just kept can be opened.');
    const passkey = (await then?.(workspace, door)) ?? null;
    const { titles, me } = workspace.world;
    return {
      at: 'in',
      entered: { workspace: me.workspace, title: titles.workspace, recoveryLink: joined.recoveryLink, passkey },
    };
  };
  return {
    isGoing: state.at === 'going',
    refused: state.at === 'door' ? state.refused : null,
    entered: state.at === 'in' ? state.entered : null,
    keepIn,
    setKeepIn,
    refuse: (refused) => setState({ at: 'door', refused }),
    enter(ask, then) {
      if (state.at === 'going') return;
      setState({ at: 'going' });
      go(ask, then).then(setState, (fault: unknown) => {
        // Thrown while rendering, where the boundary hears it.
        setState(() => {
          throw fault;
        });
      });
    },
  };
}
