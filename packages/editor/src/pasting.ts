// What comes in and goes out by the clipboard. HTML comes in through the grammar alone; plain text that is plainly
// Markdown as what it says; a copied passage says itself as Markdown to who takes plain text.
import { type Picture, pictureIn } from '@baton/model/file/picture';
import { type Editor, Extension } from '@tiptap/core';
import type { Slice } from '@tiptap/pm/model';
import { Plugin, Selection } from '@tiptap/pm/state';
import type { Found } from './chips.tsx';
import type { Latest } from './latest.ts';
import { putPictures } from './picture-node.tsx';
import type { Pictures } from './pictures.tsx';
import { safeHref } from './safe-link.ts';

const noFiles = 'No files can be brought into this text.';
const notAlong = 'The pictures in it did not come along. Copy each by itself, or drop its file here.';

const marksOfMarkdown = [
  /^#{1,3} \S/mu,
  /^\s*[-*+] \S/mu,
  /^\s*\d{1,3}\. \S/mu,
  /^> \S/mu,
  /^```/mu,
  /^\|.+\|\s*$/mu,
  /\*\*\S(?:[^*\n]*\S)?\*\*/u,
  /\[[^\]\n]+\]\([^)\s]+\)/u,
  /`[^`\n]+`/u,
];
const looksLikeMarkdown = (text: string): boolean => marksOfMarkdown.some((mark) => mark.test(text));

export interface PasteDoors {
  readonly taskAt: (text: string) => Promise<Found | null>;
  readonly say: (words: string) => void;
  readonly pictures: Pictures;
}

export const taskContent = ({ id, label }: Pick<Found, 'id' | 'label'>) => ({
  type: 'taskMention',
  attrs: { id, label },
});

/** Pictures go where the caret stands by the time that they are kept here. */
function bringFiles(editor: Editor, files: readonly File[], { pictures, say }: PasteDoors): void {
  if (pictures.bring === null) return say(noFiles);
  pictures.bring(files, (kept) => putPictures(editor, kept));
}

/** An address on a selection links it; the address of a task here becomes its chip, if it leads to one that is read here. */
function pasteAddress(editor: Editor, text: string, { taskAt }: PasteDoors): boolean {
  const href = safeHref(text.trim());
  if (href === null) return false;
  const { from, empty } = editor.state.selection;
  if (!empty) return editor.chain().setMark('link', { href }).run();
  editor
    .chain()
    .insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] })
    .unsetMark('link')
    .run();
  void taskAt(href).then((task) => task !== null && replaceText(editor, { from, text: href }, task));
  return true;
}

/** Only where the text still stands as it stood. */
export function replaceText(editor: Editor, { from, text }: { from: number; text: string }, task: Found): void {
  const { doc } = editor.state;
  const to = from + text.length;
  if (editor.isDestroyed || to > doc.content.size || doc.textBetween(from, to) !== text) return;
  editor.chain().insertContentAt({ from, to }, taskContent(task), { updateSelection: false }).run();
}

/** Tags in Markdown are words here, but in code, where they are words already: HTML comes in by its own door alone. */
const withoutTags = (text: string): string =>
  text
    .split(/(```[\s\S]*?(?:```|$)|`[^`\n]*`)/u)
    .map((part, at) => (at % 2 === 1 ? part : part.replaceAll(/<(?=[a-z!/?])(?!https?:|mailto:)/giu, '&lt;')))
    .join('');

function pasteMarkdown(editor: Editor, text: string): boolean {
  const content = editor.markdown?.parse(withoutTags(text)).content ?? [];
  return content.length > 0 && isOfTheSchema(editor, content) && editor.commands.insertContent(content);
}

/** What the parser made of somebody's text: a door, so that what does not fit is pasted as its lines. */
function isOfTheSchema({ schema }: Editor, content: readonly object[]): boolean {
  try {
    schema.nodeFromJSON({ type: 'doc', content }).check();
    return true;
  } catch {
    return false;
  }
}

function handlePaste(editor: Editor, data: DataTransfer | null, doors: PasteDoors): boolean {
  if (data === null) return false;
  const html = data.getData('text/html');
  const text = data.getData('text/plain');
  // A copied picture is its bytes and an address of it elsewhere, which is not followed; copied cells are words and a picture.
  if (data.files.length > 0 && text.trim() === '') {
    bringFiles(editor, [...data.files], doors);
    return true;
  }
  if (/<img\s/iu.test(html)) doors.say(notAlong);
  if (editor.isActive('codeBlock')) return false;
  if (/^\s*\S+\s*$/u.test(text) && pasteAddress(editor, text, doors)) return true;
  return html === '' && looksLikeMarkdown(text) && pasteMarkdown(editor, text);
}

/** Of one line the words alone; of more, Markdown. */
function copiedText(editor: Editor, { content, openStart }: Slice): string {
  const [only] = content.childCount === 1 ? [content.firstChild] : [null];
  const isOfALine = content.childCount > 0 && content.content.every((node) => node.isInline);
  if (isOfALine || (only?.isTextblock === true && openStart > 0))
    return content.textBetween(0, content.size, '\n', (leaf) => leafText(leaf.type.name, leaf.attrs['label']));
  return editor.markdown?.serialize({ type: 'doc', content: content.toJSON() as never }) ?? '';
}
const wordIn = (label: unknown): string => (typeof label === 'string' ? label : '');
const leafText = (name: string, label: unknown): string =>
  name === 'hardBreak' ? '\n' : name === 'personMention' ? `@${wordIn(label)}` : wordIn(label);

function picturesOf({ content }: Slice): readonly Picture[] {
  const found: Picture[] = [];
  content.descendants((node) => {
    const picture = node.type.name === 'picture' ? pictureIn(node.attrs) : null;
    if (picture !== null) found.push(picture);
  });
  return found;
}

export const clipboard = (doors: Latest<PasteDoors>) =>
  Extension.create({
    name: 'clipboard',
    addProseMirrorPlugins() {
      const { editor } = this;
      return [
        new Plugin({
          props: {
            handlePaste: (_, event) => handlePaste(editor, event.clipboardData, doors.current),
            handleDrop: (view, event) => {
              const files = [...(event.dataTransfer?.files ?? [])];
              // What is dragged from one place of the text to another is no file.
              if (files.length === 0 || view.dragging !== null) return false;
              event.preventDefault();
              const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
              if (at) view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(at.pos))));
              bringFiles(editor, files, doors.current);
              return true;
            },
            transformPasted: (slice) => {
              const came = picturesOf(slice);
              if (came.length > 0) doors.current.pictures.again(came);
              return slice;
            },
            clipboardTextSerializer: (slice) => copiedText(editor, slice),
          },
        }),
      ];
    },
  });
