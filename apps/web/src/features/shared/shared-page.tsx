// The page itself, for whoever came by a link (23-guest-view): its task's title, the text in the reading measure, who
// shares it and until when, and what this window can and cannot.
import { PlainEditor } from '@baton/editor/plain-editor';
import { Icon } from '@baton/ui/icon';
import { Logo } from '@baton/ui/logo';
import type { ByLink, LinkStand } from '@baton/workspace/doors/by-link';
import { Eye, MessageSquare, PencilLine } from 'lucide-react';
import { useCallback } from 'react';
import { useTitle } from '../../lib/use-event.ts';
import { dayText } from '../../parts/day-text.ts';
import { hueOf } from '../../parts/people.tsx';
import styles from './shared.module.css';
import { SharedTalk } from './shared-talk.tsx';

type Open = Extract<LinkStand, { at: 'open' | 'stuck' }>;
type Right = Open['opened']['right'];
const may = {
  read: { icon: Eye, words: 'You may read', does: 'reads' },
  comment: { icon: MessageSquare, words: 'You may comment', does: 'reads' },
  edit: { icon: PencilLine, words: 'You may edit', does: 'reads and edits' },
} as const satisfies Record<Right, object>;
const stays: Readonly<Record<Right, string>> = {
  read: 'Nobody there is told your name.',
  comment: 'What you say stands there with the name that you give, as said by link.',
  edit: 'What you write is sent as you write it, and stands there as written by link.',
};
const faceOf = (id: string) => ({ name: 'Somebody by link', hue: hueOf(id) });

interface SharedPageProps {
  readonly stand: Open;
  readonly reading: ByLink;
  /** A password was typed for it: whoever did so goes on from its title. */
  readonly isEntered: boolean;
}
const focusOn = (heading: HTMLElement | null): void => heading?.focus();

export function SharedPage({ stand, reading, isEntered }: SharedPageProps) {
  const { opened } = stand;
  const { title, titled, byName, workspaceTitle, notAfter, right, link } = opened;
  const mayEdit = right === 'edit';
  const open = useCallback(() => reading.page(), [reading]);
  useTitle(title);
  const shown = title || 'A page';
  return (
    <div className={styles.frame}>
      <header className={styles.bar}>
        <Logo size={20} />
        <b>{workspaceTitle}</b>
        <span className={styles.right}>
          <Icon icon={may[right].icon} size={14} /> {may[right].words}
        </span>
      </header>
      <main className={styles.page}>
        <h1 tabIndex={-1} ref={isEntered ? focusOn : undefined}>
          {shown}
        </h1>
        <p className={styles.by}>
          {byName || 'Somebody'} shares this page with you until {dayText(notAfter)}.
          {titled !== undefined && ` It was called so on ${dayText(titled)}; the text is as it stands now.`}
        </p>
        <Standing stand={stand} mayEdit={mayEdit} />
        <div className={styles.text}>
          <PlainEditor
            key={stand.at === 'open' ? stand.turn : 'stuck'}
            open={open}
            label="Page"
            placeholder="Nothing is written here yet."
            faceOf={faceOf}
            me={link}
            onLeave={() => undefined}
          />
        </div>
        {reading.talk && <SharedTalk talk={reading.talk} byName={byName} />}
      </main>
      <footer className={styles.foot}>
        Whoever has this link {may[right].does} this page, with its earlier versions
        {reading.talk ? ', and what is said below' : ''}, and nothing else of {workspaceTitle}. {stays[right]}
      </footer>
    </div>
  );
}

function Standing({ stand, mayEdit }: { readonly stand: Open; readonly mayEdit: boolean }) {
  if (stand.at === 'stuck')
    return (
      <p role="alert" className={styles.stuck}>
        The relay does not take what was written here last: it is too much at once, or of no page. Copy what you still
        need, then load this page again.
      </p>
    );
  if (stand.isReached) return null;
  return (
    <p role="status" className={styles.away}>
      {mayEdit
        ? 'The relay is away. You may go on: keep this window open, and what you write is sent when it is back.'
        : 'The relay is away. This is the page as it was last; changes follow when it is back.'}
    </p>
  );
}
