// Who has the work by what is on record, and how an offer stands once what a contested device said is left out.
import type { DeviceId } from '../ids.ts';
import type { Directory } from '../directory/schema.ts';
import type { Matter, Offer, Pass, Said } from './schema.ts';
import { isDoubted, isVoid } from './work-act.ts';

/** So many are kept: enough to say who had it before, and before that. */
const mostPasses = 16;

export const withPass = (matter: Matter, pass: Pass): Matter => ({
  ...matter,
  passes: [...matter.passes, pass].slice(-mostPasses),
  had: matter.had.includes(pass.to) ? matter.had : [...matter.had, pass.to].sort(),
});

export const usedFault = ({ used }: Matter, id: string): string | null =>
  used.includes(id) ? 'something was called so before' : null;
export const withUsed = (matter: Matter, id: string): Matter => ({ ...matter, used: [...matter.used, id] });

/** The last pass that counts; undefined: nothing is on record, and the cell says who has it. */
export const lastPass = (matter: Matter, directory: Directory): Pass | undefined =>
  matter.passes.findLast((pass) => !isVoid(directory, pass));

/**
 * Null: there is none, or who made it was not who they said. What answered it and counts for nothing leaves it open, but what
 * took it: then the work is again with who offered it, and others may have given it away since.
 */
export function offerIn({ offer }: Matter, directory: Directory): Offer | null {
  if (offer === null || isVoid(directory, offer.said)) return null;
  const answer = answerTo(offer);
  const stands = offer.state.is === 'accepted' || answer === undefined || !isVoid(directory, answer);
  return stands ? offer : { ...offer, state: { is: 'open' } };
}
const answerTo = ({ state }: Offer): Said | undefined => ('said' in state ? state.said : undefined);

const open: ReadonlySet<string> = new Set(['open', 'asked', 'countered']);
export const isOpen = (offer: Offer | null): offer is Offer => offer !== null && open.has(offer.state.is);

/** The device whose words this rests on, while it is contested. */
export function doubtedIn(matter: Matter, directory: Directory): DeviceId | null {
  const offer = offerIn(matter, directory);
  const offered = offer === null ? [] : [offer.said, answerTo(offer)];
  const gates = Object.values(matter.gates).flatMap((gate) => [gate.said, ...gate.signatures, gate.returned]);
  const { said, signatures = [] } = matter.approval ?? {};
  const of = [lastPass(matter, directory), ...offered, said, ...signatures, ...gates];
  return of.find((one) => one != null && isDoubted(directory, one))?.device ?? null;
}

/** What stands of an open offer when the work goes another way. */
export function endOffer(matter: Matter, at: number): Matter {
  const { offer } = matter;
  return isOpen(offer) ? { ...matter, offer: { ...offer, state: { is: 'ended', at } } } : matter;
}
