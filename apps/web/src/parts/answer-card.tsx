// What the reader is asked by an offer: to take it, or, where it stands in a gate, to sign it.
import type { ComponentProps } from 'react';
import { GateCard } from './gate-card.tsx';
import { OfferCard } from './offer-card.tsx';

type Asked = ComponentProps<typeof OfferCard>['asked'] | ComponentProps<typeof GateCard>['asked'];
type AnswerCardProps = Omit<ComponentProps<typeof OfferCard>, 'asked'> & { readonly asked: Asked };

export const AnswerCard = ({ asked, ...props }: AnswerCardProps) =>
  asked.is === 'gate' ? <GateCard {...props} asked={asked} /> : <OfferCard {...props} asked={asked} />;
