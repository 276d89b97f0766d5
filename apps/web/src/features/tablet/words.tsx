// What is said on a shared tablet, and who somebody is there.
import type { NotDone } from '@baton/workspace/doors/door';
import type { OnTablet, PinSet } from '@baton/workspace/doors/tablets';
import { pinFault } from '@baton/model/directory/pin-rules';
import { Button } from '@baton/ui/button';
import type { TabletHere } from '../../lib/tablet.ts';
import { sentenceOf } from '../../lib/use-entering.ts';
import { DoorCard, DoorText } from '../../parts/door-card.tsx';
import { counted } from '../../parts/number-text.ts';

export const idOf = (one: OnTablet): string => ('device' in one ? one.device : one.invitation);

type Shut = Exclude<PinSet, { readonly ok: true }>;
const minutesOf = ({ until, now }: { readonly until: number; readonly now: number }): number =>
  Math.max(1, Math.ceil((until - now) / 60_000));

/** @param what a PIN, or a code. */
export function shutText(shut: Shut | NotDone, what: 'PIN' | 'code'): string {
  if ('done' in shut) return sentenceOf(shut);
  switch (shut.why) {
    case 'wrong':
      return `That is not the ${what}. ${shut.left === 1 ? 'One more try' : `${shut.left} more tries`}, then wait.`;
    case 'wait':
      return `Too many were wrong. Try again in ${counted(minutesOf(shut), 'minute')}.`;
    case 'spent':
      return `This ${what} is of no use any more. Ask whoever leads the space for a new code.`;
    case 'easy':
      return easyText;
    case 'unknown':
      return 'You are not on this tablet any more. Ask whoever leads the space.';
  }
}
const easyText = 'That is too easily guessed. Choose other digits.';

const faultTexts = { short: 'Four digits at least.', digits: 'Digits alone, twelve at most.', easy: easyText } as const;
export function pinText(pin: string): string | undefined {
  const fault = pinFault(pin);
  return fault === null ? undefined : faultTexts[fault];
}

export const newCodeCard = (one: OnTablet, tablet: TabletHere, onBack: () => void) => (
  <DoorCard title={one.name} about={tablet.spaceTitle}>
    <DoorText>
      There is no PIN of yours here any more. Whoever leads {tablet.spaceTitle || 'the space'} gives you a new code,
      with which you choose one.
    </DoorText>
    <Button size={44} wide autoFocus onClick={onBack}>
      Back to the names
    </Button>
  </DoorCard>
);
