// The promises about rights, as questions to a world: by the ledger as it lies on the relay's disk, folded without the relay.
import type { Overheard } from './overheard.ts';
import type { RelayView } from './relay-view.ts';

interface Witness {
  readonly view: RelayView;
  readonly relay: { readonly overheard: Overheard };
}

/** P9: nothing is numbered whose author might not write it at that number, or whose device had been removed. */
export function trespassed({ view }: Witness): string | null {
  view.look();
  const [first] = view.trespasses;
  if (!first) return null;
  return `P9: device ${first.deviceNo} wrote number ${first.number} in ${first.envelope.doc}, where it might not any more`;
}

/** P8: after a loss nothing is decided before the decisions that were lost are back in their places. */
export function decidedTooEarly({ view }: Witness): string | null {
  view.look();
  const [first] = view.decidedEarly;
  return first ? `P8: number ${first.number} was decided while decisions before it were still with devices` : null;
}

/** P6: no wire has carried a word to somebody who at no time might read a document in which it stands. */
export function toldTooMuch({ view, relay }: Witness): string | null {
  view.look();
  for (const [person, words] of relay.overheard.words)
    for (const word of words) {
      const places = view.placesOf(word);
      if (places.length === 0 || places.some(({ doc }) => view.mayRead(person, doc, 'ever'))) continue;
      return `P6: ${person} was sent ${word}, which stands in ${places[0]?.doc}`;
    }
  return null;
}
