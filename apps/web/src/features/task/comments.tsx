// What was said about a task: thread by thread, oldest first. One's own words can be changed and taken away, nobody else's.
import { type CommentAnswer, commentsOn } from '@baton/model/comment/queries';
import { filesSaidOn } from '@baton/model/file/queries';
import type { PeekAnswer } from '@baton/model/task/queries';
import { useLive } from '../../lib/use-live.ts';
import { useOnDevice } from '../../lib/use-sync.ts';
import { Elsewhere } from '../../parts/elsewhere.tsx';
import { useReadOnly } from '../../parts/read-only.tsx';
import { CommentThread, type ThreadProps } from './comment-thread.tsx';
import styles from './comments.module.css';
import { TalkContext } from './talk.ts';
import { useSharedWith } from './use-shared-with.ts';

interface CommentsProps {
  readonly task: Pick<PeekAnswer, 'id' | 'key'>;
  /** The comment that the address names. */
  readonly wanted?: string | undefined;
}

/** Rows come thread by thread, the first of each in front. */
const threadsIn = (comments: readonly CommentAnswer[]): readonly ThreadProps[] =>
  [...Map.groupBy(comments, ({ thread }) => thread).values()].flatMap(([head, ...replies]) =>
    head === undefined ? [] : [{ head, replies }],
  );

export function Comments({ task: { id: task, key }, wanted }: CommentsProps) {
  const on = useOnDevice(task);
  const comments = useLive(commentsOn, { task }) ?? [];
  const files = Map.groupBy(useLive(filesSaidOn, { task }) ?? [], ({ on: comment }) => comment);
  const guests = useSharedWith(task);
  const readOnly = useReadOnly();
  const mayTalk = readOnly === null || readOnly === 'commenter';
  const threads = threadsIn(comments);
  return (
    <section aria-label="Conversation">
      <Head comments={comments} threads={threads} guests={guests} />
      {on !== null && on.comments !== 'here' && <Elsewhere what="Older comments" stand={on.comments} />}
      {wanted !== undefined && comments.every(({ id }) => id !== wanted) && (
        <p className={styles.missing}>
          The comment that this address names is not here. It may have been deleted, or is for others.
        </p>
      )}
      <TalkContext value={{ task, taskKey: key, mayTalk, guests, files, wanted }}>
        <ul className={styles.threads}>
          {threads.map(({ head, replies }) => (
            <li key={head.id}>
              <CommentThread head={head} replies={replies} />
            </li>
          ))}
        </ul>
      </TalkContext>
    </section>
  );
}

interface HeadProps {
  readonly comments: readonly CommentAnswer[];
  readonly threads: readonly ThreadProps[];
  readonly guests: readonly string[];
}

function Head({ comments, threads, guests }: HeadProps) {
  const count = comments.filter(({ deleted }) => !deleted).length;
  const resolved = threads.filter(({ head }) => head.resolved !== null).length;
  const open = threads.filter(({ head, replies }) => head.resolved === null && replies.length > 0).length;
  const said = [
    String(count),
    ...(open > 0 ? [`${open} unresolved`] : []),
    ...(resolved > 0 ? [`${resolved} resolved`] : []),
  ];
  return (
    <div className={styles.head}>
      <h3>Conversation</h3>
      {count > 0 && <span className={styles.meta}>{said.join(', ')}</span>}
      {guests.length > 0 && (
        <span className={styles.reads}>
          {guests.length === 1 ? 'A guest reads here' : `${guests.length} guests read here`}
        </span>
      )}
    </div>
  );
}
