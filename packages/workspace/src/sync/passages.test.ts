import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { lostPassages } from '@baton/replica/pages/lost-passages';
import { pageOf, pageRoot } from '@baton/replica/layout';
import { paragraphsOf } from '@baton/replica/pages/page';
import type { PageLink, Workspace } from '../contract.ts';
import { openScene, type Scene } from '../test/scene.ts';
import { watchSync } from '../test/syncing.ts';
import { addNamed, during } from '../test/watching.ts';
import { openHere } from '../pages/writing.ts';

/** A page as an editor holds it: what is done to it is written, what others do comes in. */
interface Editor {
  readonly doc: Y.Doc;
  readonly link: PageLink;
  /** Resolves when it is saved. */
  edit(act: (content: Y.XmlFragment) => void): Promise<void>;
}
async function openEditor(scene: Scene, workspace: Workspace, page: string): Promise<Editor> {
  const link = await during(scene, openHere(workspace, page));
  const doc = new Y.Doc();
  for (const bytes of link.bytes) Y.applyUpdate(doc, bytes);
  doc.clientID = link.client;
  link.onUpdate((update) => Y.applyUpdate(doc, update));
  return {
    doc,
    link,
    async edit(act) {
      const updates: Uint8Array[] = [];
      const keep = (update: Uint8Array): void => void updates.push(update);
      doc.on('update', keep);
      doc.transact(() => act(doc.getXmlFragment(pageRoot)));
      doc.off('update', keep);
      await during(scene, Promise.all(updates.map((update) => link.write(update))));
    },
  };
}
const paragraph = (text: string): Y.XmlElement => {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(text)]);
  return element;
};
const textAt = (content: Y.XmlFragment, at: number): Y.XmlText => (content.get(at) as Y.XmlElement).get(0) as Y.XmlText;

async function twoEditors() {
  const scene = await openScene();
  const bo = await scene.join();
  const [annAt, boAt] = [await scene.open(scene.ann), await scene.open(bo)];
  const project = await addNamed(scene, annAt.workspace, 'Spring');
  const page = pageOf(scene.space, project);
  const annEdits = await openEditor(scene, annAt.workspace, page);
  await annEdits.edit((content) => content.insert(0, [paragraph('Film'), paragraph('Stills')]));
  await scene.time.pass(500);
  const boEdits = await openEditor(scene, boAt.workspace, page);
  return { scene, annAt, boAt, annEdits, boEdits, page, project };
}
const comeBack = async ({ relay, ann, time }: Scene): Promise<void> => {
  relay.away.delete(ann.device);
  await time.pass(120_000);
};

test('[W116] words typed in a passage that somebody deletes meanwhile are told, with their text, until they are put away', async () => {
  const { scene, annAt, boAt, annEdits, boEdits, page, project } = await twoEditors();
  scene.relay.part(scene.ann.device);
  await annEdits.edit((content) => textAt(content, 0).insert(4, ' of sixty seconds 🎬'));
  await annEdits.edit((content) => textAt(content, 1).insert(6, ' too'));
  await boEdits.edit((content) => content.delete(0, 1));
  await comeBack(scene);
  // The trap itself: on every screen the words are nowhere.
  for (const { doc } of [annEdits, boEdits]) expect(paragraphsOf([Y.encodeStateAsUpdate(doc)])).toEqual(['Stills too']);
  const sync = watchSync(annAt.workspace);
  const passages = sync.last().away?.deletedPassages ?? [];
  expect(passages).toMatchObject([
    { doc: page, record: project, text: ' of sixty seconds 🎬', at: expect.any(Number) },
  ]);
  expect(watchSync(boAt.workspace).last().away?.deletedPassages ?? []).toEqual([]);
  // Closing the rest does not lose them, and neither does a crash.
  await during(scene, annAt.workspace.closeAway());
  scene.ann.memory.crash();
  const again = await scene.open(scene.ann);
  const kept = watchSync(again.workspace);
  expect(kept.last().away?.deletedPassages).toEqual(passages);
  await during(scene, again.workspace.dismissPassage(passages[0]?.id ?? ''));
  await scene.time.pass(200);
  expect(kept.last().away).toBeNull();
});

test('[W116] words that one deleted oneself, and words that are still there, are not told', async () => {
  const { scene, annAt, annEdits, boEdits } = await twoEditors();
  scene.relay.part(scene.ann.device);
  await annEdits.edit((content) => textAt(content, 0).insert(4, ' of sixty seconds'));
  await annEdits.edit((content) => textAt(content, 0).delete(4, 17));
  await annEdits.edit((content) => textAt(content, 1).insert(0, 'Colour '));
  // Deleting the characters around it leaves what was typed between them.
  await boEdits.edit((content) => textAt(content, 1).delete(0, 6));
  await comeBack(scene);
  expect(paragraphsOf([Y.encodeStateAsUpdate(annEdits.doc)])).toEqual(['Film', 'Colour ']);
  expect(annAt.engine.core.held.passages.size).toBe(0);
});

test('[W116] neighbouring keystrokes are one passage; two places are two', () => {
  const base = new Y.Doc();
  base.clientID = 1;
  base.getXmlFragment(pageRoot).insert(0, [paragraph('One'), paragraph('Two')]);
  const before = Y.encodeStateAsUpdate(base);
  const [own, other] = [new Y.Doc(), new Y.Doc()];
  for (const doc of [own, other]) Y.applyUpdate(doc, before);
  own.clientID = 2;
  other.clientID = 3;
  const typed: Uint8Array[] = [];
  own.on('update', (update: Uint8Array) => void typed.push(update));
  for (const [at, char] of ['a', 'b', 'c'].entries()) textAt(own.getXmlFragment(pageRoot), 0).insert(3 + at, char);
  textAt(own.getXmlFragment(pageRoot), 1).insert(0, 'x');
  other.getXmlFragment(pageRoot).delete(0, 2);
  const all = [before, Y.encodeStateAsUpdate(other), ...typed];
  expect(lostPassages(all, typed).map(({ text }) => text)).toEqual(['abc', 'x']);
  expect(lostPassages([before, ...typed], typed)).toEqual([]);
});
