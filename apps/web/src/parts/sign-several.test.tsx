// Several of one kind answered in one sheet: each statement is shown, each can be left out, and it is said what became of each.
import { contentText } from '@baton/model/decided/content';
import { coveredOf } from '@baton/model/decided/content-queries';
import { freezeVersion } from '@baton/model/decided/freeze-command';
import type { OfWork, WorkDecision } from '@baton/model/decided/schema';
import type { ApprovalId, OfferId, SpaceId } from '@baton/model/ids';
import { isRefusal } from '@baton/model/refusal';
import { renameTask } from '@baton/model/task/commands';
import { person } from '@baton/model/test/memory';
import { keepContent } from '@baton/workspace/pages/frozen';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, openApp } from '../test/app.tsx';
import { type MemoryWorkspace, openMemoryWorkspace } from '../test/memory-workspace.ts';
import { type Northwind, seedNorthwind } from '../test/northwind.ts';

let workspace: MemoryWorkspace;
let company: Northwind;
const [ann, bo] = [person('ann'), person('bo')];
const titles = ['Launch film: rough cut', 'Window display kit', 'Press kit: words and stills'] as const;
const idOf = (title: string) => company.tasks[title] ?? '';
const space = () => workspace.memory.tx.tasks.spaceOf(idOf(titles[0])) as SpaceId;
beforeEach(() => {
  localStorage.clear();
  workspace = openMemoryWorkspace();
  company = seedNorthwind(workspace.memory);
});
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: workspace.memory.ctx.now }));
afterEach(() => {
  vi.useRealTimers();
  cleanup();
});

const open = (room = 'work'): Promise<App> => openApp({ at: `/w/${workspace.world.me.workspace}/${room}`, workspace });
const signed = () => workspace.decided.signed.map(({ decision }) => decision as WorkDecision);
const approval = (of: number) => `g${String(of).repeat(17)}` as ApprovalId;

async function frozen(task: string): Promise<string> {
  const [now] = workspace.memory.ask(coveredOf, { task });
  if (now === undefined) throw new Error('the task is not here');
  const kept = await keepContent(workspace, contentText(now.covered, ''));
  if (isRefusal(kept)) throw new Error(kept.kind);
  workspace.byOther(bo, (memory) => void memory.does(freezeVersion, { task, ...kept.file }));
  return kept.hash;
}
async function asks(title: string, of: number, part: Partial<OfWork<'approval-asked'>> = {}): Promise<string> {
  const task = idOf(title);
  const hash = await frozen(task);
  const terms = { quorum: 1, order: 'together', fourEyes: false, contributors: [], strong: false } as const;
  const about = { space: space(), task, approval: approval(of), hash, seats: [{ person: ann }] };
  workspace.decideAs(bo, { type: 'approval-asked', ...about, ...terms, ...part });
  return hash;
}
const offers = (title: string, of: number) => {
  const task = idOf(title);
  workspace.memory.tx.tasks.patch(task, { assigned: bo });
  const offer = `r${String(of).repeat(17)}` as OfferId;
  workspace.decideAs(bo, { type: 'work-offered', space: space(), task, offer, to: { person: ann } });
};
const sheet = () => within(screen.getByRole('dialog'));
const openSheet = async (app: App) => {
  await userEvent.keyboard('a');
  await app.settle(20);
};

test.each(['work', 'inbox'])(
  '[M521] in %s X, Ctrl A and A open one sheet with each statement; Ctrl Enter signs',
  async (room) => {
    const first = await asks(titles[0], 1);
    const second = await asks(titles[1], 2);
    const app = await open(room);
    await userEvent.keyboard('x');
    expect(screen.getByRole('toolbar', { name: '1 selected' })).toBeTruthy();
    await userEvent.keyboard('{Control>}a{/Control}');
    expect(screen.getByRole('toolbar', { name: '2 selected' })).toBeTruthy();
    await openSheet(app);
    expect(signed()).toEqual([]);
    for (const title of titles.slice(0, 2))
      expect(sheet().getByText(`“I approve version 1 of ${title}.”`)).toBeTruthy();
    expect(sheet().getAllByText('Nothing of it was approved before')).toHaveLength(2);
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await app.settle(10);
    expect(signed()).toMatchObject([
      { type: 'approval-given', approval: approval(1), hash: first, seat: 0 },
      { type: 'approval-given', approval: approval(2), hash: second, seat: 0 },
    ]);
    expect(sheet().getByText('2 approvals signed.')).toBeTruthy();
    await userEvent.click(sheet().getByRole('button', { name: 'Done' }));
    await app.settle();
    expect(screen.queryByRole('region', { name: /^To be signed/ })).toBeNull();
    expect(screen.queryByRole('toolbar')).toBeNull();
  },
);

test('[M521] what differs since the approved version stands there, and what is left out goes on waiting', async () => {
  const hash = await asks(titles[0], 1);
  const about = { space: space(), task: idOf(titles[0]), approval: approval(1), hash, seat: 0, strong: false };
  workspace.decideAs(ann, { type: 'approval-given', ...about });
  workspace.byOther(
    bo,
    (memory) => void memory.does(renameTask, { task: idOf(titles[0]), title: 'Launch film: fine cut' }),
  );
  await asks(titles[0], 2, { since: approval(1) });
  await asks(titles[1], 3);
  const app = await open();
  await userEvent.click(screen.getByRole('button', { name: 'Answer several' }));
  await userEvent.click(screen.getByRole('checkbox', { name: 'Select: Launch film: fine cut' }));
  await userEvent.click(screen.getByRole('checkbox', { name: `Select: ${titles[1]}` }));
  await userEvent.click(screen.getByRole('button', { name: /^Sign 2 approvals/ }));
  await app.settle(20);
  const changed = within(sheet().getByRole('region', { name: 'Changed since version 1' }));
  expect([changed.getByText('rough').tagName, changed.getByText('fine').tagName]).toEqual(['DEL', 'INS']);
  expect(sheet().getByText(/having read what changed since version 1\.”$/u)).toBeTruthy();
  await userEvent.click(sheet().getByRole('checkbox', { name: `Sign: ${titles[1]}` }));
  await userEvent.click(sheet().getByRole('button', { name: /^Sign 1 approval/ }));
  await app.settle(10);
  expect(signed()).toMatchObject([{ type: 'approval-given', approval: approval(2) }]);
  await userEvent.click(sheet().getByRole('button', { name: 'Done' }));
  await app.settle();
  expect(screen.getByRole('region', { name: `To be signed: ${titles[1]}` })).toBeTruthy();
});

test('[M521] one that needs a passkey, and one that cannot be read here, are left out with the way to their page', async () => {
  await asks(titles[0], 1, { strong: true });
  await asks(titles[1], 2, { hash: 'h'.padEnd(43, 'A') });
  await asks(titles[2], 3);
  const app = await open();
  await userEvent.keyboard('x{Control>}a{/Control}');
  await openSheet(app);
  expect(sheet().getByText(/^Its signature needs your passkey/u)).toBeTruthy();
  expect(sheet().getByText(/^The frozen version is not on this device yet/u)).toBeTruthy();
  await userEvent.click(sheet().getByRole('checkbox', { name: `Sign: ${titles[0]}` }));
  await userEvent.click(sheet().getByRole('button', { name: /^Sign 1 approval/ }));
  await app.settle(10);
  expect(signed()).toMatchObject([{ type: 'approval-given', approval: approval(3) }]);
  await userEvent.click(sheet().getByRole('button', { name: 'Done' }));
  await app.settle();
  await userEvent.keyboard('x{Control>}a{/Control}');
  await openSheet(app);
  await userEvent.click(sheet().getAllByRole('link', { name: 'Open its page' })[0] as HTMLElement);
  await app.settle(20);
  expect(app.address()).toMatch(/\/approve\/SPR-/u);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('[M521] what came too late is said with its reason beside those that were signed, and holds up none', async () => {
  offers(titles[0], 1);
  offers(titles[1], 2);
  const app = await open();
  await userEvent.keyboard('x{Shift>}j{/Shift}');
  await openSheet(app);
  expect(sheet().getByText(`“I take ${titles[0]} from Yuki.”`)).toBeTruthy();
  const { decide } = workspace;
  workspace.decide = (deciding, how) => {
    workspace.decide = decide;
    const about = { space: space(), task: idOf(titles[0]), offer: `r${'1'.repeat(17)}` as OfferId };
    workspace.decideAs(bo, { type: 'offer-taken-back', ...about });
    return decide(deciding, how);
  };
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await app.settle(10);
  expect(signed().map(({ type }) => type)).toEqual(['offer-accepted', 'offer-accepted']);
  expect(sheet().getByText('1 offer accepted, 1 was not.')).toBeTruthy();
  expect(sheet().getByText('The offer was taken back meanwhile.')).toBeTruthy();
});

test('with the relay away they are signed here, and said to be not on record', async () => {
  offers(titles[0], 1);
  offers(titles[1], 2);
  workspace.setStatus({ link: 'away' });
  const app = await open();
  await userEvent.keyboard('x{Shift>}j{/Shift}');
  await openSheet(app);
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await app.settle(10);
  expect(
    sheet().getByText('2 offers accepted. They wait here until the relay is back, and are not on record before.'),
  ).toBeTruthy();
  expect(sheet().getAllByText('Signed here, not on record')).toHaveLength(2);
});

test('another kind begins anew, Shift and a press reach as far, Escape clears, and keys are those of the card that is looked at', async () => {
  offers(titles[0], 1);
  offers(titles[1], 2);
  await asks(titles[2], 3);
  const app = await open();
  await userEvent.keyboard('x');
  const user = userEvent.setup();
  await user.keyboard('{Shift>}');
  await user.click(screen.getByRole('region', { name: `Offered to you: ${titles[1]}` }));
  await user.keyboard('{/Shift}');
  expect(screen.getByRole('toolbar', { name: '2 selected' })).toBeTruthy();
  await userEvent.click(screen.getByRole('checkbox', { name: `Select: ${titles[2]}` }));
  expect(screen.getByRole('toolbar', { name: '1 selected' })).toBeTruthy();
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('toolbar')).toBeNull());
  within(screen.getByRole('region', { name: `Offered to you: ${titles[0]}` }))
    .getByRole('link')
    .focus();
  await userEvent.keyboard('j');
  await userEvent.keyboard('a');
  await app.settle();
  expect(screen.getByText(`“I take ${titles[1]} from Yuki.”`)).toBeTruthy();
});
