import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { addCards, card } from './world/steps/board.ts';
import { foundWorkspace } from './world/steps/door.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { invite, newProject, openProject } from './world/steps/workspace.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ keepsApp: true });

/** Everything that a browser keeps for an origin, as text to search in. */
async function leftBy(page: Page) {
  return page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('refused')));
      });
    const databases = (await indexedDB.databases()).map(({ name }) => name ?? '');
    const devices = await asked(indexedDB.open('baton'));
    const rows = devices.objectStoreNames.contains('devices')
      ? await asked(devices.transaction('devices').objectStore('devices').getAllKeys())
      : [];
    devices.close();
    const caches = await globalThis.caches.keys();
    const cached = await Promise.all(
      caches.map(async (name) => (await (await globalThis.caches.open(name)).keys()).map(({ url }) => url)),
    );
    return {
      // `baton` is the list of workspaces that this browser holds; `rows` are its lines.
      databases: databases.filter((name) => name !== 'baton'),
      rows,
      texts: JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), cached]),
    };
  });
}

test('on a shared computer nothing of the workspace is left after the window; what was written is with the others', async () => {
  const [annsSeat, shared] = await Promise.all([world.seat(), world.seat()]);
  const ann = annsSeat.page;
  const bo = shared.page;
  await foundWorkspace(ann, world.relay.url, { name: 'Ann Lee', team: 'Fern' });
  await newProject(ann, 'Garden');
  const link = await invite(ann);

  await bo.goto(link);
  await bo.getByLabel('Your name, as others see it').fill('Bo Dahl');
  await bo.getByRole('checkbox', { name: 'This is not my device' }).click();
  await bo.getByText(/^Nothing is kept here\. It works in this one tab/).waitFor();
  await bo.getByRole('button', { name: /^Join / }).click();
  await bo.getByRole('heading', { name: 'Keep this link' }).waitFor();
  const recovery = await bo.getByLabel('Recovery link', { exact: true }).textContent();
  await bo.getByRole('button', { name: /^Open / }).click();
  await bo.getByRole('link', { name: 'Not mine: nothing is kept' }).waitFor();
  await Promise.all([openProject(ann, 'Garden'), openProject(bo, 'Garden')]);
  await addCards(bo, 'Ready', 'From the hotel');
  await card(ann, 'From the hotel').waitFor();
  await untilChipSays(bo, 'Saved on relay');
  const address = bo.url();
  const [, workspace = ''] = /\/w\/([^/]+)/.exec(address) ?? [];

  // While it is open nothing is written either, and another tab does not find it.
  const other = await shared.tab();
  await other.goto(address);
  await other.getByRole('heading', { name: 'This workspace is not on this device' }).waitFor();
  await bo.close();
  const left = await leftBy(other);
  expect(left.databases).toEqual([]);
  expect(left.rows).toEqual([]);
  expect(left.texts).not.toContain(workspace);
  expect(left.texts).not.toContain('hotel');
  // The session has ended with the window; at the latest a minute later, where the browser lost its last word.
  await expect
    .poll(
      () =>
        other.evaluate(
          async (id) =>
            (
              await fetch('/api/tickets', {
                method: 'POST',
                headers: { 'content-type': 'application/json' },
                body: JSON.stringify({ workspace: id }),
              })
            ).status,
          workspace,
        ),
      { timeout: 100_000, interval: 70_000 },
    )
    .toBe(401);

  // One comes back by the recovery link, and finds what was written.
  await other.goto(recovery ?? '');
  await other.getByRole('checkbox', { name: 'This is not my device' }).click();
  await other.getByRole('button', { name: 'Come back' }).click();
  await openProject(other, 'Garden');
  await card(other, 'From the hotel').waitFor();
});

test('a reload asks to come in again; over edits that are in this window alone the browser asks first', async () => {
  const relay = await world.ownRelay();
  const [annsSeat, shared] = await Promise.all([world.seat(), world.seat()]);
  const ann = annsSeat.page;
  const bo = shared.page;
  await foundWorkspace(ann, relay.url, { name: 'Ann Lee', team: 'Fern' });
  await newProject(ann, 'Garden');
  await bo.goto(await invite(ann));
  await bo.getByLabel('Your name, as others see it').fill('Bo Dahl');
  await bo.getByRole('checkbox', { name: 'This is not my device' }).click();
  await bo.getByRole('button', { name: /^Join / }).click();
  await bo.getByRole('button', { name: /^Open / }).click();
  await openProject(bo, 'Garden');
  await bo.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await untilChipSays(bo, 'Saved on relay');

  await relay.kill();
  await untilChipSays(bo, /^Offline/);
  await addCards(bo, 'Ready', 'Nowhere else');
  await untilChipSays(bo, 'Not saved: only in this window');
  const asked: string[] = [];
  bo.once('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  // It stays, and so does what was written.
  await bo.evaluate(() => setTimeout(() => location.reload(), 0));
  await until(() => asked, ['beforeunload']);
  await card(bo, 'Nowhere else').waitFor();
  await relay.start();
  await openProject(ann, 'Garden');
  await card(ann, 'Nowhere else').waitFor({ timeout: 30_000 });
  await untilChipSays(bo, 'Saved on relay');

  await bo.reload();
  await bo.getByRole('heading', { name: 'This workspace is not on this device' }).waitFor();
});
