// A page to read and to write. It is read without an editor: its text stands there at once, and a press or Enter begins to
// write where was pressed. Once somebody writes it stays so: an editor must not vanish under the caret.
import type { Editor } from '@tiptap/core';
import {
  lazy,
  type MouseEvent,
  type RefObject,
  Suspense,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { type Chips, ChipsContext, wordsOnly } from './chips.tsx';
import { openPageDoc, type Page, type PageDoc } from './page-doc.ts';
import styles from './page-editor.module.css';
import { PageText } from './page-text.tsx';
import { pictureNames, type Pictures, PicturesContext } from './pictures.tsx';
import { type Ahead, nothingAhead, putAhead, TypingAhead } from './typing-ahead.tsx';
import type { Start, WritingProps } from './rich-editor.tsx';

const load = () => import('./rich-editor.tsx');
const RichEditor = lazy(() => load().then((module) => ({ default: module.RichEditor })));

export interface PageEditorProps extends WritingProps {
  /** Opens the page; called once for as long as the editor is mounted. Null: it is not on this device any more. */
  readonly open: () => Promise<Page | null>;
  /** How mentions are drawn and found; left out, a mention is its word. */
  readonly chips?: Chips | undefined;
  /** How pictures are drawn and brought; left out, one is what is said of it. */
  readonly pictures?: Pictures | undefined;
  /** True: the editor is there from the beginning. */
  readonly writes?: boolean | undefined;
}

/** Nothing is drawn until the page is read from the device: a few milliseconds, and no text that would be replaced. */
export function PageEditor(props: PageEditorProps) {
  const { open, chips = wordsOnly, pictures = pictureNames, writes = false, ...rest } = props;
  const page = usePage(open);
  const look = useLook(page);
  const [start, setStart] = useState<Start | undefined>(writes ? null : undefined);
  if (!page || !look) return <div className={styles.text} />;
  return (
    <ChipsContext value={chips}>
      <PicturesContext value={pictures}>
        <Shown page={page} look={look} start={start} onStart={setStart} {...rest} />
      </PicturesContext>
    </ChipsContext>
  );
}

function usePage(open: PageEditorProps['open']): PageDoc | undefined {
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
  return page;
}

type Look = 'empty' | 'foreign' | 'text';
function useLook(page: PageDoc | undefined): Look | undefined {
  const [look, setLook] = useState<Look>();
  useEffect(() => {
    if (!page) return undefined;
    const read = () => setLook(page.isForeign() ? 'foreign' : page.isEmpty() ? 'empty' : 'text');
    read();
    return page.onChange(read);
  }, [page]);
  return look;
}

interface ShownProps extends WritingProps {
  readonly page: PageDoc;
  readonly look: Look;
  readonly start: Start | undefined;
  readonly onStart: (start: Start) => void;
}

function Shown(props: ShownProps) {
  const { page, look, label } = props;
  if (look === 'foreign') return <ReadOnly page={page} label={label} note={newer} />;
  return page.mayWrite ? <Writable {...props} /> : <ReadOnly page={page} label={label} note={notYours} />;
}

function Writable({ page, look, start, onStart, ...rest }: ShownProps) {
  const [wasBound, setBound] = useState(false);
  const ahead = useAhead(() => {
    onStart(null);
    rest.onLeave();
  });
  const isBound = start !== undefined && (wasBound || look === 'text');
  if (isBound && !wasBound) setBound(true);
  const begin = () => {
    page.begin();
    onStart('end');
  };
  if (look === 'empty' && !isBound) return <Empty {...rest} onBegin={begin} />;
  const reading = <Reading page={page} label={rest.label} onStart={onStart} />;
  if (!isBound) return reading;
  return (
    <>
      <Suspense fallback={reading}>
        <RichEditor page={page} start={start} {...rest} onBegun={ahead.take} />
      </Suspense>
      {start !== null && ahead.field}
    </>
  );
}

/** What is typed before the editor has the focus, and the field that takes it. */
function useAhead(onLeave: () => void) {
  const ahead = useRef(nothingAhead);
  const [isOver, setOver] = useState(false);
  const type = (typed: Partial<Ahead>) => {
    ahead.current = { ...ahead.current, ...typed };
  };
  const leave = () => {
    type(nothingAhead);
    setOver(true);
    onLeave();
  };
  const take = (editor: Editor) => {
    putAhead(editor, ahead.current);
    setOver(true);
  };
  return { take, field: isOver ? null : <TypingAhead onType={type} onLeave={leave} /> };
}

/** An empty page holds no paragraph: one is made when somebody means to write, not by looking at it. */
function Empty({
  label,
  placeholder,
  onBegin,
}: Pick<WritingProps, 'label' | 'placeholder'> & { readonly onBegin: () => void }) {
  return (
    <button
      type="button"
      className={styles.empty}
      title={`${label}: press to write`}
      onPointerEnter={() => void load()}
      onClick={onBegin}
    >
      {placeholder}
    </button>
  );
}

const useNodes = (page: PageDoc) => useSyncExternalStore(page.onChange, page.nodes);

interface ReadingProps {
  readonly page: PageDoc;
  readonly label: string;
  readonly onStart: (start: Start) => void;
}

/** What stands in the text and does something by itself is pressed for that. */
const does = 'a, button, input, label, [data-person-card]';

/** Where somebody's caret stands it is to be seen, and only an editor draws it: it comes, without taking focus. */
function useCompany({ awareness }: PageDoc, onStart: ReadingProps['onStart']): void {
  useEffect(() => {
    const look = () => {
      const others = [...awareness.getStates()].filter(([client]) => client !== awareness.clientID);
      if (others.some(([, state]) => state['cursor'] != null)) onStart(null);
    };
    look();
    awareness.on('change', look);
    return () => awareness.off('change', look);
  }, [awareness, onStart]);
}

function Reading({ page, label, onStart }: ReadingProps) {
  const nodes = useNodes(page);
  useCompany(page, onStart);
  const field = useRef<HTMLDivElement>(null);
  const handlePress = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest(does) !== null) return;
    if (isChosenIn(field)) return;
    onStart({ left: event.clientX, top: event.clientY });
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Enter does what a press does
    <div
      ref={field}
      role="group"
      aria-label={label}
      aria-description="Press Enter to write"
      data-begins-writing
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it is where writing begins
      tabIndex={0}
      className={styles.text}
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      onClick={handlePress}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.target !== field.current) return;
        event.preventDefault();
        onStart('end');
      }}
    >
      <PageText nodes={nodes} onTick={page.tick} />
    </div>
  );
}

/** Words that were chosen to be copied are not a press. */
function isChosenIn(field: RefObject<HTMLElement | null>): boolean {
  const chosen = document.getSelection();
  return chosen !== null && !chosen.isCollapsed && field.current?.contains(chosen.anchorNode) === true;
}

/** Written with a newer version: shown as it can be read, so that this one takes nothing out of it. */
const newer = 'Written with a newer version of Baton. Reload to edit it.';
const notYours = 'You may read this text, not change it.';
const nothing = 'Nothing is written here yet.';

function ReadOnly({ page, label, note }: { page: PageDoc; label: string; note: string }) {
  const nodes = useNodes(page);
  return (
    <div role="group" aria-label={label}>
      <p className={styles.note}>{note}</p>
      <div className={styles.text}>{nodes.length === 0 ? <p>{nothing}</p> : <PageText nodes={nodes} />}</div>
    </div>
  );
}
