// One comment: who, when, to whom, the words, what was said of them, and what can be done with it.
import type { CommentAnswer } from '@baton/model/comment/queries';
import { editComment } from '@baton/model/comment/commands';
import { Icon } from '@baton/ui/icon';
import { IconButton } from '@baton/ui/icon-button';
import { Lock, Reply } from 'lucide-react';
import { useState } from 'react';
import { useRun } from '../../lib/use-run.ts';
import { useTouch } from '../../lib/use-touch.ts';
import { CommentWords } from '../../parts/comment-words.tsx';
import type { Said } from '../../parts/comment-field.tsx';
import { timeText } from '../../parts/day-text.ts';
import { hueOf } from '../../parts/people.tsx';
import { PersonFace } from '../../parts/person-avatar.tsx';
import { CommentMenu } from './comment-menu.tsx';
import styles from './comments.module.css';
import { EditComment } from './edit-comment.tsx';
import { EditedMark } from './earlier-words.tsx';
import { ReactButton, Reactions } from './reactions.tsx';
import { useTalk } from './talk.ts';

interface CommentLineProps {
  readonly comment: CommentAnswer;
  readonly isResolved: boolean;
  readonly onReply: () => void;
}

/** Where the address leads: into view and into focus, once. */
function showWanted(line: HTMLElement | null): void {
  line?.scrollIntoView?.({ block: 'center' });
  line?.focus({ preventScroll: true });
}

export function CommentLine({ comment, isResolved, onReply }: CommentLineProps) {
  const run = useRun();
  const { guests, wanted } = useTalk();
  const [isEditing, setEditing] = useState(false);
  const touch = useTouch(comment.id);
  const isWanted = wanted === comment.id;
  const keep = async (said: Said) => {
    if ((await run(editComment, { comment: comment.id, ...said })) !== undefined) setEditing(false);
  };
  if (comment.deleted) return <Trace comment={comment} isWanted={isWanted} />;
  const isInside = guests.length > 0 && !comment.shared;
  return (
    <div
      className={styles.comment}
      data-touched={touch ? '' : undefined}
      data-person={hueOf(comment.author.id)}
      data-inside={isInside || undefined}
      data-wanted={isWanted || undefined}
      tabIndex={isWanted ? -1 : undefined}
      ref={isWanted ? showWanted : undefined}
    >
      <PersonFace id={comment.author.id} said={comment.author} size={24} />
      <LineHead comment={comment} isInside={isInside}>
        <Acts comment={comment} isResolved={isResolved} onReply={onReply} onEdit={() => setEditing(true)} />
      </LineHead>
      <div className={styles.said}>
        <Quoted comment={comment} />
        {isEditing ? (
          <EditComment comment={comment} onKeep={(said) => void keep(said)} onDone={() => setEditing(false)} />
        ) : (
          <CommentWords text={comment.text} body={comment.body} />
        )}
        {isInside && <p className={styles.meta}>Not sent to {guests.join(', ')}.</p>}
        <ReactionsOf comment={comment} />
      </div>
    </div>
  );
}

function ReactionsOf({ comment }: { comment: CommentAnswer }) {
  return <Reactions comment={comment} mayReact={useTalk().mayTalk} />;
}

interface LineHeadProps {
  readonly comment: CommentAnswer;
  readonly isInside: boolean;
  readonly children: React.ReactNode;
}

function LineHead({ comment, isInside, children }: LineHeadProps) {
  const { at, author, authorName } = comment;
  return (
    <div className={styles.line}>
      <b>{authorName}</b>
      {author.guest && <span className={styles.guest}>Guest</span>}
      <time className={styles.meta} dateTime={new Date(at).toISOString()}>
        {timeText(at)}
      </time>
      <EditedMark comment={comment} />
      <span className={styles.end}>
        {children}
        {isInside && (
          <span className={styles.inside}>
            <Icon icon={Lock} size={12} /> Colleagues only
          </span>
        )}
      </span>
    </div>
  );
}

interface ActsProps extends CommentLineProps {
  readonly onEdit: () => void;
}

function Acts({ comment, isResolved, onReply, onEdit }: ActsProps) {
  const { mayTalk } = useTalk();
  return (
    <span className={styles.acts}>
      {mayTalk && <ReactButton comment={comment} />}
      {mayTalk && <IconButton size={24} icon={Reply} label={`Reply to ${comment.authorName}`} onClick={onReply} />}
      <CommentMenu comment={comment} isResolved={isResolved} onEdit={onEdit} />
    </span>
  );
}

/** What it answers, where that is not simply the first of the thread. */
function Quoted({ comment: { quoted } }: { comment: CommentAnswer }) {
  if (quoted === null) return null;
  if (!quoted.here) return <p className={styles.quoted}>An answer to a comment that is not on this device</p>;
  return (
    <p className={styles.quoted}>
      {quoted.text === '' ? `${quoted.authorName} deleted this` : `${quoted.authorName}: ${quoted.text}`}
    </p>
  );
}

/** Others answered it: who and when stays, and not a word. */
function Trace({ comment, isWanted }: { comment: CommentAnswer; isWanted: boolean }) {
  return (
    <p
      className={styles.trace}
      data-wanted={isWanted || undefined}
      tabIndex={isWanted ? -1 : undefined}
      ref={isWanted ? showWanted : undefined}
    >
      {comment.authorName} deleted a comment of {timeText(comment.at)}
    </p>
  );
}
