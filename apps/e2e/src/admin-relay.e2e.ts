// The relay as its admins see it: what runs, what it asks outside, the copies that lie there; and the file for support.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { violationsInBoth } from './world/axe.ts';
import { addCards } from './world/steps/board.ts';
import { foundWorkspace } from './world/steps/door.ts';
import { newProject } from './world/steps/workspace.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ ownRelaysOnly: true });

test(
  'an admin reads which version runs, whom the relay asks outside and the copies kept, and saves a file for support without anybody’s words',
  { tags: 'deep' },
  async () => {
    const backups = await mkdtemp(join(tmpdir(), 'baton-copies-'));
    // Nobody answers there: it is set, and not asked.
    const mail = { BATON_SMTP_URL: 'smtp://name:canary-secret@127.0.0.1:9', BATON_MAIL_FROM: 'baton@fern.example' };
    const relay = await world.ownRelay({
      ...mail,
      BATON_ADDRESS: 'https://fern.example',
      BATON_BACKUP_DIR: backups,
      BATON_FOUNDING: 'open',
    });
    const { page } = await world.seat();
    await foundWorkspace(page, relay.url, { name: 'Ann Canary', team: 'Fern' });
    await newProject(page, 'Secret garden');
    await addCards(page, 'Ready', 'For our eyes');
    await page.getByRole('button', { name: /^Fern/ }).first().click();
    await page.getByRole('menuitem', { name: 'Admin' }).click();
    await page.getByRole('link', { name: 'Relay', exact: true }).click();
    const version = page.getByRole('region', { name: 'Version' });
    await version.getByText(process.versions.node, { exact: true }).waitFor();
    await version.getByText(/never calls home/).waitFor();
    const outside = page.getByRole('region', { name: 'Outbound traffic' });
    expect(await outside.getByRole('definition').allTextContents()).toEqual(['Not asked since the start']);
    await outside.getByText('127.0.0.1:9').waitFor();
    await expect
      .poll(
        async () => {
          await page.getByRole('button', { name: 'Look again' }).click();
          return page.getByText(/^1 copy kept, since /).count();
        },
        { timeout: 40_000, interval: 500 },
      )
      .toBe(1);
    await page
      .getByRole('region', { name: 'TLS' })
      .getByText(/^The certificate of fern\.example ends/)
      .waitFor();
    expect(await violationsInBoth(page)).toEqual([]);

    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Diagnostics' }).click(),
    ]);
    const text = await readFile(await file.path(), 'utf8');
    expect(file.suggestedFilename()).toMatch(/^baton-diagnostics-\d{4}-\d\d-\d\d\.json$/);
    const told = JSON.parse(text) as {
      readonly format: string;
      readonly settings: readonly string[];
      readonly metrics: string;
    };
    expect(told.format).toBe('baton-diagnostics');
    expect(told.settings).toEqual(expect.arrayContaining(['BATON_SMTP_URL', 'BATON_BACKUP_DIR']));
    expect(told.metrics).toContain('baton_commit_seconds_count');
    const words = [
      'canary',
      'Canary',
      'Secret garden',
      'For our eyes',
      'fern.example',
      '127.0.0.1:9',
      backups,
      page.url().split('/w/')[1]?.slice(0, 18) ?? '',
    ];
    expect(words.filter((word) => text.includes(word))).toEqual([]);
    // With which version each device came.
    await page.getByRole('link', { name: /^Devices/ }).click();
    await page.getByRole('table', { name: 'Devices' }).getByText('The newest', { exact: true }).waitFor();
    await page.getByText(/^The app that this relay gives out is the one of today/).waitFor();
    expect(await violationsInBoth(page)).toEqual([]);
    await rm(backups, { recursive: true });
  },
);
