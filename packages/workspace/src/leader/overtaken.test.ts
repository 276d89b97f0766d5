// Three tabs: what a leader that is overtaken or killed leaves to the others, and what a tab that goes leaves to it.
import { pageOf } from '@baton/replica/layout';
import { paragraphsOf, paragraphsToUpdate } from '@baton/replica/pages/page';
import { expect, test } from 'vitest';
import type { PageLink } from '../contract.ts';
import type { Engine } from '../engine/engine.ts';
import { FakeBrowser } from '../test/browser.ts';
import { openScene } from '../test/scene.ts';
import { openTab, type Tab } from '../test/tabs.ts';
import { addNamed, during, rename, watchProjects, watchStatus } from '../test/watching.ts';
import { openHere } from '../pages/writing.ts';

async function threeTabs() {
  const scene = await openScene();
  const browser = new FakeBrowser(scene.time);
  const first = await openTab(scene, browser, { seat: 'first' });
  const second = await openTab(scene, browser, { seat: 'second' });
  const third = await openTab(scene, browser, { seat: 'third' });
  const project = await addNamed(scene, first.workspace, 'Spring');
  await scene.time.pass(100);
  return { scene, browser, first, second, third, project };
}

test('[W7] a leader that thaws after it was robbed tells no tab that nothing is saved, and the tabs follow the new one', async () => {
  const { scene, browser, first, second, third, project } = await threeTabs();
  const tabs = [first, second, third];
  third.leadership.setVisible(false);
  const statuses = tabs.map(({ workspace }) => watchStatus(workspace));
  const seen = tabs.map(({ workspace }) => watchProjects(workspace));
  browser.frozen.add('first');
  const writing: Promise<unknown>[] = [];
  // It writes until the very moment in which the lock is taken from it, so that a commit is under way then.
  for (let ms = 0; first.leadership.isLeader(); ms += 1) {
    if (ms % 100 > 90) writing.push(rename(first.workspace, project, `Name ${ms}`));
    await scene.time.pass(1);
  }
  browser.frozen.delete('first');
  await scene.time.pass(5_000);
  expect(tabs.map(({ leadership }) => leadership.isLeader())).toEqual([false, true, false]);
  for (const { all } of statuses) expect(all.filter(({ save }) => save.state === 'unsaved')).toEqual([]);
  expect(statuses.map(({ last }) => last().leader)).toEqual([false, true, false]);
  await Promise.all(writing);
  await during(scene, rename(third.workspace, project, 'From the third'));
  expect(seen.map((sees) => sees.names())).toEqual([['From the third'], ['From the third'], ['From the third']]);
});

const texts = (link: PageLink, more: readonly Uint8Array[]): readonly string[] =>
  paragraphsOf([...link.bytes, ...more]);

test('[W51] a page that is open when the leader dies is written on under the next with the same client id, each update once', async () => {
  const { scene, browser, second, third } = await threeTabs();
  const doc = pageOf(scene.space, 't1');
  const open = (tab: Tab) => during(scene, openHere(tab.workspace, doc));
  const [link, other] = [await open(second), await open(third)];
  const heard: Uint8Array[] = [];
  other.onUpdate((update) => void heard.push(update));
  const first = paragraphsToUpdate(['before'], link.client, link.bytes) ?? new Uint8Array();
  await during(scene, link.write(first));
  browser.kill('first');
  const next = paragraphsToUpdate(['after'], link.client, [...link.bytes, first]) ?? new Uint8Array();
  const writing = link.write(next);
  await scene.time.pass(1_000);
  await writing;
  expect(texts(other, heard)).toEqual(['before', 'after']);
  const pushed = scene.relay.pushes.flatMap(({ envelopes }) => envelopes.filter((one) => one.doc === doc));
  const clocks = [...new Set(pushed.map(({ client, from, to }) => `${client} ${from} ${to}`))];
  expect(clocks).toHaveLength(2);
  expect(new Set(pushed.map(({ client }) => client))).toEqual(new Set([link.client]));
  expect(texts(await open(third), [])).toEqual(['before', 'after']);
});

test('[W41] the page of a tab that is killed is closed for it: the leader tells it nothing, and its client id is free', async () => {
  const { scene, browser, first, second } = await threeTabs();
  const doc = pageOf(scene.space, 't1');
  const link = await during(scene, openHere(second.workspace, doc));
  const [engine] = first.engines as [Engine];
  expect(engine.core.pages.get(doc)?.size).toBe(1);
  browser.kill('second');
  await scene.time.pass(20);
  expect(engine.core.pages.size).toBe(0);
  expect((await during(scene, openHere(first.workspace, doc))).client).toBe(link.client);
});

test('[W50] a question that two tabs ask is answered on for one when the other is killed', async () => {
  const { scene, browser, first, second, third, project } = await threeTabs();
  const [, sees] = [watchProjects(second.workspace), watchProjects(third.workspace)];
  await scene.time.pass(20);
  browser.kill('second');
  await scene.time.pass(20);
  await during(scene, rename(first.workspace, project, 'Summer'));
  expect(sees.names()).toEqual(['Summer']);
});

test('[W53] a tab that is closed before it leads hands the line on, and one that is closed while opening leads nobody', async () => {
  const scene = await openScene();
  const browser = new FakeBrowser(scene.time);
  const first = await openTab(scene, browser, { seat: 'first' });
  const second = await openTab(scene, browser, { seat: 'second', after: 500 });
  const third = await openTab(scene, browser, { seat: 'third' });
  browser.kill('first');
  await scene.time.pass(100);
  expect([second, third].map(({ leadership }) => leadership.isLeader())).toEqual([false, false]);
  const closing = second.workspace.close();
  await scene.time.pass(2_000);
  await closing;
  expect(second.leadership.isLeader()).toBe(false);
  expect(third.leadership.isLeader()).toBe(true);
  await addNamed(scene, third.workspace, 'Spring');
  expect(watchProjects(third.workspace).names()).toEqual(['Spring']);
  expect(first.ended).toEqual([]);
});

test('[W53] what is asked while nobody leads is answered by whoever leads next, in its order', async () => {
  const { scene, browser, second, third, project } = await threeTabs();
  browser.kill('first');
  const answers = [second, third, second].map(({ workspace }, at) => rename(workspace, project, `Name ${at}`));
  await scene.time.pass(1_000);
  expect(await Promise.all(answers)).toEqual([{ project }, { project }, { project }]);
  const shown = watchProjects(third.workspace);
  await scene.time.pass(20);
  expect(['Name 1', 'Name 2']).toContain(shown.names()[0]);
  const undone = await during(scene, second.workspace.undo());
  expect(undone).toMatchObject({ name: 'renameProject' });
});
