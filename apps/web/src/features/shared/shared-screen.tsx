// Opened from a share link, without an account: a password where there is one, then the page; or why there is none.
import { Button } from '@baton/ui/button';
import { useState } from 'react';
import { useByLink } from '../../lib/use-by-link.ts';
import { sentenceOf } from '../../lib/use-entering.ts';
import { DoorCard, DoorText } from '../../parts/door-card.tsx';
import { PasswordCard } from './password-card.tsx';
import { SharedPage } from './shared-page.tsx';
import { shutWords } from './shut-words.ts';

export function SharedScreen({ link }: { readonly link: string }) {
  const here = useByLink(link);
  const [isAsked, setAsked] = useState(false);
  if (here === null)
    return (
      <DoorCard title="This link is not whole" isEnded>
        <DoorText>It was cut on its way to you. Open it once more, or ask whoever sent it to send it again.</DoorText>
      </DoorCard>
    );
  const { stand, reading } = here;
  if (reading === null || stand.at === 'looking') return null;
  if (stand.at === 'not-reached')
    return (
      <DoorCard title="The page could not be opened" isEnded>
        <DoorText>{sentenceOf(stand.why)}</DoorText>
        <Button size={36} wide onClick={() => void reading.look()}>
          Try again
        </Button>
      </DoorCard>
    );
  if (stand.at !== 'shut') return <SharedPage stand={stand} reading={reading} isEntered={isAsked} />;
  const { shut } = stand;
  if (shut.why === 'password')
    return (
      <PasswordCard
        byName={shut.byName}
        left={shut.left}
        onTry={(password) => {
          setAsked(true);
          return reading.look(password);
        }}
      />
    );
  const { title, text } = shutWords(shut);
  return (
    <DoorCard title={title} isEnded>
      <DoorText>{text}</DoorText>
    </DoorCard>
  );
}
