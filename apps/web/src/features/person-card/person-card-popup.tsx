// The card of whoever was asked for: beside the face that was pressed or pointed at, or as a sheet where there is no room
// or no face. Nobody whom this reader does not know has one.
import { Dialog } from '@baton/ui/dialog';
import { HoverCard } from '@baton/ui/hover-card';
import { usePersonCards, type ShownCard } from '../../lib/person-cards.tsx';
import { usePhone } from '../../lib/use-media.ts';
import { PersonCard, useCardOf } from './person-card.tsx';

export function PersonCardPopup({ shown }: { readonly shown: ShownCard }) {
  const { close, pointing } = usePersonCards();
  const isPhone = usePhone();
  const card = useCardOf(shown.person);
  if (!card) return null;
  const label = `About ${card.me ? 'you' : card.name}`;
  if (isPhone || shown.anchor === null)
    return (
      <Dialog open title={label} onClose={close} width={400}>
        <PersonCard key={card.id} card={card} onGone={close} />
      </Dialog>
    );
  return (
    <HoverCard
      anchor={shown.anchor}
      label={label}
      takesFocus={shown.isPressed}
      onClose={close}
      onPointerEnter={pointing.stay}
      onPointerLeave={pointing.out}
    >
      <PersonCard key={card.id} card={card} onGone={close} />
    </HoverCard>
  );
}
