// The bar over a selection; on the phone a row above the keyboard for as long as somebody writes.
import { TextSelection } from '@tiptap/pm/state';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { IconButton } from '@baton/ui/icon-button';
import { usePortalRoot } from '@baton/ui/portal-root';
import { Link2 } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, use, useState, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { ChipsContext, wordsOnly } from './chips.tsx';
import { type Format, kindsOfBlock, marksOfWords, signsToType } from './formats.ts';
import { LinkField } from './link-field.tsx';
import styles from './format-bar.module.css';
import { boxAt, spotAbove, useBox } from './spot.ts';

/** What this editor's text can have; a sign can always be typed. */
const offered = ({ schema }: Editor, formats: readonly Format[]): readonly Format[] =>
  formats.filter(({ id, isSign }) => isSign === true || id in schema.nodes || id in schema.marks);

const wordsAreChosen = ({ state: { selection } }: Editor): boolean =>
  selection instanceof TextSelection && !selection.empty && selection.$from.parent.type.spec.code !== true;

export interface BarProps {
  readonly editor: Editor;
  readonly isFocused: boolean;
  /** Asked for by the key, with words chosen or the caret in a link. */
  readonly isLinking: boolean;
  readonly onLinking: (isLinking: boolean) => void;
}

export function SelectionBar({ editor, isFocused, isLinking, onLinking }: BarProps) {
  const isChosen = useEditorState({ editor, selector: ({ editor: one }) => wordsAreChosen(one) });
  const [isInside, setInside] = useState(false);
  const isShown = isLinking || (isChosen && (isFocused || isInside));
  const box = useBox(editor, () => (isShown ? boxAt(editor, editor.state.selection.from) : null), isShown);
  const container = usePortalRoot();
  if (!isShown) return null;
  const spot = spotAbove(box ?? { left: 0, top: 0, bottom: 0 }, { width: isLinking ? 300 : 330, height: 36 });
  return createPortal(
    <div
      className={styles.bar}
      style={spot}
      onFocus={() => setInside(true)}
      onBlur={(event) => setInside(event.currentTarget.contains(event.relatedTarget))}
    >
      {isLinking ? (
        <LinkField editor={editor} onDone={() => onLinking(false)} />
      ) : (
        <Tools editor={editor} label="Format" formats={offered(editor, [...marksOfWords, ...kindsOfBlock])} size={28}>
          <LinkButton editor={editor} size={28} onPress={() => onLinking(true)} />
        </Tools>
      )}
    </div>,
    container ?? document.body,
  );
}

export function PhoneBar({ editor, isFocused, isLinking, onLinking }: BarProps) {
  const keyboard = useSyncExternalStore(followViewport, keyboardHeight);
  const container = usePortalRoot();
  const signs = use(ChipsContext) === wordsOnly ? signsToType.filter(({ id }) => id === 'table') : signsToType;
  if (!isFocused && !isLinking) return null;
  return createPortal(
    <div className={styles.phone} style={{ insetBlockEnd: keyboard }}>
      {isLinking ? (
        <LinkField editor={editor} onDone={() => onLinking(false)} />
      ) : (
        <Tools
          editor={editor}
          label="Format"
          formats={offered(editor, [...marksOfWords, ...kindsOfBlock, ...signs])}
          size={40}
        >
          <LinkButton editor={editor} size={40} onPress={() => onLinking(true)} />
        </Tools>
      )}
    </div>,
    container ?? document.body,
  );
}

function followViewport(onChange: () => void): () => void {
  const { visualViewport } = window;
  visualViewport?.addEventListener('resize', onChange);
  visualViewport?.addEventListener('scroll', onChange);
  return () => {
    visualViewport?.removeEventListener('resize', onChange);
    visualViewport?.removeEventListener('scroll', onChange);
  };
}
/** What of the window the keyboard on the screen covers. */
const keyboardHeight = (): number => {
  const { visualViewport } = window;
  return visualViewport
    ? Math.max(0, Math.round(window.innerHeight - visualViewport.height - visualViewport.offsetTop))
    : 0;
};

interface ToolsProps {
  readonly editor: Editor;
  readonly label: string;
  readonly formats: readonly Format[];
  readonly size: 28 | 40;
  readonly children: ReactNode;
}

function Tools({ editor, label, formats, size, children }: ToolsProps) {
  const on = useEditorState({
    editor,
    selector: ({ editor: one }) => formats.filter(({ isOn }) => isOn(one)).map(({ id }) => id),
  });
  const handleKey = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      event.preventDefault();
      editor.commands.focus();
      return;
    }
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
    event.preventDefault();
  };
  return (
    <div
      role="toolbar"
      tabIndex={-1}
      aria-label={label}
      className={styles.tools}
      onKeyDown={handleKey}
      // The words stay chosen.
      onMouseDown={(event) => event.preventDefault()}
    >
      {formats.map((format) => (
        <IconButton
          key={format.id}
          size={size}
          icon={format.icon}
          label={format.label}
          keyCap={format.keys}
          pressed={on.includes(format.id)}
          onClick={() => format.act(editor)}
        />
      ))}
      {children}
    </div>
  );
}

function LinkButton({ editor, size, onPress }: { editor: Editor; size: 28 | 40; onPress: () => void }) {
  const isOn = useEditorState({ editor, selector: ({ editor: one }) => one.isActive('link') });
  return <IconButton size={size} icon={Link2} label="Link" keyCap="Ctrl Shift K" pressed={isOn} onClick={onPress} />;
}
