// P13 in a real browser: whatever people call themselves and things is text on every screen of somebody else, with the content
// policy of the relay and without it.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { addCards, card } from './world/steps/board.ts';
import { foundWorkspace, join } from './world/steps/door.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { openPeek, peek, writeDescription } from './world/steps/task.ts';
import { goToSettings, invite, newProject, openProject, workspaceOf } from './world/steps/workspace.ts';
import { openWorld } from './world/world.ts';

const world = openWorld();
const call = 'ran(1)';
/** One of each kind; the whole corpus is tried against every screen without a browser (apps/web, hostile-names.test.tsx). */
const titles: readonly string[] = [
  `<script>${call}</script>`,
  `"><img src=x onerror=${call}>`,
  `<svg onload=${call}>`,
  `<iframe srcdoc="<script>parent.${call}</script>"></iframe>`,
  `<details open ontoggle=${call}>x</details>`,
  `' autofocus onfocus='${call}' x='`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${call}>`,
  `javascript:${call}`,
  `<base href="https://evil.example/">`,
  `<style>*{background:url(https://evil.example/x)}</style>`,
  `{{constructor.constructor('${call}')()}}`,
  `[x](javascript:${call})`,
];
const [first = ''] = titles;
const hostile = `<img src=x onerror=${call}>`;

/** Says whether any of it ran, loaded something, or stands in the page as more than text. */
async function watch(page: Page): Promise<() => Promise<readonly string[]>> {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith('http://localhost:') && !/^(?:blob|data):/u.test(request.url()))
      asked.push(request.url());
  });
  page.on('dialog', (dialog) => void dialog.dismiss());
  await page.addInitScript(() => {
    Object.assign(globalThis, { ran: () => Object.assign(globalThis, { hasRun: true }) });
  });
  return async () => {
    const found = await page.evaluate(() => {
      const planted = [
        ...document.querySelectorAll('img[onerror], svg[onload], iframe, base, math, [autofocus][onfocus]'),
      ];
      const leading = [...document.querySelectorAll('a')].filter(({ href }) => /^javascript:/iu.test(href));
      const scripts = [...document.querySelectorAll('script')].filter(({ textContent }) =>
        textContent.includes('ran('),
      );
      const all = [...planted, ...leading, ...scripts].map(({ outerHTML }) => outerHTML);
      return 'hasRun' in globalThis ? [...all, 'it ran'] : all;
    });
    return [...found, ...asked];
  };
}

async function writeAllOfIt(ann: Page, url: string): Promise<string> {
  await foundWorkspace(ann, url, { name: `Ann ${hostile}`, team: `Fern ${hostile}` });
  await newProject(ann, 'Garden');
  await openProject(ann, 'Garden');
  await addCards(ann, 'Ready', titles.join('\n'));
  await openPeek(ann, first);
  await writeDescription(ann, titles.join(' '));
  await ann.getByRole('textbox', { name: 'Comment', exact: true }).fill(hostile);
  await ann.getByRole('button', { name: 'Send' }).click();
  await peek(ann).getByText(hostile, { exact: true }).first().waitFor();
  await untilChipSays(ann, 'Saved on relay');
  await ann.keyboard.press('Escape');
  return invite(ann);
}

test.each([
  ['with the content policy', false],
  ['without any content policy', true],
] as const)(
  'hostile names of people, a workspace, tasks, texts and comments are text in another’s browser, %s',
  async (_, bypassCSP) => {
    const relay = await world.ownRelay();
    const ann = (await world.seat()).page;
    const link = await writeAllOfIt(ann, relay.url);
    const bo = (await world.seat({ bypassCSP })).page;
    const faults = await watch(bo);
    // The very page of the invitation shows names of others already.
    await bo.goto(link);
    await bo.getByText(`Fern ${hostile}`).first().waitFor();
    expect(await faults()).toEqual([]);
    await join(bo, link, `Bo <svg onload=${call}>`);
    await openProject(bo, 'Garden');
    for (const title of titles) await card(bo, title).waitFor();
    expect(await faults()).toEqual([]);
    await openPeek(bo, first);
    await peek(bo).getByText(hostile, { exact: true }).first().waitFor();
    await peek(bo).getByText('constructor.constructor').first().waitFor();
    expect(await faults()).toEqual([]);
    await bo.keyboard.press('Escape');
    await bo.keyboard.press('Control+k');
    await bo.getByRole('combobox').fill('script');
    await bo.getByRole('option').first().waitFor();
    expect(await faults()).toEqual([]);
    await bo.keyboard.press('Escape');
    await goToSettings(bo);
    await bo.getByText(`Ann ${hostile}`).first().waitFor();
    expect(await faults()).toEqual([]);
    for (const path of ['', 'work', 'projects', 'sync']) {
      await bo.goto(`${workspaceOf(bo)}/${path}`);
      await bo.getByRole('navigation', { name: 'Main' }).waitFor();
      expect([path, await faults()]).toEqual([path, []]);
    }
  },
);

test('what is watched for would be seen: where nothing stops it, it runs', async () => {
  const { page } = await world.seat({ bypassCSP: true });
  const faults = await watch(page);
  await page.goto(world.relay.url);
  await page.evaluate(
    (markup) => {
      const place = document.createElement('div');
      document.body.append(place);
      Object.assign(place, { innerHTML: markup });
    },
    `${titles.join('')}<a href="javascript:ran(1)">x</a>`,
  );
  await expect.poll(faults).toContain('it ran');
  expect((await faults()).length).toBeGreaterThan(5);
});
