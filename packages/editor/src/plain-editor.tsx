// The plain paragraph editor of a page. Every keystroke is written as it is made; undo inside is Yjs' own. It has no
// look of its own beside type and placeholder: the place round it decides.
import { Extension } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Placeholder } from '@tiptap/extension-placeholder';
import { Text } from '@tiptap/extension-text';
import { EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { caretsOnScreen, type FaceOf } from './carets-on-screen.ts';
import { openPageDoc, type Page, type PageDoc } from './page-doc.ts';
import styles from './plain-editor.module.css';

export interface PlainEditorProps {
  /** Opens the page; called once for as long as the editor is mounted. Null: it is not on this device any more. */
  readonly open: () => Promise<Page | null>;
  readonly label: string;
  readonly placeholder: string;
  /** Escape leaves the text, which is saved already; the place round it takes focus. */
  readonly onLeave: () => void;
  readonly onFocusChange?: ((focused: boolean) => void) | undefined;
  /** How the people are drawn whose carets stand here. */
  readonly faceOf: FaceOf;
  /** Who writes here; other programs at the page show the name beside the caret. */
  readonly me: string;
}

/** Nothing is drawn until the page is read from the device: a few milliseconds, and no text that would be replaced. */
export function PlainEditor({ open, ...rest }: PlainEditorProps) {
  const [page, setPage] = useState<PageDoc>();
  useEffect(() => {
    let isOver = false;
    let opened: PageDoc | undefined;
    void open().then((link) => {
      if (link === null) return undefined;
      if (isOver) return link.close();
      opened = openPageDoc(link);
      setPage(opened);
      return undefined;
    });
    return () => {
      isOver = true;
      opened?.close();
    };
  }, [open]);
  const [look, setLook] = useState<'empty' | 'foreign' | 'bound'>();
  useEffect(() => {
    if (!page) return undefined;
    // Once bound it stays so: an editor must not vanish under the caret when its last paragraph goes.
    const read = () =>
      setLook((now) => (page.isForeign() ? 'foreign' : now === 'bound' ? now : page.isEmpty() ? 'empty' : 'bound'));
    read();
    return page.onChange(read);
  }, [page]);
  const [wasAsked, setAsked] = useState(false);
  const begin = () => {
    setAsked(true);
    page?.begin();
  };
  if (!page || !look) return <div className={styles.editor} />;
  if (look === 'foreign') return <ReadOnly page={page} label={rest.label} note={newer} />;
  if (!page.mayWrite) return <ReadOnly page={page} label={rest.label} note={notYours} />;
  if (look === 'empty') return <Empty {...rest} onBegin={begin} />;
  return <Bound page={page} takesFocus={wasAsked} {...rest} />;
}

/** An empty page holds no paragraph: one is made when somebody means to write, not by looking at it. */
function Empty({
  label,
  placeholder,
  onBegin,
}: Pick<PlainEditorProps, 'label' | 'placeholder'> & { onBegin: () => void }) {
  return (
    <button type="button" className={styles.empty} title={`${label}: press to write`} onClick={onBegin}>
      {placeholder}
    </button>
  );
}

/** Written with a newer version: shown as text, so that this one takes nothing out of it. */
const newer = 'Written with a newer version of Baton. Reload to edit it.';
const notYours = 'You may read this text, not change it.';

const nothing = 'Nothing is written here yet.';

function ReadOnly({ page, label, note }: { page: PageDoc; label: string; note: string }) {
  const text = useSyncExternalStore(page.onChange, page.text);
  return (
    <div className={styles.editor} role="group" aria-label={label}>
      <p className={styles.note}>{note}</p>
      <p className={styles.plain}>{text || nothing}</p>
    </div>
  );
}

/** `block*`: with `block+` an empty page would be filled in by merely opening it, on every device. */
const EmptyableDocument = Document.extend({ content: 'block*' });

interface BoundProps extends Omit<PlainEditorProps, 'open'> {
  readonly page: PageDoc;
  readonly takesFocus: boolean;
}

function Bound({ page, takesFocus, label, placeholder, onLeave, onFocusChange, faceOf, me }: BoundProps) {
  const carets = useMemo(() => caretsOnScreen(page.awareness), [page]);
  const { name } = faceOf(me);
  useEffect(() => carets.drawBy(faceOf), [carets, faceOf]);
  useEffect(() => page.awareness.setLocalStateField('user', { name }), [page, name]);
  const editor = useEditor(
    {
      immediatelyRender: false,
      injectCSS: false,
      extensions: [
        EmptyableDocument,
        Paragraph,
        Text,
        HardBreak,
        Placeholder.configure({ placeholder, showOnlyCurrent: false }),
        Collaboration.configure({ fragment: page.fragment }),
        carets.extension,
        leaving(onLeave),
      ],
      editorProps: { attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label } },
      onFocus: () => onFocusChange?.(true),
      onBlur: () => onFocusChange?.(false),
    },
    [page],
  );
  useEffect(() => {
    // After the page is bound: before it there is no paragraph for the caret.
    if (takesFocus && editor) editor.commands.focus('end');
  }, [editor, takesFocus]);
  return <EditorContent editor={editor} className={styles.editor} />;
}

const leaving = (onLeave: () => void) =>
  Extension.create({
    name: 'leaving',
    addKeyboardShortcuts: () => ({
      Escape: ({ editor }) => {
        editor.commands.blur();
        onLeave();
        return true;
      },
    }),
  });
