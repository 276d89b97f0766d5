// Gates and hard limits on a board: what its heads say, who moves what where, and what is signed with it.
import type { WorkDecision } from '@baton/model/decided/schema';
import type { OfferId, PersonId, SpaceId } from '@baton/model/ids';
import { person } from '@baton/model/test/memory';
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Scene, scene } from '../../test/scene.tsx';
import { card, showBoard } from './shown-board.fixture.tsx';
import { setLanes } from '@baton/model/board/commands';
import { boardColumns } from '@baton/model/board/queries';

let at: Scene;
const [ann, bo] = [person('ann'), person('bo')];
beforeEach(() => {
  localStorage.clear();
  at = scene();
  at.workspace.memory.does(setLanes, { board: at.company.board, lanes: 'none' });
});
afterEach(cleanup);

const memory = () => at.workspace.memory;
const mine = 'Window display kit';
const taskOf = (title: string) => at.company.tasks[title] ?? '';
const space = () => memory().tx.tasks.spaceOf(taskOf(mine)) as SpaceId;
const columns = () => memory().ask(boardColumns, { board: at.company.board });
const named = (name: string) => columns().findIndex((column) => column.name === name);
const offer = (of: number) => `r${String(of).repeat(17)}` as OfferId;

function rule(name: string, part: { signers?: readonly string[]; limit?: number | null }): string {
  const index = named(name);
  const column = columns()[index];
  if (column === undefined) throw new Error(name);
  at.workspace.decideAs(ann, {
    type: 'column-ruled',
    space: space(),
    project: at.company.project,
    column: column.id,
    before: columns()
      .slice(0, index)
      .flatMap(({ statuses }) => statuses),
    inside: column.statuses,
    signers: (part.signers ?? []).map((one) => ({ person: one as PersonId })),
    limit: part.limit ?? null,
  });
  return column.id;
}
const signed = () => at.workspace.decided.signed.map(({ decision }) => decision as WorkDecision);
async function step(title: string, key: 'ArrowLeft' | 'ArrowRight'): Promise<void> {
  card(title).focus();
  fireEvent.keyDown(card(title), { key, altKey: true });
  await at.settle();
  await at.settle();
}
const cell = (name: string) => screen.getByRole('list', { name: new RegExp(`^${name}, \\d`) });
const stands = (title: string, name: string) => within(cell(name)).queryByRole('heading', { name: title }) !== null;

test('the head of a gate says both rules, and nothing is added there', async () => {
  rule('Brand review', { signers: [bo] });
  await showBoard(at);
  expect(screen.getByText('Entering is an offer to Yuki. Leaving to the right is Yuki’s signature.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Add to Brand review' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Add on top of Brand review' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Add to Making' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Brand review, menu' }));
  expect(screen.queryByRole('menuitem', { name: /^Add on top/ })).toBeNull();
});

async function openRules(name: string): Promise<void> {
  await userEvent.click(screen.getByRole('button', { name: /menu of the board$/ }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Board settings' }));
  await userEvent.click(await screen.findByRole('button', { name: `Rules and words of ${name}` }));
}

test('[M399] a lead who makes a column a gate leaves what is shipped where it is, and what stands in the column waits at the gate', async () => {
  await showBoard(at);
  const titles = (name: string) =>
    within(cell(name))
      .getAllByRole('heading', { level: 3 })
      .map((one) => one.textContent);
  const behind = titles('Ready to ship');
  const inside = titles('Legal check');
  await openRules('Legal check');
  await userEvent.click(screen.getByRole('button', { name: '+ signer for Legal check' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: /^Yuki/ }));
  for (let turn = 0; turn < 4; turn += 1) await at.settle();
  expect(signed().map(({ type }) => type)).toEqual(['work-let-past', 'column-ruled']);
  expect(signed().at(-1)).toMatchObject({ past: 1 });
  expect(titles('Ready to ship')).toEqual(behind);
  const frame = screen.getByRole('region', { name: 'At the gate of Legal check', hidden: true });
  for (const title of inside) expect(within(frame).getByText(title)).toBeTruthy();
});

test('[M399] a hard limit gives what stands in the column its places', async () => {
  await showBoard(at);
  await openRules('Brand review');
  await userEvent.click(screen.getByRole('button', { name: /^Limit of Brand review is/ }));
  await userEvent.click(await screen.findByRole('menuitem', { name: /^Hard/ }));
  for (let turn = 0; turn < 4; turn += 1) await at.settle();
  expect(signed()).toMatchObject([
    { type: 'column-ruled', limit: 3 },
    { type: 'column-pulled', task: taskOf('Hang-tag artwork, Ridgeline 40') },
  ]);
  expect(screen.queryByRole('region', { name: 'At the gate of Brand review', hidden: true })).toBeNull();
});

test('a gated column goes to the archive: its gate holds on, and that is said', async () => {
  rule('Brand review', { signers: [bo] });
  await showBoard(at);
  await userEvent.click(screen.getByRole('button', { name: 'Brand review, menu' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Archive' }));
  await at.settle();
  expect(
    screen.getByText(/^“Brand review” is in the archive of this board, with its tasks. Its gate holds on/),
  ).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: /menu of the board$/ }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Archive the board' }));
  await at.settle();
  expect(screen.getByText(/Its tasks stay in the project\.$/)).toBeTruthy();
  expect(signed()).toEqual([]);
});

test('a board goes to the archive: its gates hold on in the project, and that is said', async () => {
  rule('Brand review', { signers: [bo] });
  await showBoard(at);
  await userEvent.click(screen.getByRole('button', { name: /menu of the board$/ }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Archive the board' }));
  await at.settle();
  expect(screen.getByText(/and its gates and hard limits hold on there\.$/)).toBeTruthy();
});

test('by keys a holder brings a task in, which offers it; out to the right is refused in words, to the left takes it back', async () => {
  const column = rule('Brand review', { signers: [bo] });
  await showBoard(at);
  await step(mine, 'ArrowRight');
  expect(signed()).toMatchObject([{ type: 'gate-entered', task: taskOf(mine), column }]);
  expect(stands(mine, 'Brand review')).toBe(true);
  expect(within(card(mine)).getByRole('img', { name: /^Offered by you to Yuki/ })).toBeTruthy();
  await step(mine, 'ArrowRight');
  expect(screen.getAllByText('Gate: Yuki signs first').length).toBeGreaterThan(0);
  expect(stands(mine, 'Brand review')).toBe(true);
  await step(mine, 'ArrowLeft');
  expect(signed().at(-1)).toMatchObject({ type: 'offer-taken-back' });
  expect(stands(mine, 'Making')).toBe(true);
});

test('[M520] a signer who is away is said to be before it is offered, with who stands in; left there it stays', async () => {
  const column = rule('Brand review', { signers: [bo] });
  const { directory } = memory().ctx;
  const away = { from: Date.now() - 1_000, until: Date.now() + 3 * 86_400_000, deputies: { gate: person('cy') } };
  Object.assign(directory.persons, { [bo]: { ...directory.persons[bo], away } });
  await showBoard(at);
  await step(mine, 'ArrowRight');
  const sheet = within(await screen.findByRole('dialog', { name: 'Offer to Yuki at Brand review' }));
  expect(sheet.getByText(/^Yuki Tanaka is away until .*\. Lena stands in\.$/u)).toBeTruthy();
  expect(signed()).toEqual([]);
  await userEvent.keyboard('{Escape}');
  await at.settle();
  expect([signed(), stands(mine, 'Making')]).toEqual([[], true]);
  await step(mine, 'ArrowRight');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await at.settle();
  await at.settle();
  expect(signed()).toMatchObject([{ type: 'gate-entered', task: taskOf(mine), column }]);
  expect(stands(mine, 'Brand review')).toBe(true);
});

test('only who has it brings it in, and many at once do not pass', async () => {
  rule('Brand review', { signers: [bo] });
  await showBoard(at);
  await step('Press kit: words and stills', 'ArrowRight');
  expect(screen.getAllByText(/^Gate: only who has it brings it in. Tom Okafor has it/).length).toBeGreaterThan(0);
  expect(signed()).toEqual([]);
  expect(stands('Press kit: words and stills', 'Making')).toBe(true);
});

test('the signer moves it to the right: the statement opens, and signing carries it on', async () => {
  const column = rule('Brand review', { signers: [ann] });
  memory().tx.tasks.patch(taskOf(mine), { assigned: bo, status: columns()[named('Brand review')]?.statuses[0] ?? '' });
  at.workspace.decideAs(bo, { type: 'gate-entered', space: space(), task: taskOf(mine), column, offer: offer(1) });
  await showBoard(at);
  await step(mine, 'ArrowRight');
  expect(screen.getByText(`“I sign ${mine} at Brand review.”`)).toBeTruthy();
  expect(signed()).toEqual([]);
  await userEvent.keyboard('{Escape}');
  await at.settle();
  expect(stands(mine, 'Brand review')).toBe(true);
  await step(mine, 'ArrowRight');
  await userEvent.click(screen.getByRole('button', { name: /^Sign at the gate/ }));
  await at.settle();
  await at.settle();
  expect(signed()).toMatchObject([{ type: 'gate-signed', column, offer: offer(1) }]);
  expect(stands(mine, 'Legal check')).toBe(true);
});

test('to the left its signer returns it with a reason', async () => {
  const column = rule('Brand review', { signers: [ann] });
  memory().tx.tasks.patch(taskOf(mine), { assigned: bo, status: columns()[named('Brand review')]?.statuses[0] ?? '' });
  at.workspace.decideAs(bo, { type: 'gate-entered', space: space(), task: taskOf(mine), column, offer: offer(1) });
  await showBoard(at);
  await step(mine, 'ArrowLeft');
  await userEvent.click(screen.getByRole('button', { name: 'Not ready yet' }));
  await userEvent.click(screen.getByRole('button', { name: 'Return' }));
  await at.settle();
  await at.settle();
  expect(signed()).toMatchObject([{ type: 'gate-returned' }]);
  expect(at.workspace.decided.signed[0]?.text).toBe('Not ready yet');
  expect(stands(mine, 'Making')).toBe(true);
});

test('into a full column it stands at the gate; with room one press pulls it in, or it is swapped or taken back', async () => {
  rule('Brand review', { limit: 1 });
  await showBoard(at);
  const inside = 'Hang-tag artwork, Ridgeline 40';
  const frame = () => screen.getByRole('region', { name: 'At the gate of Brand review' });
  // It stood there before the limit was set.
  await userEvent.click(within(frame()).getByRole('button', { name: 'Pull in' }));
  await at.settle();
  await at.settle();
  expect(stands(inside, 'Brand review')).toBe(true);
  await step(mine, 'ArrowRight');
  expect(within(frame()).getByText(/Full, 1 of 1: it waits for room/)).toBeTruthy();
  expect(stands(mine, 'Making')).toBe(false);
  await userEvent.click(within(frame()).getByRole('button', { name: 'Take it back' }));
  await at.settle();
  expect(stands(mine, 'Making')).toBe(true);
  await step(mine, 'ArrowRight');
  await userEvent.click(within(frame()).getByRole('button', { name: 'Swap' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: inside }));
  await at.settle();
  expect(signed().at(-1)).toMatchObject({ type: 'column-pulled', task: taskOf(mine), instead: taskOf(inside) });
  expect(stands(mine, 'Brand review')).toBe(true);
  await step(mine, 'ArrowRight');
  expect(signed().at(-1)).toMatchObject({ type: 'column-left', task: taskOf(mine) });
  expect(within(frame()).getByText('There is room')).toBeTruthy();
});

test('[M474] undo of a move into a gate takes the task out again by a statement; once it is signed it says why not', async () => {
  rule('Brand review', { signers: [bo] });
  await showBoard(at);
  const undo = async () => {
    fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
    await at.settle();
    await at.settle();
  };
  await step(mine, 'ArrowRight');
  await undo();
  expect(signed().map(({ type }) => type)).toEqual(['gate-entered', 'offer-taken-back']);
  expect(stands(mine, 'Making')).toBe(true);
  expect(screen.getAllByText(/It is taken back on record, too/).length).toBeGreaterThan(0);
  await step(mine, 'ArrowRight');
  const entered = signed().at(-1) as Extract<WorkDecision, { type: 'gate-entered' }>;
  at.workspace.decideAs(bo, { ...entered, type: 'gate-signed' });
  await undo();
  expect(screen.getAllByText(/This is not undone: it is signed by now/).length).toBeGreaterThan(0);
  expect(stands(mine, 'Brand review')).toBe(true);
});
