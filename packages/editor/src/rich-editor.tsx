// The editor of a page, bound to its document. Every keystroke is written as it is made; undo inside is Yjs' own. Loaded
// when somebody begins to write, and not before.
import type { Editor } from '@tiptap/core';
import { EditorContent, useEditor } from '@tiptap/react';
import { usePhone } from '@baton/ui/use-phone.ts';
import { use, useEffect, useMemo, useRef, useState } from 'react';
import { AskMenu } from './ask-menu.tsx';
import type { KeyTaker } from './asking.ts';
import { caretsOnScreen, type FaceOf } from './carets-on-screen.ts';
import { ChipsContext } from './chips.tsx';
import { pageExtensions } from './extensions.ts';
import { PhoneBar, SelectionBar } from './format-bar.tsx';
import { keepsEscape } from './keeps-escape.ts';
import { emptyBox, useLatest } from './latest.ts';
import type { PageDoc } from './page-doc.ts';
import styles from './page-editor.module.css';
import type { PasteDoors } from './pasting.ts';
import { PicturesContext } from './pictures.tsx';
import { TableMenu } from './table-menu.tsx';

export interface WritingProps {
  readonly label: string;
  readonly placeholder: string;
  /** Escape leaves the text, which is saved already; the place round it takes focus. */
  readonly onLeave: () => void;
  readonly onFocusChange?: ((focused: boolean) => void) | undefined;
  /** How the people are drawn whose carets stand here. */
  readonly faceOf: FaceOf;
  /** Who writes here; other programs at the page show the name beside the caret. */
  readonly me: string;
  /** Something that did not go, in words. */
  readonly onSay?: ((words: string) => void) | undefined;
}
/** Where the caret goes at first: where was pressed, or the end. null: nowhere, somebody only looks. */
export type Start = { readonly left: number; readonly top: number } | 'end' | null;
interface RichEditorProps extends WritingProps {
  readonly page: PageDoc;
  readonly start: Start;
  /** The caret stands in the text for the first time. */
  readonly onBegun: (editor: Editor) => void;
}

export function RichEditor({ page, start, onBegun, label, placeholder, ...rest }: RichEditorProps) {
  const { onLeave, onFocusChange, faceOf, me, onSay } = rest;
  const carets = useMemo(() => caretsOnScreen(page.awareness), [page]);
  const { name } = faceOf(me);
  useEffect(() => carets.drawBy(faceOf), [carets, faceOf]);
  useEffect(() => page.awareness.setLocalStateField('user', { name }), [page, name]);
  const { taskAt } = use(ChipsContext);
  const pictures = use(PicturesContext);
  const doors = useLatest<PasteDoors>({ taskAt, say: (words) => onSay?.(words), pictures });
  const leave = useLatest(onLeave);
  const [isFocused, setFocused] = useState(false);
  const [isLinking, setLinking] = useState(false);
  const [taker] = useState(emptyBox<KeyTaker>);
  const [field, setField] = useState<HTMLElement | null>(null);
  const hasBegun = useRef(false);
  const begun = (by: Editor) => {
    if (!hasBegun.current) onBegun(by);
    hasBegun.current = true;
  };
  const focus = (focused: boolean) => {
    setFocused(focused);
    onFocusChange?.(focused);
  };
  const editor = useEditor(
    {
      immediatelyRender: false,
      injectCSS: false,
      extensions: pageExtensions({ page, carets, placeholder, taker, doors, leave, link: () => setLinking(true) }),
      editorProps: {
        handleKeyDown: keepsEscape,
        attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label },
      },
      onFocus: (by) => {
        begun(by.editor);
        focus(true);
      },
      onBlur: () => focus(false),
    },
    [page],
  );
  useEffect(() => {
    // After the page is bound: before it there is no paragraph for the caret.
    if (editor) begin(editor, start);
  }, [editor, start]);
  const isPhone = usePhone();
  const bar = { isFocused, isLinking, onLinking: setLinking };
  return (
    <div ref={setField} className={styles.field}>
      <EditorContent editor={editor} className={styles.text} />
      {editor && (
        <>
          <AskMenu editor={editor} taker={taker} />
          <TableMenu editor={editor} field={field} isFocused={isFocused} />
          {isPhone ? <PhoneBar editor={editor} {...bar} /> : <SelectionBar editor={editor} {...bar} />}
        </>
      )}
    </div>
  );
}

function begin(editor: Editor, start: Start): void {
  if (start === null) return;
  if (start === 'end') return void editor.commands.focus('end');
  const at = editor.view.posAtCoords(start)?.pos;
  editor.commands.focus(at ?? 'end', { scrollIntoView: false });
}
