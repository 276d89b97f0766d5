// Two people at one board, each in a browser: one moves a card by key, when is it painted on their own screen and when
// on the other's.
import { openCompany } from '../browser/company.ts';
import { goToBoard, openBrowser, takeSeat } from '../browser/seat.ts';
import { follow, keyAt, painted, seen } from '../browser/followed-card.ts';
import type { Gathering } from '../figures.ts';
import { pause } from './subject.ts';

const moves = 100;

export async function measureTwoScreens(gathering: Gathering): Promise<void> {
  const company = await openCompany();
  company.bring({ name: 'Garden', cards: 40, from: 1 });
  const browser = await openBrowser();
  const ann = await takeSeat(browser, company.invitation, 'Ann Lee');
  const bo = await takeSeat(browser, company.invitation, 'Bo Dahl');
  await goToBoard(ann.page, 'Garden');
  await goToBoard(bo.page, 'Garden');
  const first = ann.page.locator('[data-drag-card]').first();
  const card = (await first.getAttribute('data-drag-card')) ?? '';
  await follow(ann.page, card);
  await follow(bo.page, card);
  await first.focus();
  const keys: number[] = [];
  for (let move = 0; move < moves; move += 1) {
    await ann.page.keyboard.press(move % 2 === 0 ? 'Alt+ArrowRight' : 'Alt+ArrowLeft');
    keys.push(await keyAt(ann.page));
    await painted(ann.page, move + 1);
    await painted(bo.page, move + 1);
    await pause(50);
  }
  const since = (at: readonly number[]): number[] => at.map((time, move) => time - (keys[move] ?? 0));
  gathering.addLatency({ case: 'edit → own screen, painted', subject: 'Baton' }, since(await seen(ann.page)));
  gathering.addLatency({ case: 'edit → other’s screen, painted', subject: 'Baton' }, since(await seen(bo.page)));
  await browser.close();
  await company.end();
}
