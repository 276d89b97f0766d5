// Where a link leads: typed, changed, or taken away by leaving nothing.
import type { Editor } from '@tiptap/core';
import { Button } from '@baton/ui/button';
import { type KeyboardEvent, useId, useState } from 'react';
import styles from './format-bar.module.css';
import { hrefTyped } from './safe-link.ts';

export function LinkField({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const [typed, setTyped] = useState(() => String(editor.getAttributes('link')['href'] ?? ''));
  const [isRefused, setRefused] = useState(false);
  const why = useId();
  const done = () => {
    onDone();
    editor.commands.focus();
  };
  const keep = () => {
    const chain = editor.chain().extendMarkRange('link');
    if (typed.trim() === '') {
      chain.unsetMark('link').run();
      return done();
    }
    const href = hrefTyped(typed);
    if (href === null) return setRefused(true);
    if (editor.state.selection.empty && !editor.isActive('link'))
      editor.commands.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] });
    else chain.setMark('link', { href }).run();
    return done();
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') keep();
    else done();
  };
  return (
    <div className={styles.link}>
      <input
        className={styles.address}
        aria-label="Address"
        aria-describedby={isRefused ? why : undefined}
        aria-invalid={isRefused}
        placeholder="Address of a page"
        value={typed}
        // It was asked for just now, by a key or a press.
        ref={(field) => field?.focus()}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setRefused(false);
        }}
        onKeyDown={handleKey}
      />
      <Button size={24} onClick={keep}>
        Keep
      </Button>
      {isRefused && (
        <p id={why} role="alert" className={styles.refused}>
          A link leads to an address of the web or a mailbox.
        </p>
      )}
    </div>
  );
}
