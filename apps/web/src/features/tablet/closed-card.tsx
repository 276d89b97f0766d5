// The tablet was closed by whoever leads its space: everything on it is erased before anything is said.
import { eraseSeats } from '@baton/workspace/browser/tablet-seats';
import { forgetTablet } from '../../lib/tablet.ts';
import { useAsked } from '../../lib/use-asked.ts';
import { DoorCard, DoorText } from '../../parts/door-card.tsx';

export function ClosedCard() {
  const { value: isDone = false } = useAsked(async () => {
    forgetTablet();
    await eraseSeats();
    return true;
  }, []);
  return (
    <DoorCard title="This tablet was closed" isEnded>
      <DoorText>
        {isDone
          ? 'Nothing of anybody is on it any more. Whoever leads the space can set it up anew.'
          : 'Everything on it is being erased.'}
      </DoorText>
    </DoorCard>
  );
}
