// The menu under what is being asked for. The caret stays in the text: arrows go through the list, Enter or Tab takes,
// Escape puts away, and typing on narrows it down.
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { usePortalRoot } from '@baton/ui/portal-root';
import { Icon } from '@baton/ui/icon';
import { type ReactNode, use, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { askedIn, type Asked, type KeyTaker, putAway } from './asking.ts';
import styles from './ask-menu.module.css';
import { ChipsContext, type Found, wordsOnly } from './chips.tsx';
import { insertionsFor } from './insertions.ts';
import type { Box } from './latest.ts';
import { taskContent } from './pasting.ts';
import { PicturesContext } from './pictures.tsx';
import { boxAt, spotBeside, useBox } from './spot.ts';

interface Choice {
  readonly id: string;
  readonly title: string;
  readonly before?: ReactNode;
  readonly end?: string | undefined;
  readonly take: () => void;
}
interface Part {
  readonly editor: Editor;
  readonly asked: Asked;
  readonly taker: Box<KeyTaker | null>;
}

interface AskMenuProps extends Omit<Part, 'asked'> {
  /** False: `/` is a sign like any other here. */
  readonly insertions?: boolean;
}

export function AskMenu({ editor, taker, insertions = true }: AskMenuProps) {
  const asked = useEditorState({ editor, selector: ({ editor: { state } }) => askedIn(state) });
  if (asked === null) return null;
  const part = { editor, asked, taker };
  if (asked.sign === '/') return insertions ? <Insertions {...part} /> : null;
  return asked.sign === '@' ? <People {...part} /> : <Tasks {...part} />;
}

/** Where nobody is found there is nothing to offer. */
const mentions = new Set(['person', 'task']);

function Insertions(part: Part) {
  const { editor, asked } = part;
  const isAlone = use(ChipsContext) === wordsOnly;
  const pictures = use(PicturesContext);
  const isOffered = (id: string) => !(isAlone && mentions.has(id)) && (id !== 'picture' || pictures.pick !== undefined);
  const offered = insertionsFor(asked.typed).filter(({ id }) => isOffered(id));
  const choices = offered.map(({ id, name, icon, typed, insert }) => ({
    id,
    title: name,
    before: <Icon icon={icon} size={16} />,
    end: typed,
    take: () => {
      editor.chain().focus().deleteRange({ from: asked.from, to: asked.to }).run();
      insert(editor, pictures);
    },
  }));
  return <Choices {...part} label="Insert" choices={choices} />;
}

const taking =
  ({ editor, asked }: Part, content: (one: Found) => object) =>
  (one: Found): Choice => ({
    ...one,
    take: () =>
      editor
        .chain()
        .focus()
        .insertContentAt({ from: asked.from, to: asked.to }, [content(one), { type: 'text', text: ' ' }])
        .run(),
  });

const personContent = ({ id, label }: Found) => ({ type: 'personMention', attrs: { id, label } });

function People(part: Part) {
  const { People: Find } = use(ChipsContext);
  return (
    <Find typed={part.asked.typed}>
      {(found) => <Choices {...part} label="People" choices={found.map(taking(part, personContent))} />}
    </Find>
  );
}
function Tasks(part: Part) {
  const { Tasks: Find } = use(ChipsContext);
  return (
    <Find typed={part.asked.typed}>
      {(found) => <Choices {...part} label="Tasks" choices={found.map(taking(part, taskContent))} />}
    </Find>
  );
}

interface ChoicesProps extends Part {
  readonly label: string;
  readonly choices: readonly Choice[];
}

function Choices({ editor, asked, taker, label, choices }: ChoicesProps) {
  const id = useId();
  const [place, setPlace] = useState({ typed: asked.typed, at: 0 });
  const at = place.typed === asked.typed ? Math.min(place.at, choices.length - 1) : 0;
  const go = (to: number) => setPlace({ typed: asked.typed, at: (to + choices.length) % choices.length });
  const leave = () => editor.view.dispatch(putAway(editor.state.tr));
  useLayoutEffect(() => {
    taker.set(choices.length === 0 ? null : keysOf({ go, at, choices, leave }));
    return () => taker.set(null);
  });
  useEffect(() => tellReader(editor, id, choices[at] ? `${id}${choices[at].id}` : null), [editor, id, choices, at]);
  const box = useBox(editor, () => boxAt(editor, asked.from), asked.from);
  const container = usePortalRoot();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView?.({ block: 'nearest' });
  }, [at]);
  if (choices.length === 0) return null;
  const spot = spotBeside(box ?? { left: 0, top: 0, bottom: 0 }, {
    width: 280,
    height: Math.min(320, choices.length * 32 + 8),
  });
  return createPortal(
    <div ref={list} id={id} role="listbox" aria-label={label} className={styles.menu} style={spot}>
      {choices.map((choice, place_) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the text has the keys
        <div
          key={choice.id}
          id={`${id}${choice.id}`}
          role="option"
          tabIndex={-1}
          aria-selected={place_ === at}
          className={styles.row}
          // The caret stays where it is.
          onMouseDown={(event) => event.preventDefault()}
          onMouseMove={() => place_ !== at && go(place_)}
          onClick={choice.take}
        >
          {choice.before}
          <span className={styles.title}>{choice.title}</span>
          {choice.end !== undefined && <span className={styles.end}>{choice.end}</span>}
        </div>
      ))}
    </div>,
    container ?? document.body,
  );
}

interface Keys {
  readonly go: (to: number) => void;
  readonly at: number;
  readonly choices: readonly Choice[];
  readonly leave: () => void;
}
const keysOf = ({ go, at, choices, leave }: Keys): KeyTaker => {
  const acts: Readonly<Record<string, () => void>> = {
    ArrowDown: () => go(at + 1),
    ArrowUp: () => go(at - 1),
    Enter: () => choices[at]?.take(),
    Tab: () => choices[at]?.take(),
    Escape: leave,
  };
  return (key) => {
    acts[key]?.();
    return key in acts;
  };
};

/** The text keeps focus, so it is the text that says what is chosen. */
function tellReader(editor: Editor, list: string, option: string | null) {
  const field = editor.view.dom;
  if (option !== null) {
    field.setAttribute('aria-controls', list);
    field.setAttribute('aria-activedescendant', option);
  }
  return () => {
    field.removeAttribute('aria-controls');
    field.removeAttribute('aria-activedescendant');
  };
}
