// The editor of a comment: a compact form of a page's, over a text that nobody else writes in. It hands out the body as it
// is typed; keeping it as a draft and sending it are the app's. Loaded when somebody begins to write.
import type { Editor } from '@tiptap/core';
import { type BodyNode, readBody } from '@baton/model/comment/body';
import { usePhone } from '@baton/ui/use-phone.ts';
import { Selection } from '@tiptap/pm/state';
import { EditorContent, useEditor } from '@tiptap/react';
import { use, useState } from 'react';
import { AskMenu } from './ask-menu.tsx';
import type { KeyTaker } from './asking.ts';
import { type Chips, ChipsContext, wordsOnly } from './chips.tsx';
import { commentExtensions } from './comment-nodes.ts';
import styles from './comment.module.css';
import { PhoneBar, SelectionBar } from './format-bar.tsx';
import { keepsEscape } from './keeps-escape.ts';
import { emptyBox, useLatest } from './latest.ts';
import pageStyles from './page-editor.module.css';
import type { PasteDoors } from './pasting.ts';
import { pictureNames, type Pictures, PicturesContext } from './pictures.tsx';

/** What the place round it may do with the text. */
export interface Handle {
  set(body: readonly BodyNode[]): void;
  focus(): void;
}
export interface CommentEditorProps {
  readonly label: string;
  readonly placeholder: string;
  readonly chips?: Chips | undefined;
  readonly pictures?: Pictures | undefined;
  /** The body as a string; empty where no word stands in it. */
  readonly onChange: (body: string) => void;
  readonly onSend: () => void;
  /** Escape. */
  readonly onLeave: () => void;
  readonly onReady: (handle: Handle) => void;
  /** Something that did not go, in words. */
  readonly onSay?: ((words: string) => void) | undefined;
}

/** What is not of the list comes in by no way of typing or pasting; were it to, its words alone would be kept. */
function bodyIn(editor: Editor): string {
  if (editor.isEmpty || editor.getText().trim() === '') return '';
  const body = JSON.stringify((editor.getJSON().content as unknown as readonly BodyNode[]).map(bare));
  return readBody(body) === null ? editor.getText() : body;
}

/** Without attributes that say nothing: a language that nobody chose, a list that begins with one. */
function bare(node: BodyNode): BodyNode {
  const { attrs, content, ...rest } = node;
  const said = Object.entries(attrs ?? {}).filter(
    ([name, value]) => value !== null && !(name === 'start' && value === 1),
  );
  return {
    ...rest,
    ...(said.length > 0 ? { attrs: Object.fromEntries(said) } : {}),
    ...(content ? { content: content.map(bare) } : {}),
  };
}

export function CommentEditor({ chips = wordsOnly, pictures = pictureNames, ...props }: CommentEditorProps) {
  return (
    <ChipsContext value={chips}>
      <PicturesContext value={pictures}>
        <Written {...props} chips={chips} />
      </PicturesContext>
    </ChipsContext>
  );
}

function useCommentEditor(props: CommentEditorProps & { readonly chips: Chips; readonly onLink: () => void }) {
  const { label, placeholder, chips, onChange, onSend, onLeave, onReady, onSay, onLink } = props;
  const [taker] = useState(emptyBox<KeyTaker>);
  const pictures = use(PicturesContext);
  const doors = useLatest<PasteDoors>({ taskAt: chips.taskAt, say: (words) => onSay?.(words), pictures });
  const send = useLatest(onSend);
  const leave = useLatest(onLeave);
  const tell = useLatest(onChange);
  const [isFocused, setFocused] = useState(false);
  const editor = useEditor({
    immediatelyRender: false,
    injectCSS: false,
    extensions: commentExtensions({ placeholder, taker, doors, send, leave, link: onLink }),
    editorProps: {
      handleKeyDown: keepsEscape,
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        'aria-keyshortcuts': 'Control+Enter',
      },
    },
    onCreate: ({ editor: made }) =>
      onReady({
        // Undo is of what was typed here, not of what was sent already.
        set: (body) =>
          void made
            .chain()
            .setMeta('addToHistory', false)
            .setContent({ type: 'doc', content: body as never }, { emitUpdate: false })
            .run(),
        // At once, not with the next frame: somebody is typing.
        focus: () => {
          made.view.dispatch(made.state.tr.setSelection(Selection.atEnd(made.state.doc)));
          made.view.focus();
        },
      }),
    onUpdate: ({ editor: changed }) => tell.current(bodyIn(changed)),
    onFocus: () => setFocused(true),
    onBlur: () => setFocused(false),
  });
  return { editor, taker, isFocused };
}

function Written(props: CommentEditorProps & { readonly chips: Chips }) {
  const [isLinking, setLinking] = useState(false);
  const { editor, taker, isFocused } = useCommentEditor({ ...props, onLink: () => setLinking(true) });
  const isPhone = usePhone();
  const bar = { isFocused, isLinking, onLinking: setLinking };
  return (
    <>
      <EditorContent editor={editor} className={`${pageStyles['text']} ${styles['compact']} ${styles['written']}`} />
      {editor && (
        <>
          <AskMenu editor={editor} taker={taker} insertions={false} />
          {isPhone ? <PhoneBar editor={editor} {...bar} /> : <SelectionBar editor={editor} {...bar} />}
        </>
      )}
    </>
  );
}
