// A picture as a node of the text: an atom that names its bytes, drawn by what the app hands in. While it is chosen, what it
// shows can be written under it, for who does not see it.
import { longestAlt, type Picture, pictureAttrs, pictureIn, pictureWords } from '@baton/model/file/picture';
import { type Editor, Node } from '@tiptap/core';
import { NodeSelection, TextSelection } from '@tiptap/pm/state';
import { type ReactNodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from '@tiptap/react';
import { type KeyboardEvent, use, useRef } from 'react';
import styles from './page-editor.module.css';
import { PicturesContext } from './pictures.tsx';

/** What another program writes here is words of somebody's clipboard like any other. */
function readPicture(said: string | undefined): Picture | null {
  try {
    const attrs: unknown = JSON.parse(said ?? '');
    return typeof attrs === 'object' && attrs !== null ? pictureIn({ ...attrs }) : null;
  } catch {
    return null;
  }
}

export const PictureNode = Node.create({
  name: 'picture',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () =>
    Object.fromEntries(Object.keys(pictureAttrs).map((name) => [name, { default: null, rendered: false }])),
  parseHTML: () => [
    { tag: 'figure[data-picture]', getAttrs: ({ dataset }) => readPicture(dataset['picture']) ?? false },
  ],
  renderHTML: ({ node }) => {
    const picture = pictureIn(node.attrs);
    return picture === null
      ? ['figure']
      : ['figure', { 'data-picture': JSON.stringify(picture) }, pictureWords(picture)];
  },
  renderText: ({ node }) => wordsOf(node.attrs),
  renderMarkdown: ({ attrs }) => wordsOf(attrs),
  addNodeView: () => ReactNodeViewRenderer(Written, { as: 'figure' }),
  addKeyboardShortcuts: () => ({ Tab: ({ editor }) => focusWords(editor) }),
});

const wordsOf = (attrs: Readonly<Record<string, unknown>> | undefined): string => {
  const picture = pictureIn(attrs);
  return picture === null ? '' : pictureWords(picture);
};

function focusWords({ state, view }: Editor): boolean {
  const { selection } = state;
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'picture') return false;
  const figure = view.nodeDOM(selection.from);
  const field = figure instanceof HTMLElement ? figure.querySelector('input') : null;
  field?.focus();
  return field !== null;
}

function Written({ node, selected, editor, updateAttributes }: ReactNodeViewProps) {
  const { Shown } = use(PicturesContext);
  const picture = pictureIn(node.attrs);
  if (picture === null) return <NodeViewWrapper as="div" />;
  return (
    <NodeViewWrapper as="div">
      <Shown picture={picture} isWritten />
      {selected && editor.isEditable && (
        <Words picture={picture} onWrite={(alt) => updateAttributes({ alt })} onLeave={() => editor.commands.focus()} />
      )}
    </NodeViewWrapper>
  );
}

interface WordsProps {
  readonly picture: Picture;
  readonly onWrite: (alt: string | null) => void;
  readonly onLeave: () => void;
}

/** Written when the field is left, as one change; not where it is left by Escape. */
function Words({ picture, onWrite, onLeave }: WordsProps) {
  const isLeft = useRef(false);
  const keep = (typed: string) => {
    const alt = typed.trim();
    if (alt !== (picture.alt ?? '')) onWrite(alt === '' ? null : alt);
  };
  const handleKey = (event: KeyboardEvent<HTMLInputElement>) => {
    // The keys of the field are not the text's.
    event.stopPropagation();
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    if (event.key === 'Enter') keep(event.currentTarget.value);
    else event.currentTarget.value = picture.alt ?? '';
    isLeft.current = true;
    onLeave();
  };
  return (
    <input
      className={styles.alt}
      aria-label={`What ${picture.name} shows`}
      placeholder="What it shows, for who does not see it"
      maxLength={longestAlt}
      defaultValue={picture.alt ?? ''}
      onFocus={() => {
        isLeft.current = false;
      }}
      onKeyDown={handleKey}
      onBlur={({ target }) => !isLeft.current && keep(target.value)}
    />
  );
}

/** Where the caret stands; it goes on below them. */
export function putPictures(editor: Editor, pictures: readonly Picture[]): boolean {
  if (editor.isDestroyed || pictures.length === 0) return false;
  return editor
    .chain()
    .insertContent(pictures.map((attrs) => ({ type: 'picture', attrs })))
    .command(({ tr }) => {
      const paragraph = tr.doc.type.schema.nodes['paragraph'];
      if (paragraph && tr.doc.lastChild?.type.name === 'picture') tr.insert(tr.doc.content.size, paragraph.create());
      let below = -1;
      tr.doc.descendants((node, at) => {
        if (node.type.name === 'picture' && at <= tr.selection.to) below = at + node.nodeSize;
        return true;
      });
      if (below >= 0) tr.setSelection(TextSelection.near(tr.doc.resolve(below)));
      return true;
    })
    .run();
}
