import { pageOf } from '@baton/replica/layout';
import { paragraphsOf } from '@baton/replica/pages/page';
import { expect, test } from 'vitest';
import { addOne, aPageElsewhere, type Two } from '../test/page-elsewhere.ts';
import { addNamed, during } from '../test/watching.ts';
import { copyPage, openHere } from './writing.ts';

/** Bo's task, into which the text of Ann's is to be copied. */
async function copying(): Promise<Two & { readonly to: string }> {
  const two = await aPageElsewhere();
  const { scene, bo } = two;
  const project = await addNamed(scene, bo.workspace, 'Summer');
  const to = pageOf(scene.space, await addOne(scene, bo, project));
  return { ...two, to };
}

test('[W521] a text that only the relay has is fetched and copied; the copy is a text of its own, also for others', async () => {
  const { scene, ann, bo, page, to } = await copying();
  expect(await during(scene, copyPage(bo.workspace, { from: page, to }), 300)).toBe(true);
  await scene.time.pass(6_000);
  const read = async (doc: string) => paragraphsOf((await during(scene, openHere(ann.workspace, doc), 300)).bytes);
  expect([await read(page), await read(to)]).toEqual([['Wool'], ['Wool']]);
  // Done twice it stands there once.
  expect(await during(scene, copyPage(bo.workspace, { from: page, to }), 300)).toBe(true);
  await scene.time.pass(6_000);
  expect(await read(to)).toEqual(['Wool']);
});

test('[W521] one that cannot be had now is not copied, and nothing is written', async () => {
  const { scene, bo, page, to } = await copying();
  scene.relay.stop();
  await scene.time.pass(1_000);
  expect(await during(scene, copyPage(bo.workspace, { from: page, to }), 2_000)).toBe(false);
  expect(paragraphsOf((await during(scene, openHere(bo.workspace, to), 300)).bytes)).toEqual([]);
});

test('[W521] without the relay what is here is copied here, and reaches the others later', async () => {
  const { scene, ann, bo, page, to } = await copying();
  await during(scene, openHere(bo.workspace, page), 300);
  scene.relay.stop();
  await scene.time.pass(1_000);
  expect(await during(scene, copyPage(bo.workspace, { from: page, to }), 2_000)).toBe(true);
  scene.relay.up = true;
  await scene.time.pass(60_000);
  expect(paragraphsOf((await during(scene, openHere(ann.workspace, to), 300)).bytes)).toEqual(['Wool']);
});
