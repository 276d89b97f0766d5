import { expect, test } from 'vitest';
import { openWorld } from './world/world.ts';

// A name that is not this machine's to the browser: what a colleague sees who opens the relay over plain http.
const world = openWorld({ browserArgs: ['--host-resolver-rules=MAP baton.test 127.0.0.1'] });

test('over plain http from another machine the page says what is missing and what IT does', async () => {
  const { page } = await world.seat();
  await page.goto(world.relay.url.replace('localhost', 'baton.test'));
  await page.getByRole('heading', { name: 'This address is not protected. Baton does not start here.' }).waitFor();
  const text = await page.getByRole('main').textContent();
  expect(text).toContain('the browser withholds');
  expect(text).toContain('IT puts the relay behind a certificate');
  const link = page.getByRole('link', { name: 'open the https address' });
  expect(await link.getAttribute('href')).toMatch(/^https:\/\/baton\.test/);
  expect(await page.getByRole('textbox').count()).toBe(0);
});
