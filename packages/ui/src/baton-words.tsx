/* What a baton says aloud. Kept apart from the picture so that an app in another language hands in its own. */

export type BatonState = 'held' | 'offered' | 'accepted' | 'waiting' | 'overdue' | 'unsent' | 'alone';

export interface SpokenEnd {
  readonly name: string;
  /** The reader of the screen: drawn and said as "You". */
  readonly isReader?: boolean | undefined;
  /** Others who may take it as well: "Lena +1". */
  readonly more?: number | undefined;
}

/** The sentence of design language section 8. `span` is a finished phrase like "3 days". */
export function batonSentence(state: BatonState, from?: SpokenEnd, to?: SpokenEnd, span?: string): string {
  const giver = said(from);
  const taker = said(to);
  const ours = (end: SpokenEnd | undefined, they: string, you: string) => (end?.isReader ? you : they);
  switch (state) {
    case 'held':
      return to === undefined ? holds(from) : `${holds(from)}, next ${ours(to, 'is', 'are')} ${taker}`;
    case 'offered':
      return `Offered by ${giver} to ${taker}, not yet accepted`;
    case 'accepted':
      return `${capital(taker)} accepted it from ${giver}`;
    case 'waiting':
      return `Waiting on ${taker}${span === undefined ? '' : ` for ${span}`}`;
    case 'overdue':
      return `Overdue with ${taker}${span === undefined ? '' : `, ${span}`}`;
    case 'unsent':
      return `Offered to ${taker} while offline, not on record yet`;
    case 'alone':
      return holds(from ?? to);
  }
}

function said(end: SpokenEnd | undefined): string {
  if (end === undefined) return 'somebody';
  const name = end.isReader ? 'you' : end.name;
  return end.more ? `${name} or ${end.more} more` : name;
}

function holds(end: SpokenEnd | undefined): string {
  if (end === undefined) return 'Nobody has it';
  return end.isReader ? 'You have it' : `${said(end)} has it`;
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
