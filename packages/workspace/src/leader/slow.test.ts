// Opening can take longer than three beats: on a phone, on a loaded machine, with years of work on the disk.
import { expect, test } from 'vitest';
import { FakeBrowser } from '../test/browser.ts';
import { openScene } from '../test/scene.ts';
import { openTab } from '../test/tabs.ts';
import { addNamed, during, rename, watchProjects } from '../test/watching.ts';

const lineOf = (tab: { engines: readonly { core: { link: { state(): { phase: string } } } }[] }): string[] =>
  tab.engines.map(({ core }) => core.link.state().phase);

test('[W52] a tab that is slow to open is not robbed of the lead by another that waits beside it', async () => {
  const scene = await openScene();
  const browser = new FakeBrowser(scene.time);
  const [first, second] = await Promise.all([
    openTab(scene, browser, { seat: 'first', after: 8_000 }),
    openTab(scene, browser, { seat: 'second', after: 8_000 }),
  ]);
  expect([first.leadership.isLeader(), second.leadership.isLeader()]).toEqual([true, false]);
  expect([first.engines.length, second.engines.length]).toEqual([1, 0]);
});

test('[W52] a tab that was robbed while it was opening does not lead when it has opened, and keeps no line', async () => {
  const scene = await openScene();
  const browser = new FakeBrowser(scene.time);
  const opening = openTab(scene, browser, { seat: 'first', before: 4_000 });
  await scene.time.pass(50);
  browser.frozen.add('first');
  const second = await openTab(scene, browser, { seat: 'second' });
  await scene.time.pass(5_500);
  browser.frozen.delete('first');
  await scene.time.pass(6_000);
  const first = await opening;
  const tabs = [first, second];
  expect(tabs.filter(({ leadership }) => leadership.isLeader()).length).toBe(1);
  expect(tabs.flatMap(lineOf).filter((phase) => phase === 'live').length).toBe(1);
  const project = await addNamed(scene, first.workspace, 'Spring');
  await during(scene, rename(second.workspace, project, 'Summer'));
  const seen = tabs.map(({ workspace }) => watchProjects(workspace));
  await scene.time.pass(20);
  expect(seen.map(({ names }) => names())).toEqual([['Summer'], ['Summer']]);
  await scene.time.pass(5_000);
  expect(tabs.map(({ ended }) => ended)).toEqual([[], []]);
});
