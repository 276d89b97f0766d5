// What comes in and goes out by the clipboard. HTML comes in through the grammar alone; plain text that is plainly
// Markdown as what it says; a copied passage says itself as Markdown to who takes plain text.
import { type Editor, Extension } from '@tiptap/core';
import type { Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import type { Found } from './chips.tsx';
import type { Latest } from './latest.ts';
import { safeHref } from './safe-link.ts';

const noPictures = 'Pictures in the text come with files.';

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
}

const isPicture = (file: File): boolean => file.type.startsWith('image/');
export const taskContent = ({ id, label }: Pick<Found, 'id' | 'label'>) => ({
  type: 'taskMention',
  attrs: { id, label },
});

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
  if (html === '' && text === '') {
    if (![...data.files].some(isPicture)) return false;
    doors.say(noPictures);
    return true;
  }
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

export const clipboard = (doors: Latest<PasteDoors>) =>
  Extension.create({
    name: 'clipboard',
    addProseMirrorPlugins() {
      const { editor } = this;
      return [
        new Plugin({
          props: {
            handlePaste: (_, event) => handlePaste(editor, event.clipboardData, doors.current),
            handleDrop: (_, event) => {
              if (![...(event.dataTransfer?.files ?? [])].some(isPicture)) return false;
              event.preventDefault();
              doors.current.say(noPictures);
              return true;
            },
            clipboardTextSerializer: (slice) => copiedText(editor, slice),
          },
        }),
      ];
    },
  });
