import { contentHash } from '@baton/ledger/content';
import { contentText } from '@baton/model/decided/content';
import { freezeVersion } from '@baton/model/decided/freeze-command';
import { isRefusal } from '@baton/model/refusal';
import { markdownOf } from '@baton/replica/pages/markdown';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { during, openAt, until, world } from '../test/files-world.ts';
import { fileHash, keepContent, readVersion } from './frozen.ts';

const covered = { title: 'Brief', due: null, estimate: null, tags: [], checklist: [], files: [] };

test('[W550] a frozen version reaches another device by itself, and is read there with the relay gone', async () => {
  const { scene, files, at, task } = await world();
  const text = contentText(covered, 'Wool');
  const frozen = await during(scene, keepContent(at.workspace, text));
  if (isRefusal(frozen)) throw new Error(frozen.kind);
  expect(frozen.hash).toBe(await contentHash(text));
  expect(fileHash(frozen.hash)).toBe(frozen.file.hash);
  await during(scene, at.workspace.run(freezeVersion, { task, ...frozen.file }));
  await until(scene, () => files.kept.has(frozen.file.hash));
  const second = await scene.another();
  const there = await openAt(scene, second, files);
  await until(scene, () => there.stands().some(({ hash, here }) => hash === frozen.file.hash && here));
  scene.relay.part(second.device);
  const { size } = frozen.file;
  const read = await during(scene, readVersion(there.workspace, { hash: frozen.hash, size }));
  expect(read).toMatchObject({ text, content: { title: 'Brief', page: 'Wool' } });
});

test('[W550] bytes that are no version in its one spelling are not shown', async () => {
  const { scene, at } = await world();
  const frozen = await during(scene, keepContent(at.workspace, '{"title":"other"}'));
  if (isRefusal(frozen)) throw new Error(frozen.kind);
  const read = await during(scene, readVersion(at.workspace, { hash: frozen.hash, size: frozen.file.size }));
  expect(read).toMatchObject({ kind: 'not-valid' });
});

function textOf(write: (content: Y.XmlFragment) => void): { doc: Y.Doc; text: string } {
  const doc = new Y.Doc();
  write(doc.getXmlFragment('content'));
  return { doc, text: markdownOf([Y.encodeStateAsUpdate(doc)]) };
}
const element = (name: string, children: (Y.XmlElement | Y.XmlText)[], attrs: Record<string, unknown> = {}) => {
  const node = new Y.XmlElement<Record<string, never>>(name);
  for (const [key, value] of Object.entries(attrs)) node.setAttribute(key, value as never);
  node.insert(0, children);
  return node as unknown as Y.XmlElement;
};
const paragraph = (text: string) => element('paragraph', [new Y.XmlText(text)]);

test('[W551] headings, lists, ticks, tables, code, pictures and chips have one spelling each', () => {
  const { text } = textOf((content) =>
    content.insert(0, [
      element('heading', [new Y.XmlText('Plan')], { level: 2 }),
      element('taskList', [element('taskItem', [paragraph('Brief')], { checked: true })]),
      element('orderedList', [element('listItem', [paragraph('One')]), element('listItem', [paragraph('Two')])]),
      element('table', [element('tableRow', [element('tableCell', [paragraph('Tarn 2')])])]),
      element('codeBlock', [new Y.XmlText('a = 1')], { language: 'js' }),
      element('paragraph', [element('personMention', [], { id: 'u1', label: 'Ines' })]),
      element('horizontalRule', []),
    ]),
  );
  expect(text).toBe(
    '## Plan\n\n- [x] Brief\n\n1. One\n2. Two\n\n| Tarn 2 |\n\n```js\na = 1\n```\n\n[@Ines](u1)\n\n---',
  );
});

test('[W551] the same page has the same text in whatever bytes it came, and a mark or a link is part of it', () => {
  const { doc, text } = textOf((content) => content.insert(0, [paragraph('We sell it')]));
  const again = new Y.Doc();
  Y.applyUpdate(again, Y.encodeStateAsUpdate(doc));
  const word = (again.getXmlFragment('content').get(0) as Y.XmlElement).get(0) as Y.XmlText;
  word.insert(3, 'x');
  word.delete(3, 1);
  expect(markdownOf([Y.encodeStateAsUpdate(doc), Y.encodeStateAsUpdate(again)])).toBe(text);
  word.format(3, 4, { bold: true });
  word.format(8, 2, { link: { href: 'https://a.example' } });
  expect(markdownOf([Y.encodeStateAsUpdate(again)])).toBe('We **sell** [it](https://a.example)');
});
