import type { RelayState } from '@baton/protocol/frames';
import { recoveringSentence } from '../ledger/ledger.ts';
import { readOnlySentence } from './store-watch.ts';

/** What people are told of the state that a relay is in. */
const sentences: Readonly<Record<RelayState, string>> = {
  open: '',
  'read-only': readOnlySentence,
  recovering: recoveringSentence,
};

export const stateFrame = (state: RelayState) => ({ type: 'state', state, sentence: sentences[state] }) as const;
