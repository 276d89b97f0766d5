// The first thing that is wrong with a file, in the words of somebody who was handed it: what it means, and what to do.
import type { ProofFault } from '@baton/workspace/decisions/proving';
import { numberText } from '../../parts/number-text.ts';

export interface FaultWords {
  readonly title: string;
  readonly why: string;
  readonly todo: string;
}

const changed = 'Somebody has changed it since it was recorded, or it was damaged on its way.';
/** Sentences of the check (ledger/chain, ledger/verify) on the left. */
const reasons: Readonly<Record<string, string>> = {
  'the entry is not signed by the relay': changed,
  'the content is not what was entered': changed,
  'these bytes are no entry': changed,
  'it is not in canonical base64url': changed,
  'the entry does not follow the one before it': 'One before it was taken out, put in or moved.',
  'the number does not rise': 'It stands twice, or was moved.',
  'the entry is dated before the one before it': 'Its date was set back.',
  'the entry was checked against another directory': 'A decision about people and rights before it was taken out.',
  'the entry belongs to another workspace': 'It was decided in another workspace.',
  'the statement was made for another workspace': 'It was decided in another workspace.',
  'the entry belongs to another ledger': 'It was decided in another department.',
  'what it decides is left out':
    'What it decides was left out of the file; it may have taken back what stands before it.',
  'nothing comes before the founding': 'The beginning was taken out.',
  'the signature does not hold': 'The device that it names did not sign it.',
  'the device is unknown': 'It is signed by a device that nobody had let in.',
  'the device is revoked': 'It is signed by a device that had been removed.',
  'the statement was made before: its n does not rise': 'The same signature was used a second time.',
};

const again = 'Do not rely on it. Ask whoever gave it to you to export it again, by another way.';

export function faultWords(fault: ProofFault): FaultWords {
  switch (fault.is) {
    case 'no-proof':
      return {
        title: 'This is not a proof',
        why: 'It is another kind of file, or it was cut off on its way. Proofs end in .proof.json.',
        todo: 'Choose another file, or ask for it to be sent again.',
      };
    case 'other-version':
      return {
        title: 'Another version of Baton wrote this proof',
        why: 'This version cannot say whether it holds.',
        todo: 'Check it with the version that wrote it, or ask for it to be exported anew.',
      };
    case 'empty':
      return { title: 'There is no decision in this file', why: 'It proves nothing.', todo: again };
    case 'nothing':
      return {
        title: 'Nothing in this file is about its task',
        why: 'It names a task about which no decision is in it.',
        todo: again,
      };
    case 'about':
      return {
        title: 'The statement that it shows is not the one on record',
        why: 'Somebody has put another statement, or another key, in its place.',
        todo: again,
      };
    case 'content':
      return {
        title: 'What it shows is not what was signed',
        why: 'The signature is on other words than those in the file. They were exchanged, or changed.',
        todo: again,
      };
    case 'decision':
      return decisionWords(fault);
  }
}

function decisionWords({ place, of, number, why }: Extract<ProofFault, { readonly is: 'decision' }>): FaultWords {
  const named = number === null ? '' : ` (number ${numberText(number)})`;
  const before =
    place === 1 ? '' : place === 2 ? ' The one before it stands.' : ` The ${numberText(place - 1)} before it stand.`;
  return {
    title: `Decision ${numberText(place)} of ${numberText(of)}${named} does not stand`,
    why: `${reasons[why] ?? `It is refused: ${why}.`}${before} Nothing behind it is believed.`,
    todo: again,
  };
}
