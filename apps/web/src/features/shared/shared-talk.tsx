// What is said with whoever has this link: their words, the answers of those who share the page, and a field to say more,
// under a name that they give. Nothing else of what is said about the task is here.
import type { CommentAnswer } from '@baton/model/comment/queries';
import { Avatar } from '@baton/ui/avatar';
import { Button } from '@baton/ui/button';
import { TextArea } from '@baton/ui/text-area';
import { TextField } from '@baton/ui/text-field';
import { type LinkTalk, longestName, longestSaid, type TalkStand } from '@baton/workspace/doors/link-talk';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { useLinkTalk } from '../../lib/use-link-talk.ts';
import { usePhone } from '../../lib/use-media.ts';
import { timeText } from '../../parts/day-text.ts';
import { hueOf } from '../../parts/people.tsx';
import styles from './shared-talk.module.css';

export function SharedTalk({ talk, byName }: { readonly talk: LinkTalk; readonly byName: string }) {
  const stand = useLinkTalk(talk);
  return (
    <section aria-label="Conversation" className={styles.talk}>
      <h2>Conversation</h2>
      <p className={styles.note}>
        What you say here, {byName || 'whoever shares the page'} and colleagues read with the task, and so does
        everybody who has this link. It stays there, also when the link has ended.
      </p>
      <ul>
        {stand.comments.map((comment) => (
          <li key={comment.id}>
            <Line comment={comment} />
          </li>
        ))}
        {stand.unsent.map(({ id, name, text }) => (
          <li key={id} className={styles.line} data-unsent="">
            <Avatar name={name} hue={hueOf(id)} size={24} guest decorative />
            <p className={styles.who}>
              <b>{name}</b> <span>{stand.isReached ? 'Sending' : 'Sent when the relay is back'}</span>
            </p>
            <p className={styles.said}>{text}</p>
          </li>
        ))}
      </ul>
      {stand.isWhole && stand.comments.length + stand.unsent.length === 0 && (
        <p className={styles.note}>Nothing was said yet.</p>
      )}
      <SayForm talk={talk} stand={stand} />
    </section>
  );
}

function Line({ comment: { author, authorName, at, text, deleted, hidden } }: { readonly comment: CommentAnswer }) {
  return (
    <div className={styles.line}>
      <Avatar name={author.name} hue={hueOf(author.id)} size={24} guest={author.guest} decorative />
      <p className={styles.who}>
        <b>{authorName}</b> <time dateTime={new Date(at).toISOString()}>{timeText(at)}</time>
      </p>
      <p className={styles.said}>
        {hidden !== null ? <i>Hidden by {hidden.name}</i> : deleted ? <i>Taken away</i> : text}
      </p>
    </div>
  );
}

const nothingSaid = 'Write what you want to say.';
function faultsIn(name: string, text: string) {
  return {
    name: name.trim() === '' ? 'Say who you are.' : undefined,
    text:
      text.trim() === ''
        ? nothingSaid
        : text.trim().length > longestSaid
          ? `That is more than ${longestSaid} characters. Say it in two.`
          : undefined,
  };
}

function SayForm({ talk, stand }: { readonly talk: LinkTalk; readonly stand: TalkStand }) {
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const [isAsked, setAsked] = useState(false);
  const [isStrange, setStrange] = useState(false);
  const faults = faultsIn(name, text);
  const isPhone = usePhone();
  const nameField = useRef<HTMLInputElement>(null);
  const textField = useRef<HTMLTextAreaElement>(null);
  const sendByKeys = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    // To what has to be mended first.
    if (faults.name !== undefined) return nameField.current?.focus();
    if (faults.text !== undefined) return textField.current?.focus();
    const isTaken = talk.say({ name, text });
    setStrange(!isTaken);
    if (!isTaken) return nameField.current?.focus();
    setText('');
    setAsked(false);
  };
  return (
    <form className={styles.form} aria-label="Say something" onSubmit={send}>
      {stand.notTaken !== null && (
        <div role="alert" className={styles.refused}>
          <p>
            The relay did not take what you said last: too much in a short time, or the link ends. Wait a minute, then
            send it again. It is kept here:
          </p>
          <blockquote>{stand.notTaken}</blockquote>
          <Button
            onClick={() => {
              setText(stand.notTaken ?? '');
              textField.current?.focus();
            }}
          >
            Put it back into the field
          </Button>
        </div>
      )}
      <TextField
        ref={nameField}
        label="Your name"
        help="Shown with what you say. Nobody checks it."
        autoComplete="name"
        maxLength={longestName}
        value={name}
        onChange={(next) => {
          setName(next);
          setStrange(false);
        }}
        error={isStrange ? 'This name has signs that cannot be shown.' : isAsked ? faults.name : undefined}
      />
      <TextArea
        ref={textField}
        onKeyDown={sendByKeys}
        label="What you want to say"
        help={isPhone ? undefined : 'Ctrl Enter sends it.'}
        value={text}
        onChange={setText}
        error={isAsked ? faults.text : undefined}
        rows={3}
      />
      <Button tone="primary" size={36} type="submit">
        Send
      </Button>
    </form>
  );
}
