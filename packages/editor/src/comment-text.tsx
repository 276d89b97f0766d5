// The rich body of a comment as it is read: drawn by the drawings of a page, without an editor. What the model's list of
// nodes does not know never comes here; a link is looked at once more.
import type { BodyNode } from '@baton/model/comment/body';
import type { PageNode } from '@baton/replica/pages/page-tree';
import { type Chips, ChipsContext, wordsOnly } from './chips.tsx';
import styles from './comment.module.css';
import pageStyles from './page-editor.module.css';
import { PageText } from './page-text.tsx';

const pageNode = ({ type, attrs = {}, content = [], text, marks = [] }: BodyNode): PageNode =>
  type === 'text'
    ? { text: text ?? '', marks: Object.fromEntries(marks.map((mark) => [mark.type, mark.attrs ?? {}])) }
    : { name: type, attrs, children: content.map(pageNode) };

export function CommentText({ body, chips = wordsOnly }: { body: readonly BodyNode[]; chips?: Chips | undefined }) {
  return (
    <ChipsContext value={chips}>
      <div className={`${pageStyles['text']} ${styles['compact']}`}>
        <PageText nodes={body.map(pageNode)} />
      </div>
    </ChipsContext>
  );
}
