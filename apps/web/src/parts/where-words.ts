// Where an edit is, in one of the four wordings, with since when and, where it is not on the relay, why.
import type { Whereabouts } from '@baton/workspace/sync-contract';
import { timeInText } from './day-text.ts';

export interface WhereWords {
  readonly title: 'Saved on relay' | 'Saved on this device' | 'Not saved';
  readonly text: string;
}

/** @param isWindowOnly on a computer that is not one's own: what is not on the relay stands in the window. */
export function whereWords(where: Whereabouts, isWindowOnly = false): WhereWords {
  switch (where.state) {
    case 'relay':
      return {
        title: 'Saved on relay',
        text: `${
          where.since === null
            ? 'Everything that this device has of it is on the relay.'
            : `The newest edit is on the relay since ${timeInText(where.since)}.`
        }${where.here ? '' : ' Not all of it is on this device.'}`,
      };
    case 'here':
      if (isWindowOnly)
        return { title: 'Not saved', text: `Only in this window, since ${timeInText(where.since)}. ${where.why}` };
      return { title: 'Saved on this device', text: `Since ${timeInText(where.since)}. ${where.why}` };
    case 'unsaved':
      return { title: 'Not saved', text: `Only on this screen, since ${timeInText(where.since)}. ${where.why}` };
    case 'refused':
      return { title: 'Not saved', text: `Refused ${timeInText(where.since)}. ${where.why}` };
  }
}
