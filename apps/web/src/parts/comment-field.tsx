// Where a comment is written, wherever that is: a field at once, which becomes the rich editor when somebody begins and
// takes along what was typed meanwhile. What is begun is kept as a draft; whoever shows it sends it.
import { type BodyNode, bodyText, isPlain, plainBody, readBody } from '@baton/model/comment/body';
import type { Handle } from '@baton/editor/comment-editor';
import type { Pictures } from '@baton/editor/pictures';
import { useToast } from '@baton/ui/toast';
import { type KeyboardEvent, lazy, type RefObject, Suspense, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useLatestOf, useOnChange } from '../lib/use-event.ts';
import styles from './comment-field.module.css';
import { useMentions } from './mention-chips.tsx';

const CommentEditor = lazy(() =>
  import('@baton/editor/comment-editor').then((module) => ({ default: module.CommentEditor })),
);

/** Without the empty lines below that were left for more. */
function withoutRest(nodes: readonly BodyNode[]): readonly BodyNode[] {
  const last = nodes.findLastIndex(({ type, content = [] }) => type !== 'paragraph' || content.length > 0);
  return nodes.slice(0, last + 1);
}

/** What is sent: plain words, or a body that tells its words itself. */
export type Said = { readonly text: string } | { readonly body: string };
/** null: nothing is written yet. */
export function saidIn(draft: string): Said | null {
  const nodes = readBody(draft);
  if (nodes === null) return draft.trim() === '' ? null : { text: draft.trim() };
  const text = bodyText(nodes);
  if (text === '') return null;
  return isPlain(nodes) ? { text } : { body: JSON.stringify(withoutRest(nodes)) };
}
const isRich = (draft: string): boolean => {
  const nodes = readBody(draft);
  return nodes !== null && !isPlain(nodes);
};
const wordsOf = (draft: string): string => {
  const nodes = readBody(draft);
  return nodes === null ? draft : bodyText(nodes);
};

export interface CommentFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly draft: string;
  /** How pictures come into the words; left out, none do. */
  readonly pictures?: Pictures | undefined;
  readonly onDraft: (draft: string) => void;
  /** Ctrl Enter. The draft is emptied by whoever sends it. */
  readonly onSend: () => void;
  /** Escape leaves; what was typed stays a draft. */
  readonly onLeave?: (() => void) | undefined;
  /** Another one each time that the draft was set by whoever shows the field: emptied, or put back. */
  readonly turn?: number | undefined;
  /** The person has just asked to write here. */
  readonly takesFocus?: boolean | undefined;
}

export function CommentField(props: CommentFieldProps) {
  const { draft, takesFocus = false } = props;
  const [isWanted, setWanted] = useState(takesFocus || isRich(draft));
  const [handle, setHandle] = useState<Handle | null>(null);
  const hasLeft = useRef(false);
  const begin = () => {
    hasLeft.current = false;
    setWanted(true);
  };
  const leave = () => {
    hasLeft.current = true;
    props.onLeave?.();
  };
  const stop = (event: KeyboardEvent) => {
    if (event.key === 'Escape') event.stopPropagation();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it keeps a key from the screen round it
    <div className={styles.field} data-rich={handle ? '' : undefined} onKeyDown={stop}>
      {handle === null && <Plain {...props} onBegin={begin} onLeave={leave} />}
      {isWanted && (
        <Suspense fallback={null}>
          <Rich {...props} handle={handle} hasLeft={hasLeft} onReady={setHandle} />
        </Suspense>
      )}
    </div>
  );
}

/** Stable, so that it runs once. */
const takeFocus = (field: HTMLTextAreaElement | null): void => field?.focus();

function Plain({ onBegin, ...props }: CommentFieldProps & { readonly onBegin: () => void }) {
  const { label, placeholder, draft, onDraft, onSend, onLeave, takesFocus } = props;
  const handleKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSend();
    }
    if (event.key !== 'Escape') return;
    event.currentTarget.blur();
    onLeave?.();
  };
  const words = wordsOf(draft);
  return (
    <div className={styles.grow} data-copy={`${words} `}>
      <textarea
        rows={1}
        aria-label={label}
        aria-keyshortcuts="Control+Enter"
        placeholder={placeholder}
        value={words}
        ref={takesFocus === true ? takeFocus : undefined}
        readOnly={isRich(draft)}
        onFocus={onBegin}
        onChange={({ target }) => onDraft(target.value)}
        onKeyDown={handleKey}
      />
    </div>
  );
}

interface RichProps extends CommentFieldProps {
  readonly handle: Handle | null;
  /** By Escape, while the editor was still on its way. */
  readonly hasLeft: RefObject<boolean>;
  readonly onReady: (handle: Handle) => void;
}

function Rich({ draft, handle, hasLeft, onReady, ...rest }: RichProps) {
  const { label, placeholder, pictures, onDraft, onSend, onLeave, takesFocus, turn = 0 } = rest;
  const chips = useMentions();
  const toast = useToast();
  const field = useRef<HTMLDivElement>(null);
  useOnChange(() => {
    handle?.set(readBody(draft) ?? plainBody(draft));
    return undefined;
    // Only then: a draft that the editor told of may be older than what stands in it.
  }, [turn]);
  const latest = useLatestOf({ draft, onReady });
  const ready = (made: Handle) => {
    const before = field.current?.parentElement?.querySelector('textarea');
    const now = latest.current.draft;
    made.set(readBody(now) ?? plainBody(now));
    // Whoever asked to write here goes on here, also where a menu that closes has taken the focus back.
    const isAsked = takesFocus === true && !hasLeft.current;
    const hasFocus = isAsked || (before != null && before === document.activeElement);
    // At once: no key may come between one field and the other.
    flushSync(() => latest.current.onReady(made));
    if (hasFocus) made.focus();
  };
  return (
    <div ref={field} className={styles.rich} aria-hidden={handle === null || undefined}>
      <CommentEditor
        label={label}
        placeholder={placeholder}
        chips={chips}
        pictures={pictures}
        onChange={onDraft}
        onSend={onSend}
        onLeave={() => onLeave?.()}
        onReady={ready}
        onSay={(text) => toast.show({ text })}
      />
    </div>
  );
}
