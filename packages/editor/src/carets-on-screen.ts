// Others' carets and selections in the text. They are drawn by class and person (no style of their own: the content
// policy forbids it) and are nothing that a screen reader reads or that is copied: the name is drawn, not written.
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { yCursorPlugin } from '@tiptap/y-tiptap';
import type { Awareness } from 'y-protocols/awareness';
import styles from './carets.module.css';

export interface CaretFace {
  readonly name: string;
  /** 1 to 8: the pair of colours that the person has everywhere. */
  readonly hue: number;
}
export type FaceOf = (person: string) => CaretFace;
interface User {
  /** The person's id (caret-updates.ts). */
  readonly name: string;
}
interface Change {
  readonly updated: readonly number[];
  readonly removed: readonly number[];
}

/** Others' carets in one editor. */
export interface CaretsOnScreen {
  readonly extension: Extension;
  /** How people are drawn from now on, also those who are here. */
  drawBy(faceOf: FaceOf): void;
}

export function caretsOnScreen(awareness: Awareness): CaretsOnScreen {
  const carets = new Map<number, HTMLElement>();
  let faceOf: FaceOf = () => ({ name: '', hue: 1 });
  const faceAt = (client: number): CaretFace => {
    const user = awareness.getStates().get(client)?.['user'] as User | undefined;
    return faceOf(user?.name ?? '');
  };
  const cursorBuilder = (_: User, client: number): HTMLElement => {
    const caret = document.createElement('span');
    caret.className = styles['caret'] ?? '';
    caret.setAttribute('aria-hidden', 'true');
    dress(caret, faceAt(client));
    carets.set(client, caret);
    return caret;
  };
  const selectionBuilder = ({ name }: User) => ({
    class: styles['selection'] ?? '',
    'data-person': String(faceOf(name).hue),
  });
  const follow = ({ updated, removed }: Change): void => {
    for (const client of removed) carets.delete(client);
    // The editor moves the same element about; another animation of the same kind begins the name's two seconds anew.
    for (const client of updated) carets.get(client)?.toggleAttribute('data-again');
  };
  const following = new Plugin({
    view() {
      awareness.on('change', follow);
      return { destroy: () => awareness.off('change', follow) };
    },
  });
  return {
    drawBy(faces) {
      faceOf = faces;
      for (const [client, caret] of carets) dress(caret, faceAt(client));
    },
    extension: Extension.create({
      name: 'carets',
      // After the binding (1000), whose state the cursor plugin reads.
      priority: 999,
      addProseMirrorPlugins: () => [yCursorPlugin(awareness, { cursorBuilder, selectionBuilder }) as Plugin, following],
    }),
  };
}

function dress(caret: HTMLElement, { name, hue }: CaretFace): void {
  caret.dataset['name'] = name;
  caret.dataset['person'] = String(hue);
}
