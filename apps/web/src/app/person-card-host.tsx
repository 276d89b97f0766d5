// One card for all faces; it comes when the first one is asked for.
import { useRouterState } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { usePersonCards, useShownCard } from '../lib/person-cards.tsx';
import { useOnChange } from '../lib/use-event.ts';

const PersonCardPopup = lazy(async () => ({
  default: (await import('../features/person-card/person-card-popup.tsx')).PersonCardPopup,
}));

export function PersonCardHost() {
  const shown = useShownCard();
  const { close } = usePersonCards();
  const path = useRouterState({ select: (state) => state.location.pathname });
  // Another place was opened: what it stood beside is gone.
  useOnChange(() => close, [path, close]);
  return <Suspense fallback={null}>{shown && <PersonCardPopup shown={shown} />}</Suspense>;
}
