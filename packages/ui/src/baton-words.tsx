/* What a baton says aloud. Kept apart from the picture so that an app in another language hands in its own. */

export type BatonState =
  | 'held'
  | 'offered'
  | 'accepted'
  | 'waiting'
  | 'overdue'
  | 'unsent'
  /** Taken on this device, and not on record: it may turn out that somebody else came first. */
  | 'accepted-here'
  /** Rests on the words of a device of which it is not settled whose they were. */
  | 'contested'
  | 'alone';

export interface SpokenEnd {
  readonly name: string;
  /** The reader of the screen: drawn and said as "You". */
  readonly isReader?: boolean | undefined;
  /** Others who may take it as well: "Lena +1". */
  readonly more?: number | undefined;
  /** In whose place they have it, as their deputy. */
  readonly seat?: string | undefined;
  readonly mark?: 'away' | 'gone' | undefined;
}

export interface SpokenBaton {
  readonly from?: SpokenEnd | undefined;
  readonly to?: SpokenEnd | undefined;
  /** A finished phrase like "3 days". */
  readonly span?: string | undefined;
}

const sentences: Readonly<Record<BatonState, (baton: SpokenBaton) => string>> = {
  held: ({ from, to }) =>
    to === undefined ? holds(from) : `${holds(from)}, next ${to.isReader ? 'are' : 'is'} ${said(to)}`,
  offered: ({ from, to }) => `Offered by ${said(from)} to ${said(to)}, not yet accepted`,
  accepted: ({ from, to }) => `${capital(said(to))} accepted it from ${said(from)}`,
  waiting: ({ to, span }) => `Waiting on ${said(to)}${span === undefined ? '' : ` for ${span}`}`,
  overdue: ({ to, span }) => `Overdue with ${said(to)}${span === undefined ? '' : `, ${span}`}`,
  unsent: ({ to }) => `Offered to ${said(to)} while offline, not on record yet`,
  'accepted-here': ({ from, to }) => `${capital(said(to))} accepted it from ${said(from)} here, not on record yet`,
  contested: ({ from }) => `${holds(from)}, contested`,
  alone: ({ from, to }) => holds(from ?? to),
};

/** The sentence of a baton: who has it, who is next. */
export function batonSentence(state: BatonState, baton: SpokenBaton): string {
  const absent = [baton.from, baton.to].filter((end) => end?.mark !== undefined);
  const said = absent.map((end) => `, ${nameIn(end)} is ${end?.mark === 'away' ? 'away' : 'not here any more'}`);
  return `${sentences[state](baton)}${said.join('')}`;
}

const nameIn = (end: SpokenEnd | undefined): string => (end?.isReader ? 'you' : (end?.name ?? 'somebody'));

function said(end: SpokenEnd | undefined): string {
  if (end === undefined) return 'somebody';
  const name = end.seat === undefined ? nameIn(end) : `${nameIn(end)} for ${end.seat}`;
  return end.more ? `${name} or ${end.more} more` : name;
}

function holds(end: SpokenEnd | undefined): string {
  if (end === undefined) return 'Nobody has it';
  if (!end.isReader) return `${said(end)} has it`;
  return end.seat === undefined ? 'You have it' : `You have it for ${end.seat}`;
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
