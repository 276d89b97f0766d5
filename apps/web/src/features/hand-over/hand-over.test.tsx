// Handing work over: the sheet, the receiver's card in all three places, and the line that whoever offered it sees.
import { person } from '@baton/model/test/memory';
import type { OfferId, PersonId, SpaceId } from '@baton/model/ids';
import { setNeeds } from '@baton/model/space/commands';
import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, openApp } from '../../test/app.tsx';
import { type MemoryWorkspace, openMemoryWorkspace } from '../../test/memory-workspace.ts';
import { type Northwind, seedNorthwind } from '../../test/northwind.ts';

let workspace: MemoryWorkspace;
let company: Northwind;
const [ann, bo] = [person('ann'), person('bo')];
const title = 'Launch film: rough cut';
const task = () => company.tasks[title] ?? '';
const space = () => workspace.memory.tx.tasks.spaceOf(task()) as SpaceId;
beforeEach(() => {
  localStorage.clear();
  workspace = openMemoryWorkspace();
  company = seedNorthwind(workspace.memory);
});
// What was said is news for a day.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: workspace.memory.ctx.now }));
afterEach(() => {
  vi.useRealTimers();
  cleanup();
});

const open = (room: string): Promise<App> => openApp({ at: `/w/${workspace.world.me.workspace}/${room}`, workspace });
const key = () => workspace.memory.tx.tasks.get(task()) && `SPR-${workspace.memory.numbers.get(task())}`;
const openTask = () => open(`task/${key()}?full=true`);
const offerOf = (by: string, to: string, text: string | null = null) =>
  workspace.decideAs(
    by,
    { type: 'work-offered', space: space(), task: task(), offer: offer, to: { person: to as PersonId } },
    text,
  );
const offer = `r${'1'.repeat(17)}` as OfferId;
const decisions = () => workspace.decided.signed.map(({ decision }) => decision as { type: string });

test('H opens the sheet; whom it is offered to is typed for, what they need stands there, and Ctrl Enter offers it', async () => {
  workspace.memory.does(setNeeds, { space: space(), needs: 'Dates and hours\nBudget agreed' });
  const app = await openTask();
  await userEvent.keyboard('h');
  await app.settle();
  const sheet = await screen.findByRole('dialog', { name: /^Hand over SPR-/ });
  await userEvent.type(within(sheet).getByRole('combobox', { name: 'To whom' }), 'yuki');
  await app.settle();
  expect(within(sheet).getByRole('option', { selected: true }).textContent).toContain('Yuki');
  await userEvent.click(within(sheet).getByRole('checkbox', { name: 'Budget agreed' }));
  await userEvent.type(within(sheet).getByRole('textbox', { name: 'Note' }), 'Two people are enough');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await app.settle();
  expect(screen.queryByRole('dialog', { name: /^Hand over/ })).toBeNull();
  expect(decisions()).toMatchObject([{ type: 'work-offered', to: { person: bo } }]);
  expect(workspace.decided.signed[0]?.text).toBe('Two people are enough\n\n[ ] Dates and hours\n[x] Budget agreed');
  expect(screen.getAllByRole('img', { name: /^Offered by you to Yuki/ }).length).toBeGreaterThan(0);
  await userEvent.click(screen.getByRole('button', { name: /^Take back/ }));
  await app.settle();
  expect(decisions().at(-1)).toMatchObject({ type: 'offer-taken-back' });
});

test('nothing is offered before somebody is chosen, and who works there may be given it without asking', async () => {
  const app = await openTask();
  await userEvent.keyboard('h');
  await app.settle();
  const sheet = await screen.findByRole('dialog', { name: /^Hand over/ });
  await userEvent.click(within(sheet).getByRole('button', { name: /^Offer/ }));
  expect(decisions()).toEqual([]);
  await userEvent.click(within(sheet).getByRole('option', { name: /^Yuki/ }));
  await userEvent.click(within(sheet).getByRole('button', { name: 'Give it without asking' }));
  await app.settle();
  expect(decisions()).toMatchObject([{ type: 'work-assigned', to: bo }]);
});

test.each(['work', 'inbox'])(
  'what is offered to the reader stands first in %s; a press opens the statement, the next one signs',
  async (room) => {
    workspace.memory.tx.tasks.patch(task(), { assigned: bo });
    offerOf(bo, ann, 'Please by Friday\n\n[x] Footage is in\n[ ] Music chosen');
    const app = await open(room);
    const card = screen.getByRole('region', { name: `Offered to you: ${title}` });
    expect(within(card).getByText('“Please by Friday”')).toBeTruthy();
    expect(within(card).getByRole('checkbox', { name: 'Music chosen' }).getAttribute('aria-checked')).toBe('false');
    await userEvent.click(within(card).getByRole('button', { name: /^Accept/ }));
    expect(within(card).getByText(/^“I take Launch film: rough cut from Yuki/)).toBeTruthy();
    expect(decisions()).toEqual([]);
    await userEvent.keyboard('{Enter}');
    await app.settle();
    expect(decisions()).toMatchObject([{ type: 'offer-accepted', offer }]);
    expect(screen.queryByRole('region', { name: /^Offered to you/ })).toBeNull();
  },
);

test('on the task A and D are the offer’s: declining asks for a reason, and asking leaves it open', async () => {
  workspace.memory.tx.tasks.patch(task(), { assigned: bo });
  offerOf(bo, ann);
  const app = await openTask();
  await userEvent.keyboard('d');
  const card = screen.getByRole('region', { name: /^Offered to you/ });
  await userEvent.click(within(card).getByRole('button', { name: 'Decline' }));
  expect(decisions()).toEqual([]);
  await userEvent.keyboard('{Escape}');
  await userEvent.click(within(card).getByRole('button', { name: /^Ask Yuki/ }));
  await userEvent.type(within(card).getByRole('textbox'), 'Which music?');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await app.settle();
  expect(decisions()).toMatchObject([{ type: 'offer-asked' }]);
  expect(workspace.decided.signed[0]?.text).toBe('Which music?');
  expect(screen.getAllByRole('img', { name: /^You asked about it/ }).length).toBeGreaterThan(0);
  await userEvent.keyboard('d');
  await userEvent.click(screen.getByRole('button', { name: 'No time' }));
  await userEvent.click(screen.getByRole('button', { name: 'Decline' }));
  await app.settle();
  expect(decisions().at(-1)).toMatchObject({ type: 'offer-declined' });
});

test('who offered sees another date that is proposed, and agrees by one press; the work is theirs who named it', async () => {
  offerOf(ann, bo);
  workspace.decideAs(bo, {
    type: 'offer-countered',
    space: space(),
    task: task(),
    offer,
    counter: { due: '2026-03-20' as never },
  });
  const app = await openTask();
  expect(screen.getByText(/^Yuki.* proposes Fri.* 20 March/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Agree' }));
  await app.settle();
  expect(decisions()).toMatchObject([{ type: 'counter-accepted' }]);
  expect(workspace.memory.tx.tasks.get(task())?.assigned).toBe(bo);
});

test('who offered sees the reason of a no, and offers it again from there', async () => {
  offerOf(ann, bo);
  workspace.decideAs(
    bo,
    { type: 'offer-declined', space: space(), task: task(), offer },
    'Three stores have not said yes',
  );
  const app = await openTask();
  expect(screen.getByText(/declined: “Three stores have not said yes”/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Offer again' }));
  await app.settle();
  expect(await screen.findByRole('dialog', { name: /^Hand over/ })).toBeTruthy();
});

const day = 86_400_000;
/** From yesterday until in three days. */
function isAway(who: PersonId, deputies: object): void {
  const { now, directory } = workspace.memory.ctx;
  const known = directory.persons[who];
  if (known === undefined) throw new Error('they are not here');
  Object.assign(directory.persons, { [who]: { ...known, away: { from: now - day, until: now + 3 * day, deputies } } });
}

test('whoever is away is said to be before it is offered, with who stands in one press off', async () => {
  const cy = person('cy');
  isAway(bo, { 'hand-off': cy });
  const app = await openTask();
  await userEvent.keyboard('h');
  await app.settle();
  const sheet = within(await screen.findByRole('dialog', { name: /^Hand over/ }));
  await userEvent.click(sheet.getByRole('option', { name: /^Yuki/ }));
  expect(sheet.getByRole('status').textContent).toMatch(/^Yuki Tanaka is away until .* stands in\./u);
  await userEvent.click(sheet.getByRole('button', { name: /^Offer to .* instead$/u }));
  expect(sheet.queryByText(/is away until/u)).toBeNull();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await app.settle();
  expect(decisions()).toMatchObject([{ type: 'work-offered', to: { person: cy } }]);
});

test('[M403] the baton says who is away, who is gone, and for whom somebody has it', async () => {
  isAway(bo, { 'hand-off': ann });
  workspace.memory.tx.tasks.patch(task(), { assigned: person('cy') });
  offerOf(person('cy'), bo);
  const app = await openTask();
  expect(
    screen.getAllByRole('img', { name: /^Offered by .* to Yuki Tanaka, not yet accepted, Yuki Tanaka is away$/u })[0],
  ).toBeTruthy();
  const card = screen.getByRole('region', { name: /^Offered to you/ });
  await userEvent.click(within(card).getByRole('button', { name: /^Accept/ }));
  await userEvent.keyboard('{Enter}');
  await app.settle();
  expect(screen.getAllByRole('img', { name: /^You for Yuki Tanaka accepted it/u })[0]).toBeTruthy();
});
