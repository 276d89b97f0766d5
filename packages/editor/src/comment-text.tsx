// The rich body of a comment as it is read: drawn by the drawings of a page, without an editor. What the model's list of
// nodes does not know never comes here; a link is looked at once more.
import type { BodyNode } from '@baton/model/comment/body';
import type { PageNode } from '@baton/replica/pages/page-tree';
import { type Chips, ChipsContext, wordsOnly } from './chips.tsx';
import styles from './comment.module.css';
import pageStyles from './page-editor.module.css';
import { PageText } from './page-text.tsx';
import { pictureNames, type Pictures, PicturesContext } from './pictures.tsx';

const pageNode = ({ type, attrs = {}, content = [], text, marks = [] }: BodyNode): PageNode =>
  type === 'text'
    ? { text: text ?? '', marks: Object.fromEntries(marks.map((mark) => [mark.type, mark.attrs ?? {}])) }
    : { name: type, attrs, children: content.map(pageNode) };

interface CommentTextProps {
  readonly body: readonly BodyNode[];
  readonly chips?: Chips | undefined;
  readonly pictures?: Pictures | undefined;
}

export function CommentText({ body, chips = wordsOnly, pictures = pictureNames }: CommentTextProps) {
  return (
    <ChipsContext value={chips}>
      <PicturesContext value={pictures}>
        <div className={`${pageStyles['text']} ${styles['compact']}`}>
          <PageText nodes={body.map(pageNode)} />
        </div>
      </PicturesContext>
    </ChipsContext>
  );
}
