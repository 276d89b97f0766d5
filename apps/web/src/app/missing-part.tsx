// Instead of a screen of which a part is missing: why, that nothing is lost, and the way on.
import { takeNewest } from '../lib/new-version.ts';
import { keepsText } from '../lib/kept-text.ts';
import { whyMissing } from '../lib/missing-part.ts';
import { useAsked } from '../lib/use-asked.ts';
import { Plain, plainWay } from '../parts/plain.tsx';

const titles = { 'new-version': 'A new version is here', away: 'This part is not on this device yet' } as const;
const texts = {
  'new-version': 'This tab still runs the one before, and the part that you asked for belongs to the new one.',
  away: 'It comes from the relay, which cannot be reached just now. Reload when it can.',
} as const;

export function MissingPart() {
  const { value: why } = useAsked(whyMissing, []);
  if (why === undefined) return null;
  const kept = keepsText()
    ? 'What you wrote is saved on this device.'
    : 'This is not your device: what has not reached the relay is in this window alone, and reloading loses it.';
  return (
    <Plain title={titles[why]} text={`${texts[why]} ${kept}`}>
      <button type="button" className={plainWay('first')} onClick={() => void takeNewest()}>
        Reload
      </button>
    </Plain>
  );
}
