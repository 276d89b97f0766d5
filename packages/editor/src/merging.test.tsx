// What people write in one page apart, with the editor as it is: whatever they did, everybody has the same page after,
// all of it is of the grammar, and opening it writes nothing.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { TextSelection } from '@tiptap/pm/state';
import * as fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { insertTable } from './insertions.ts';
import { isKnown, rootName } from './known-nodes.ts';
import { bytesOf, line, type Writer, writerAt } from './writer.fixture.ts';

const here: Writer[] = [];
afterEach(() => {
  for (const writer of here.splice(0)) writer.end();
  document.body.replaceChildren();
});
function cast(count: number, bytes: readonly Uint8Array[]): Writer[] {
  const writers = Array.from({ length: count }, (_, at) => writerAt(bytes, { client: 2 ** 45 + (at + 1) * 2 ** 20 }));
  here.push(...writers);
  return writers;
}
/** Each hears, in an order of their own, what the others wrote; once more, should a mend have been written meanwhile. */
function meet(writers: readonly Writer[]): void {
  for (let round = 0; round < 3; round += 1) {
    const said = writers.map(({ writes }) => writes.splice(0));
    writers.forEach((writer, at) => {
      for (const [by, updates] of [...said.entries()].reverse())
        if (by !== at) updates.forEach((one) => writer.tell(one));
    });
  }
}
const pages = (writers: readonly Writer[]) => writers.map(({ doc }) => doc.getXmlFragment(rootName).toString());

type Act = (writer: Writer, at: number) => void;
const caretAt = ({ editor }: Writer, at: number) => {
  const { doc, tr } = editor.state;
  const place = TextSelection.near(doc.resolve(at % (doc.content.size + 1)));
  editor.view.dispatch(tr.setSelection(place));
};
const acts: Readonly<Record<string, Act>> = {
  type: ({ editor }) => editor.view.dispatch(editor.state.tr.insertText('word ')),
  split: ({ editor }) => editor.commands.keyboardShortcut('Enter'),
  join: ({ editor }) => editor.commands.keyboardShortcut('Backspace'),
  bullets: ({ editor }) => editor.commands.toggleBulletList(),
  boxes: ({ editor }) => editor.commands.toggleTaskList(),
  tick: ({ editor }) => editor.commands.keyboardShortcut('Mod-Enter'),
  quote: ({ editor }) => editor.commands.toggleBlockquote(),
  code: ({ editor }) => editor.commands.toggleCodeBlock(),
  heading: ({ editor }) => editor.commands.toggleHeading({ level: 2 }),
  table: ({ editor }) => insertTable(editor),
  row: ({ editor }) => editor.commands.addRowAfter(),
  column: ({ editor }) => editor.commands.addColumnAfter(),
  noRow: ({ editor }) => editor.commands.deleteRow(),
  noColumn: ({ editor }) => editor.commands.deleteColumn(),
  tab: ({ editor }) => editor.commands.keyboardShortcut('Tab'),
  bold: ({ editor }, at) => {
    const { doc } = editor.state;
    editor.commands.setTextSelection({
      from: at % doc.content.size,
      to: Math.min(doc.content.size, (at % doc.content.size) + 6),
    });
    editor.commands.toggleBold();
    editor.commands.toggleCode();
  },
  cut: ({ editor }, at) => {
    const { doc } = editor.state;
    editor.commands.deleteRange({
      from: at % doc.content.size,
      to: Math.min(doc.content.size, (at % doc.content.size) + 9),
    });
  },
};
const act = fc.record({ name: fc.constantFrom(...Object.keys(acts)), at: fc.nat(400) });
const perform = (writer: Writer, { name, at }: { name: string; at: number }) => {
  caretAt(writer, at);
  acts[name]?.(writer, at);
};

const start = bytesOf([
  line('One folder for journalists.'),
  {
    name: 'bulletList',
    in: [
      {
        name: 'listItem',
        in: [line('Facts'), line('more facts'), { name: 'bulletList', in: [{ name: 'listItem', in: [line('a')] }] }],
      },
      { name: 'listItem', in: [line('Story')] },
    ],
  },
  {
    name: 'table',
    in: [1, 2].map((row) => ({
      name: 'tableRow',
      in: [1, 2].map((cell) => ({
        name: 'tableCell',
        attrs: { colspan: 1, rowspan: 1 },
        in: [line(`${row}${cell}`), line('x')],
      })),
    })),
  },
]);

test('[Q18] whatever three people do to a page apart, they have one page after, all of the grammar, and receiving it wrote nothing', () => {
  let met = 0;
  fc.assert(
    fc.property(fc.array(fc.array(act, { maxLength: 6 }), { minLength: 3, maxLength: 3 }), (all) => {
      const writers = cast(3, [start]);
      all.forEach((own, at) => {
        const writer = writers[at];
        if (writer) for (const one of own) perform(writer, one);
      });
      const whole = writers.flatMap(({ writes }) => writes).length;
      met += Number(whole > 3);
      meet(writers);
      expect(new Set(pages(writers)).size).toBe(1);
      expect(writers.flatMap(({ writes }) => writes)).toEqual([]);
      for (const { page } of writers) expect(page.isForeign()).toBe(false);
      const [first] = writers;
      const late = writerAt([first?.whole() ?? new Uint8Array()], { client: 2 ** 45 + 9 * 2 ** 20 });
      expect(late.writes).toEqual([]);
      expect(late.doc.getXmlFragment(rootName).toString()).toBe(pages(writers)[0]);
      expect(late.editor.state.doc.toJSON()).toEqual(first?.editor.state.doc.toJSON());
      late.end();
      for (const writer of here.splice(0)) writer.end();
    }),
    { numRuns: 60 },
  );
  expect(met).toBeGreaterThan(20);
});

test('[Q18] what two leave of a list item apart keeps the words below it', () => {
  const [ann, bo] = cast(2, [start]) as [Writer, Writer];
  const item = (doc: Y.Doc) => (doc.getXmlFragment(rootName).get(1) as Y.XmlElement).get(0) as Y.XmlElement;
  // Ann takes away the first line of it, Bo the second: what stays begins with a list.
  ann.doc.transact(() => item(ann.doc).delete(0, 1));
  bo.doc.transact(() => item(bo.doc).delete(1, 1));
  meet([ann, bo]);
  expect(ann.lines()).toEqual([
    'One folder for journalists.',
    'a',
    'Story',
    '11',
    'x',
    '12',
    'x',
    '21',
    'x',
    '22',
    'x',
  ]);
  expect(pages([ann, bo])[0]).toBe(pages([ann, bo])[1]);
  expect(isKnown(ann.doc.getXmlFragment(rootName))).toBe(true);
});

test('[Q33] rows of different length stand as they are when they are received, and are mended by the next own edit', () => {
  const [ann, bo] = cast(2, [start]) as [Writer, Writer];
  const inTable = (writer: Writer) => {
    let at = 0;
    writer.editor.state.doc.descendants((node, place) => {
      if (node.type.name === 'table') at = place;
      return true;
    });
    caretAt(writer, at + 4);
  };
  inTable(ann);
  ann.editor.commands.addColumnAfter();
  inTable(bo);
  bo.editor.commands.addRowAfter();
  meet([ann, bo]);
  const lengths = (writer: Writer) => {
    const table = writer.doc.getXmlFragment(rootName).get(2) as Y.XmlElement;
    const drawn = writer.editor.state.doc.child(2).children.map(({ childCount }) => childCount);
    const kept = table.toArray().map((row) => (row as Y.XmlElement).length);
    expect(drawn).toEqual(kept);
    return kept;
  };
  expect([ann, bo].map(lengths)).toEqual([
    [3, 2, 3],
    [3, 2, 3],
  ]);
  inTable(ann);
  ann.editor.view.dispatch(ann.editor.state.tr.insertText('y'));
  meet([ann, bo]);
  expect([ann, bo].map(lengths)).toEqual([
    [3, 3, 3],
    [3, 3, 3],
  ]);
});

type Patch = readonly [at: number, cut: number, typed: string];
interface Trace {
  readonly txns: readonly { readonly patches: readonly Patch[] }[];
}
const folder = join(import.meta.dirname, '../../../../shared/fixtures/09-editing-traces');
const traced = (name: string) =>
  (JSON.parse(gunzipSync(readFileSync(join(folder, name))).toString()) as Trace).txns.flatMap(({ patches }) => patches);

// They lie beside the repository, not in it.
const hasTraces = existsSync(folder);
test.skipIf(!hasTraces)(
  '[Q36] keystrokes of real people, three at one page and apart: everybody has the same after, and each has all that was typed',
  () => {
    const patches = traced('sveltecomponent.json.gz').slice(0, 900);
    const writers = cast(3, [bytesOf(['ann', 'bo', 'cy'].map((name) => line(`${name}: `)))]);
    const kept = ['', '', ''];
    const own = (writer: Writer, at: number) => {
      let place = 1;
      for (let before = 0; before < at; before += 1) place += writer.editor.state.doc.child(before).nodeSize;
      return place + writer.editor.state.doc.child(at).textContent.indexOf(': ') + 2;
    };
    for (let from = 0; from < patches.length; from += 300) {
      for (const [at, writer] of writers.entries())
        for (const [place, cut, said] of patches.slice(from, from + 300)) {
          const typed = said.replaceAll('\n', '↵');
          const before = kept[at] ?? '';
          const begin = own(writer, at) + place;
          const { tr } = writer.editor.state;
          writer.editor.view.dispatch(
            cut > 0 ? tr.delete(begin, begin + cut).insertText(typed, begin) : tr.insertText(typed, begin),
          );
          kept[at] = before.slice(0, place) + typed + before.slice(place + cut);
        }
      meet(writers);
      expect(new Set(pages(writers)).size).toBe(1);
      expect(writers[0]?.lines()).toEqual(['ann', 'bo', 'cy'].map((name, at) => `${name}: ${kept[at]}`));
    }
    expect((kept[0] ?? '').length).toBeGreaterThan(200);
  },
  60_000,
);
