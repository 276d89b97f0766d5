// What somebody said: the plain words at once, the rich body when its drawing is there.
import type { BodyNode } from '@baton/model/comment/body';
import { lazy, Suspense } from 'react';
import styles from './comment-words.module.css';
import { useMentions } from './mention-chips.tsx';
import { picturesRead } from './picture.tsx';

const CommentText = lazy(() =>
  import('@baton/editor/comment-text').then((module) => ({ default: module.CommentText })),
);

export function CommentWords({ text, body }: { text: string; body: readonly BodyNode[] | null }) {
  const plain = <p className={styles.plain}>{text}</p>;
  if (body === null) return plain;
  return (
    <Suspense fallback={plain}>
      <Rich body={body} />
    </Suspense>
  );
}

function Rich({ body }: { body: readonly BodyNode[] }) {
  return <CommentText body={body} chips={useMentions()} pictures={picturesRead} />;
}
