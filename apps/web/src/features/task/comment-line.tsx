// One comment: who, when, to whom, the words, what was said of them, and what can be done with it.
import type { CommentAnswer } from '@baton/model/comment/queries';
import { bodyText, picturesIn } from '@baton/model/comment/body';
import { isLink } from '@baton/model/directory/link-queries';
import type { FileAnswer } from '@baton/model/file/queries';
import { Icon } from '@baton/ui/icon';
import { IconButton } from '@baton/ui/icon-button';
import { Lock, Reply } from 'lucide-react';
import { useState } from 'react';
import { useTouch } from '../../lib/use-touch.ts';
import { CommentWords } from '../../parts/comment-words.tsx';
import { NothingLeft, SaidFiles } from '../../parts/comment-files.tsx';
import { timeText } from '../../parts/day-text.ts';
import { hueOf } from '../../parts/people.tsx';
import { PersonFace } from '../../parts/person-avatar.tsx';
import { CommentMenu } from './comment-menu.tsx';
import { focusOf, HiddenLine, type Turned, useHide } from './hidden-line.tsx';
import styles from './comments.module.css';
import { EditComment } from './edit-comment.tsx';
import { EditedMark } from './earlier-words.tsx';
import { ReactButton, Reactions } from './reactions.tsx';
import { useTalk } from './talk.ts';

interface CommentLineProps {
  readonly comment: CommentAnswer;
  readonly isResolved: boolean;
  readonly onReply: () => void;
  readonly onQuote: () => void;
}

/** Where the address leads: into view and into focus, once. */
function showWanted(line: HTMLElement | null): void {
  line?.scrollIntoView?.({ block: 'center' });
  line?.focus({ preventScroll: true });
}

const isForColleagues = ({ shared, outside }: CommentAnswer): boolean => !shared && !outside;

export function CommentLine(props: CommentLineProps) {
  const { comment } = props;
  const { wanted } = useTalk();
  const [turned, setTurned] = useState<Turned>(null);
  const hide = useHide(comment, setTurned);
  const isWanted = wanted === comment.id;
  if (comment.deleted) return <Trace comment={comment} isWanted={isWanted} />;
  if (comment.hidden === null) return <Line {...props} isWanted={isWanted} turned={turned} onHide={hide} />;
  return <HiddenLine comment={comment} isWanted={isWanted} turned={turned} onShow={hide} />;
}

interface LineProps extends CommentLineProps {
  readonly isWanted: boolean;
  readonly turned: Turned;
  readonly onHide: () => void;
}

function Line({ comment, isResolved, onReply, onQuote, isWanted, turned, onHide }: LineProps) {
  const { guests } = useTalk();
  const files = useFilesBeside(comment);
  const [isEditing, setEditing] = useState(false);
  const touch = useTouch(comment.id);
  const isInside = guests.length > 0 && isForColleagues(comment);
  return (
    <div
      className={styles.comment}
      data-touched={touch ? '' : undefined}
      data-person={hueOf(comment.author.id)}
      data-inside={isInside || undefined}
      data-wanted={isWanted || undefined}
      tabIndex={isWanted || turned !== null ? -1 : undefined}
      ref={isWanted ? showWanted : focusOf(turned, 'shown')}
    >
      <PersonFace id={comment.author.id} said={comment.author} size={24} />
      <LineHead comment={comment} isInside={isInside}>
        <Acts
          comment={comment}
          isResolved={isResolved}
          onReply={onReply}
          onQuote={onQuote}
          onEdit={() => setEditing(true)}
          onHide={onHide}
        />
      </LineHead>
      <div className={styles.said}>
        <Quoted comment={comment} />
        {isEditing ? (
          <EditComment comment={comment} files={files} onDone={() => setEditing(false)} />
        ) : (
          <SaidHere comment={comment} files={files} />
        )}
        {isInside && <p className={styles.meta}>Not sent to {guests.join(', ')}.</p>}
        <ReactionsOf comment={comment} />
      </div>
    </div>
  );
}

const none: readonly FileAnswer[] = [];
/** Those that do not stand in its words as pictures. */
function useFilesBeside({ id, body }: CommentAnswer): readonly FileAnswer[] {
  const all = useTalk().files.get(id) ?? none;
  const pictures = new Set(picturesIn(body ?? []).map(({ hash }) => hash));
  return pictures.size === 0 ? all : all.filter(({ hash }) => !pictures.has(hash));
}

function SaidHere({ comment: { text, body }, files }: { comment: CommentAnswer; files: readonly FileAnswer[] }) {
  const isWordless = body !== null && bodyText(body) === '';
  return (
    <>
      {!isWordless && <CommentWords text={text} body={body} />}
      {isWordless && files.length === 0 && <NothingLeft />}
      <SaidFiles files={files} />
    </>
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
      {comment.outside && (
        <span className={styles.guest}>{isLink(author.id) ? 'Name not checked' : 'Sent to the link'}</span>
      )}
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
  readonly onHide: () => void;
}

function Acts({ comment, isResolved, onReply, ...acts }: ActsProps) {
  const { mayTalk } = useTalk();
  return (
    <span className={styles.acts}>
      {mayTalk && <ReactButton comment={comment} />}
      {mayTalk && <IconButton size={24} icon={Reply} label={`Reply to ${comment.authorName}`} onClick={onReply} />}
      <CommentMenu comment={comment} isResolved={isResolved} {...acts} />
    </span>
  );
}

/** What it answers, where that is not simply the first of the thread. */
function Quoted({ comment: { quoted } }: { comment: CommentAnswer }) {
  if (quoted === null) return null;
  if (!quoted.here) return <p className={styles.quoted}>An answer to a comment that is not on this device</p>;
  if (quoted.hidden) return <p className={styles.quoted}>What {quoted.authorName}, said is hidden</p>;
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
