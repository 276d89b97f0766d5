// What is being asked for while typing: `/` something for this place, `@` a person, `#` a task. It opens by typing alone,
// never by moving the caret, and what Escape has put away stays away.
import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import type { Latest } from './latest.ts';
import { isReceived } from './table-nodes.ts';

export type Sign = '/' | '@' | '#';
export interface Asked {
  readonly sign: Sign;
  readonly typed: string;
  /** Of the sign, and of the caret. */
  readonly from: number;
  readonly to: number;
}
interface Asking {
  readonly asked: Asked | null;
  readonly putAway: number | null;
}
/** True: the menu did something with it. */
export type KeyTaker = (key: string) => boolean;

const key = new PluginKey<Asking>('asking');
const pattern = /(?:^|[\s(￼])([/@#])([^\s/@#￼][^/@#￼\n]{0,39}|)$/u;

function askedAt({ selection, schema }: EditorState): Asked | null {
  const { $from, empty } = selection;
  if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code === true) return null;
  if ($from.marks().some(({ type }) => type === schema.marks['code'])) return null;
  const before = $from.parent.textBetween(Math.max(0, $from.parentOffset - 60), $from.parentOffset, undefined, '￼');
  const [, sign, typed] = pattern.exec(before) ?? [];
  if (sign === undefined || typed === undefined) return null;
  return { sign: sign as Sign, typed, from: $from.pos - typed.length - 1, to: $from.pos };
}

const nothing: Asking = { asked: null, putAway: null };

/** Whether what was there stands now at this place. */
const isAt = (tr: Transaction, before: number | undefined | null, from: number): boolean =>
  before != null && tr.mapping.map(before) === from;

function next(tr: Transaction, before: Asking, state: EditorState): Asking {
  const asked = askedAt(state);
  if (asked === null) return nothing;
  if (tr.getMeta(key) === 'away' || isAt(tr, before.putAway, asked.from)) return { asked: null, putAway: asked.from };
  const goesOn = isAt(tr, before.asked?.from, asked.from);
  return goesOn || (tr.docChanged && !isReceived(tr)) ? { asked, putAway: null } : nothing;
}

export const askedIn = (state: EditorState): Asked | null => key.getState(state)?.asked ?? null;
export const putAway = (tr: Transaction): Transaction => tr.setMeta(key, 'away');

/** @param taker who takes the keys of an open menu. */
export const asking = (taker: Latest<KeyTaker | null>) =>
  Extension.create({
    name: 'asking',
    // Before the keys of lists and of the place round the editor.
    priority: 1_100,
    addProseMirrorPlugins: () => [
      new Plugin<Asking>({
        key,
        state: {
          init: () => ({ asked: null, putAway: null }),
          apply: (...[tr, before, , state]) => next(tr, before, state),
        },
        props: {
          handleKeyDown: (view, event) =>
            askedIn(view.state) !== null && !event.isComposing && taker.current?.(event.key) === true,
          handleDOMEvents: {
            blur: (view) => {
              if (askedIn(view.state) !== null) view.dispatch(putAway(view.state.tr));
              return false;
            },
          },
        },
      }),
    ],
  });
