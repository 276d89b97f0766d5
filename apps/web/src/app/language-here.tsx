// Dates and numbers follow the language that the person chose. What is drawn in another one is drawn anew.
import { personCard } from '@baton/model/person/card-queries';
import { Fragment, type ReactNode, useRef } from 'react';
import { chooseLocale, useLocale } from '../lib/locale.ts';
import { useOnChange } from '../lib/use-event.ts';
import { useLiveOne } from '../lib/use-live.ts';
import { useMe } from '../lib/use-world.ts';

export function LanguageHere({ children }: { readonly children: ReactNode }) {
  const me = useMe();
  const own = useLiveOne(personCard, { person: me });
  const locale = useLocale();
  useOnChange(() => {
    // Not answered yet is no answer: what this browser kept stands meanwhile.
    if (own) chooseLocale(own.language);
    return undefined;
  }, [own]);
  const drawn = useRef(locale);
  useOnChange(() => {
    if (drawn.current !== locale) keepField();
    drawn.current = locale;
    return undefined;
  }, [locale]);
  return <Fragment key={locale}>{children}</Fragment>;
}

/** Whoever has just chosen it stays in its field. */
function keepField(): void {
  if (document.activeElement === document.body)
    document.querySelector<HTMLElement>('[data-field="language"] input')?.focus();
}
