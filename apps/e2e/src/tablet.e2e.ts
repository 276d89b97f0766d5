// A tablet shared by three people without mail: each works as themselves, and the next sees nothing of who was here before.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsOn } from './world/axe.ts';
import { addCards, card, renameCard } from './world/steps/board.ts';
import { foundWorkspace } from './world/steps/door.ts';
import { untilChipSays } from './world/steps/saving.ts';
import { openPeek, peek } from './world/steps/task.ts';
import {
  addToTablet,
  atStart,
  choose,
  makeTablet,
  newCodeFor,
  setUpTablet,
  signInAgain,
  signInFirst,
  signOut,
  typePin,
} from './world/steps/tablet.ts';
import { goToSettings, newProject, openProject } from './world/steps/workspace.ts';
import { until } from './world/until.ts';
import { openWorld } from './world/world.ts';

const world = openWorld({ keepsApp: true, ownRelaysOnly: true });
const pins = { Ana: '8351', Ben: '6402', Cleo: '902847' } as const;

/** Ann leads; a tablet is set up, and codes for three people lie beside it. */
async function aTablet() {
  const relay = await world.ownRelay();
  const ann = (await world.seat()).page;
  await foundWorkspace(ann, relay.url, { name: 'Ann Lee', team: 'Fern' });
  await newProject(ann, 'Garden');
  const link = await makeTablet(ann);
  const codes = { Ana: '', Ben: '', Cleo: '' };
  for (const name of Object.keys(codes) as (keyof typeof codes)[]) codes[name] = await addToTablet(ann, name);
  const seat = await world.seat({ viewport: { width: 1024, height: 768 }, hasTouch: true });
  const tablet = seat.page;
  await setUpTablet(tablet, link);
  return { relay, ann, tablet, codes };
}
const first = (tablet: Page, codes: Readonly<Record<keyof typeof pins, string>>, name: keyof typeof pins) =>
  signInFirst(tablet, { name, code: codes[name], pin: pins[name] });

test('a tablet shared by three people: each works as themselves, is signed out, and leaves nothing for the next to see', async () => {
  const { ann, tablet, codes } = await aTablet();
  await first(tablet, codes, 'Ana');
  await openProject(tablet, 'Garden');
  await addCards(tablet, 'Ready', 'From Ana');
  const address = tablet.url();
  await openPeek(tablet, 'From Ana');
  await tablet.getByRole('textbox', { name: 'Comment' }).fill('Half a sentence of Ana');
  await tablet.keyboard.press('Escape');
  await untilChipSays(tablet, 'Saved on relay');
  await signOut(tablet);
  expect(await tablet.textContent('body')).not.toContain('From Ana');
  // Nor by the address, nor by going back.
  await tablet.goto(address);
  await atStart(tablet);
  await tablet.goBack();
  await atStart(tablet);

  await first(tablet, codes, 'Ben');
  await openProject(tablet, 'Garden');
  await renameCard(tablet, 'From Ana', 'From Ana and Ben');
  await openPeek(tablet, 'From Ana and Ben');
  expect(
    await tablet
      .getByRole('textbox', { name: 'Comment' })
      .inputValue()
      .catch(() => ''),
  ).toBe('');
  expect(await tablet.textContent('body')).not.toContain('Half a sentence');
  await tablet.keyboard.press('Escape');
  await untilChipSays(tablet, 'Saved on relay');
  await signOut(tablet);

  await first(tablet, codes, 'Cleo');
  await openProject(tablet, 'Garden');
  await addCards(tablet, 'Ready', 'From Cleo');
  await untilChipSays(tablet, 'Saved on relay');
  await signOut(tablet);

  await openProject(ann, 'Garden');
  await card(ann, 'From Cleo').waitFor();
  await openPeek(ann, 'From Ana and Ben');
  await peek(ann).getByRole('button', { name: 'History' }).click();
  const history = ann.getByRole('region', { name: 'History' });
  await history.getByRole('listitem').filter({ hasText: 'Ben' }).first().waitFor();
  await history.getByRole('listitem').filter({ hasText: 'Ana' }).first().waitFor();

  await signInAgain(tablet, 'Ana', pins.Ana);
  await openProject(tablet, 'Garden');
  await card(tablet, 'From Cleo').waitFor();
});

test('a wrong PIN is counted, and a new code from who leads the space gives another', { tags: 'deep' }, async () => {
  const { ann, tablet, codes } = await aTablet();
  await first(tablet, codes, 'Ana');
  await signOut(tablet);
  await typePin(tablet, 'Ana', '0001');
  await tablet.getByText('That is not the PIN. 4 more tries, then wait.').waitFor();
  await tablet.reload();
  const code = await newCodeFor(ann, 'Ana');
  await tablet.getByText('First time: with a code').nth(2).waitFor({ timeout: 20_000 });
  await signInFirst(tablet, { name: 'Ana', code, pin: '7713' });
  await signOut(tablet);
  await signInAgain(tablet, 'Ana', '7713');
});

test(
  'while the relay is away somebody who was here before signs in and writes; signed out, it goes out when the relay is back',
  { tags: 'deep' },
  async () => {
    const { relay, ann, tablet, codes } = await aTablet();
    await first(tablet, codes, 'Ana');
    await openProject(tablet, 'Garden');
    await untilChipSays(tablet, 'Saved on relay');
    await tablet.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await signOut(tablet);
    await first(tablet, codes, 'Ben');
    await untilChipSays(tablet, 'Saved on relay');
    await signOut(tablet);
    await openProject(ann, 'Garden');

    await relay.kill();
    await tablet.getByText('The relay is away.').waitFor({ timeout: 20_000 });
    await typePin(tablet, 'Ana', '0001');
    await tablet.getByText('That is not the PIN. 4 more tries, then wait.').waitFor();
    await tablet.getByRole('button', { name: 'Not you? Back to the names' }).click();
    await signInAgain(tablet, 'Ana', pins.Ana);
    await openProject(tablet, 'Garden');
    await addCards(tablet, 'Ready', 'Written in the cellar');
    await untilChipSays(tablet, /^Offline, 1 change waiting/);
    await signOut(tablet);
    expect(await tablet.textContent('body')).not.toContain('cellar');
    await tablet.getByText('Kept here until it is back: what Ana wrote.').waitFor();
    await relay.start();
    await card(ann, 'Written in the cellar').waitFor({ timeout: 60_000 });
    await tablet.getByText('Kept here until it is back').waitFor({ state: 'detached', timeout: 30_000 });
    // Ben is Ben, whoever's edits went out last.
    await signInAgain(tablet, 'Ben', pins.Ben);
    await openProject(tablet, 'Garden');
    await card(tablet, 'Written in the cellar').waitFor();
  },
);

test('a closed tablet goes dark within a second, whoever is in, and nothing of anybody is left on it', async () => {
  const { ann, tablet, codes } = await aTablet();
  await first(tablet, codes, 'Ana');
  await signOut(tablet);
  await first(tablet, codes, 'Ben');
  await openProject(tablet, 'Garden');
  await addCards(tablet, 'Ready', 'For our eyes');
  await untilChipSays(tablet, 'Saved on relay');
  await ann.getByRole('button', { name: 'Close the tablet of Everybody' }).click();
  await ann.getByRole('button', { name: 'Close the tablet', exact: true }).click();
  const begin = Date.now();
  await card(tablet, 'For our eyes').waitFor({ state: 'detached' });
  expect(Date.now() - begin).toBeLessThan(2_000);
  await tablet.getByText('Nothing of anybody is on it any more.').waitFor();
  const left = () =>
    tablet.evaluate(async () => ({
      databases: (await indexedDB.databases()).map(({ name }) => name),
      texts: Object.keys(localStorage).length,
    }));
  await until(left, { databases: ['baton'], texts: 0 });
});

test(
  'it signs out by itself when its screen is locked, and asks nobody whose turn has not come',
  { tags: 'deep' },
  async () => {
    const { tablet, codes } = await aTablet();
    await first(tablet, codes, 'Ana');
    await tablet.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await atStart(tablet);
    await choose(tablet, 'Cleo');
    await tablet.getByLabel('Your code').fill('AAAA AAAA AAAA');
    await tablet.getByLabel('Choose a PIN').fill('1234');
    await tablet.getByLabel('The same PIN again').fill('1234');
    await tablet.getByRole('button', { name: 'Sign in' }).click();
    await tablet.getByText('That is too easily guessed.').waitFor();
    await tablet.getByLabel('Choose a PIN').fill('8531');
    await tablet.getByLabel('The same PIN again').fill('8531');
    await tablet.getByRole('button', { name: 'Sign in' }).click();
    await tablet.getByText('That is not the code.').waitFor();
  },
);

test(
  'who is in the workspace already comes onto the tablet by their own device alone, and it ends with the tablet',
  { tags: 'deep' },
  async () => {
    const { ann, tablet } = await aTablet();
    await tablet.getByRole('button', { name: 'I am in Fern already' }).click();
    await goToSettings(ann);
    await ann.getByRole('button', { name: 'Add a device' }).click();
    const spoken = await ann.getByLabel(/^Code (\S ){7}\S$/).getAttribute('aria-label');
    await tablet.getByLabel('Code from your own device').fill(spoken?.replace('Code', '') ?? '');
    await tablet.getByRole('button', { name: 'Go on' }).click();
    const words = await tablet.getByText(/^[a-z]+ [a-z]+ [a-z]+$/).textContent();
    await ann.getByText(/asks to join on the shared tablet of /).waitFor();
    await ann.getByText(words ?? '').waitFor();
    expect(await violationsOn(tablet)).toEqual([]);
    await ann.getByRole('button', { name: 'Same, add it' }).click();
    await tablet.getByLabel('Your PIN').fill('8351');
    await tablet.getByLabel('The same PIN again').fill('8351');
    await tablet.getByRole('button', { name: 'Sign in' }).click();
    await openProject(tablet, 'Garden');
    await addCards(tablet, 'Ready', 'Written on the tablet');
    await untilChipSays(tablet, 'Saved on relay');
    await signOut(tablet);
    await signInAgain(tablet, 'Ann Lee', '8351');
    await openProject(tablet, 'Garden');
    await card(tablet, 'Written on the tablet').waitFor();
  },
);
