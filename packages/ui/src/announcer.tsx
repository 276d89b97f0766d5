import { createContext, type ReactNode, useContext, useState } from 'react';
import { createSpeaker, type Speaker } from './speaker.ts';
import { VisuallyHidden } from './visually-hidden.tsx';

/* The two live regions of the page. One pair for the whole app, mounted before anything is said: a region that
   appears together with its text is not read. */

const AnnouncerContext = createContext<Speaker>(createSpeaker());

export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const [speaker] = useState(createSpeaker);
  return (
    <AnnouncerContext value={speaker}>
      {children}
      <VisuallyHidden>
        <output aria-live="polite" ref={(element) => speaker.attachPolite(element)} />
        <span role="alert" aria-live="assertive" ref={(element) => speaker.attachAssertive(element)} />
      </VisuallyHidden>
    </AnnouncerContext>
  );
}

/** `polite` for one's own actions, `grouped` for what others do (at most one message in 5 s), `assertive` for refusals only. */
export function useAnnounce(): Pick<Speaker, 'polite' | 'grouped' | 'assertive'> {
  return useContext(AnnouncerContext);
}
