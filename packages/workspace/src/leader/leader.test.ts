import { expect, test } from 'vitest';
import type { Status, Workspace } from '../contract.ts';
import { joinLeadership } from './leader.ts';
import { FakeBrowser } from '../test/browser.ts';
import { openScene } from '../test/scene.ts';
import { openTab, type Tab } from '../test/tabs.ts';
import { addNamed, during, rename, watchProjects, watchStatus } from '../test/watching.ts';

async function twoTabs() {
  const scene = await openScene();
  const browser = new FakeBrowser(scene.time);
  const first = await openTab(scene, browser, { seat: 'first' });
  const second = await openTab(scene, browser, { seat: 'second' });
  const project = await addNamed(scene, first.workspace, 'Spring');
  return { scene, browser, first, second, project };
}
const leads = (...tabs: Tab[]): boolean[] => tabs.map(({ leadership }) => leadership.isLeader());

test('[W50] one tab leads, the others see and do the same through it', async () => {
  const { scene, first, second, project } = await twoTabs();
  expect(leads(first, second)).toEqual([true, false]);
  const [one, two] = [watchProjects(first.workspace), watchProjects(second.workspace)];
  await during(scene, rename(second.workspace, project, 'From the second'));
  expect([one.names(), two.names()]).toEqual([['From the second'], ['From the second']]);
  const told = (workspace: Workspace): Status => watchStatus(workspace).last();
  expect([told(first.workspace).leader, told(second.workspace).leader]).toEqual([true, false]);
});

test('[W51] when the leading tab is closed the next leads in less than half a second, and rows on screen stay', async () => {
  const { scene, browser, first, second, project } = await twoTabs();
  const sees = watchProjects(second.workspace);
  await scene.time.pass(50);
  const shown = sees.diffs.length;
  browser.kill('first');
  const from = scene.time.clock();
  await scene.time.pass(450);
  expect(leads(second)).toEqual([true]);
  expect((second.led.at(-1) ?? 0) - from).toBeLessThan(500);
  expect(sees.diffs.length).toBe(shown);
  await during(scene, rename(second.workspace, project, 'After'));
  expect(sees.names()).toEqual(['After']);
  expect(first.ended).toEqual([]);
});

test('[W51] a command that was on its way when the leader died is done once by the next', async () => {
  const { scene, browser, second, project } = await twoTabs();
  const running = rename(second.workspace, project, 'On its way');
  browser.kill('first');
  await scene.time.pass(500);
  expect(await running).toEqual({ project });
  expect(watchProjects(second.workspace).names()).toEqual(['On its way']);
  await during(scene, second.workspace.undo());
  expect(watchProjects(second.workspace).names()).toEqual(['Spring']);
});

test('[W600] a decision that was on its way when the leader died is signed once by the next, said twice in all', async () => {
  const { scene, browser, second, project } = await twoTabs();
  const { space } = scene;
  const [columns] = [{ before: ['u1'], inside: ['u2'] }];
  const rule = { type: 'column-ruled', space, project, column: 'c1', ...columns, signers: [], limit: 2 } as const;
  const ruled = (limit: number) => second.workspace.decide({ decision: { ...rule, limit }, text: null });
  const signed = () => [...(second.engines.at(-1)?.core.held.intents.values() ?? [])];
  await during(scene, ruled(2));
  const again = [ruled(3), ruled(2)];
  await scene.time.pass(1);
  browser.kill('first');
  await scene.time.pass(500);
  const hashes = await Promise.all(again);
  expect(signed().map(({ decision }) => 'limit' in decision && decision.limit)).toEqual([2, 3, 2]);
  expect(hashes).toEqual(
    signed()
      .slice(1)
      .map(({ hash }) => ({ hash })),
  );
});

test('[W52] a visible tab that misses three beats takes the lead from a frozen one, which finds itself stale', async () => {
  const { scene, browser, first, second, project } = await twoTabs();
  browser.frozen.add('first');
  await scene.time.pass(2_500);
  expect(leads(second)).toEqual([false]);
  await scene.time.pass(3_000);
  expect(leads(second)).toEqual([true]);
  browser.frozen.delete('first');
  await during(scene, rename(second.workspace, project, 'Second leads'));
  await scene.time.pass(2_000);
  expect(leads(first, second)).toEqual([false, true]);
  const sees = watchProjects(first.workspace);
  await scene.time.pass(20);
  expect(sees.names()).toEqual(['Second leads']);
});

test('[W52] a hidden tab takes the lead from nobody', async () => {
  const { scene, browser, second } = await twoTabs();
  second.leadership.setVisible(false);
  browser.frozen.add('first');
  await scene.time.pass(20_000);
  expect(leads(second)).toEqual([false]);
  second.leadership.setVisible(true);
  await scene.time.pass(6_000);
  expect(leads(second)).toEqual([true]);
});

test('[W53] a tab that leaves the lead cleanly hands it on with everything saved', async () => {
  const { scene, first, second, project } = await twoTabs();
  await during(scene, rename(first.workspace, project, 'Last words'));
  await during(scene, first.workspace.close(), 500);
  expect(leads(second)).toEqual([true]);
  expect(watchProjects(second.workspace).names()).toEqual(['Last words']);
});

test('[W53] a workspace that cannot be opened says so', async () => {
  const scene = await openScene();
  const browser = new FakeBrowser(scene.time);
  const said: string[] = [];
  joinLeadership({
    clock: scene.time.clock,
    scheduler: scene.time.scheduler,
    name: 'n',
    seat: 's',
    locks: browser.locksOf('s'),
    channel: browser.channelOf('s'),
    lead: () => Promise.reject(new Error('the disk is broken')),
    tell: () => {},
    led: () => {},
    ended: (sentence) => void said.push(sentence),
  });
  await scene.time.pass(10);
  expect(said).toEqual(['This workspace could not be opened: the disk is broken']);
});
