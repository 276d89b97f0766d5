// Asking for approval of a task, reading exactly what was frozen, signing and returning it, and what changed since.
import { decidedOn } from '@baton/model/decided/queries';
import { contentText } from '@baton/model/decided/content';
import { coveredOf } from '@baton/model/decided/content-queries';
import { freezeVersion } from '@baton/model/decided/freeze-command';
import type { OfWork } from '@baton/model/decided/schema';
import type { ApprovalId, SpaceId } from '@baton/model/ids';
import { isRefusal } from '@baton/model/refusal';
import { renameTask } from '@baton/model/task/commands';
import { person } from '@baton/model/test/memory';
import { keepContent } from '@baton/workspace/pages/frozen';
import { act, cleanup, screen, within } from '@testing-library/react';
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
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: workspace.memory.ctx.now }));
afterEach(() => {
  vi.useRealTimers();
  cleanup();
});

const open = (room: string): Promise<App> => openApp({ at: `/w/${workspace.world.me.workspace}/${room}`, workspace });
const key = () => `SPR-${workspace.memory.numbers.get(task())}`;
const decisions = () => workspace.decided.signed.map(({ decision }) => decision as { type: string });
const approval = (of: number) => `g${String(of).repeat(17)}` as ApprovalId;

/** As another one's device does it. */
async function askedBy(by: string, part: Partial<OfWork<'approval-asked'>> = {}): Promise<string> {
  const [now] = workspace.memory.ask(coveredOf, { task: task() });
  if (now === undefined) throw new Error('the task is not here');
  const frozen = await keepContent(workspace, contentText(now.covered, ''));
  if (isRefusal(frozen)) throw new Error(frozen.kind);
  workspace.byOther(by, (memory) => void memory.does(freezeVersion, { task: task(), ...frozen.file }));
  workspace.decideAs(by, {
    type: 'approval-asked',
    space: space(),
    task: task(),
    approval: approval(1),
    hash: frozen.hash,
    seats: [{ person: ann }],
    quorum: 1,
    order: 'together',
    fourEyes: false,
    contributors: [],
    strong: false,
    ...part,
  });
  return frozen.hash;
}
const given = (hash: string, of = 1, seat = 0) =>
  ({
    type: 'approval-given',
    space: space(),
    task: task(),
    approval: approval(of),
    hash,
    seat,
    strong: false,
  }) as const;

test('approval is asked for with the keyboard: the version is frozen first, and the statement carries its hash', async () => {
  const app = await open(`task/${key()}?full=true`);
  await userEvent.click(screen.getAllByRole('button', { name: /^You have it/u })[0] as HTMLElement);
  await app.settle();
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Ask for approval' }));
  await app.settle(10);
  const sheet = await screen.findByRole('dialog', { name: /^Ask for approval of/u });
  await userEvent.click(within(sheet).getByRole('button', { name: /^Ask for approval/u }));
  expect(decisions()).toEqual([]);
  await userEvent.type(within(sheet).getByRole('textbox', { name: 'Who signs' }), 'Yuki{Enter}');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await app.settle(20);
  expect(workspace.calls).toContain('freezeVersion');
  expect(decisions()).toMatchObject([
    { type: 'approval-asked', seats: [{ person: bo }], quorum: 1, fourEyes: true, contributors: [ann], number: 7 },
  ]);
  const { hash } = decisions()[0] as unknown as { hash: string };
  expect(workspace.memory.ask(decidedOn, { task: task() })).toMatchObject([
    { decided: { matter: { approval: { hash } } } },
  ]);
  expect(await screen.findByText('Not signed yet, version 1')).toBeTruthy();
});

test.each(['work', 'inbox'])(
  'what is to be signed stands in %s with its statement, and leads to the page',
  async (room) => {
    workspace.memory.tx.tasks.patch(task(), { assigned: bo });
    await askedBy(bo);
    const app = await open(room);
    const card = screen.getByRole('region', { name: `To be signed: ${title}` });
    expect(within(card).getByText(`“I approve version 1 of ${title}.”`)).toBeTruthy();
    await userEvent.click(within(card).getByRole('link', { name: 'Read and sign' }));
    await app.settle(20);
    expect(app.address()).toMatch(/\/approve\/SPR-/u);
  },
);

test('the page shows the frozen version and not the task; A opens the statement, Ctrl Enter signs', async () => {
  const hash = await askedBy(bo);
  workspace.byOther(bo, (memory) => void memory.does(renameTask, { task: task(), title: 'Something else' }));
  const app = await open(`approve/${key()}`);
  await app.settle(20);
  const text = await screen.findByRole('article', { name: 'Version 1' });
  expect(within(text).getByRole('heading', { name: title })).toBeTruthy();
  expect(within(text).queryByText('Something else')).toBeNull();
  expect(await screen.findByText('The task has changed since. That is not in this version.')).toBeTruthy();
  await userEvent.keyboard('a');
  expect(decisions()).toEqual([]);
  expect(screen.getByText(`“I approve version 1 of ${title}.”`)).toBeTruthy();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await app.settle(10);
  expect(decisions()).toMatchObject([{ type: 'approval-given', hash, seat: 0 }]);
  expect(screen.queryByRole('region', { name: 'Your decision' })).toBeNull();
  expect(screen.getByText('Version 1, approved')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: /^Export proof of what .* signed$/u }));
  await app.settle(10);
  expect(workspace.calls.at(-1)).toMatch(/^proof \d+$/u);
  expect(await screen.findByText(/^Proof saved\./u)).toBeTruthy();
});

test('what cannot be read here is not signed', async () => {
  await askedBy(bo, { hash: 'h'.padEnd(43, 'A') });
  const app = await open(`approve/${key()}`);
  await app.settle(20);
  expect(await screen.findByText(/^The frozen version is not on this device yet/u)).toBeTruthy();
  await userEvent.keyboard('a');
  await userEvent.click(screen.getByRole('button', { name: /^Sign approval/u }));
  expect(screen.queryByRole('button', { name: /^Sign this statement/u })).toBeNull();
});

test('it is returned with a reason, which whoever asked reads on the task; asking leaves it open', async () => {
  await askedBy(bo);
  const app = await open(`approve/${key()}`);
  await app.settle(20);
  await userEvent.click(screen.getByRole('button', { name: 'Ask' }));
  await userEvent.type(screen.getByRole('textbox'), 'Which music?');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await app.settle(10);
  expect(decisions()).toMatchObject([{ type: 'approval-questioned' }]);
  await userEvent.keyboard('d');
  await userEvent.type(screen.getByRole('textbox'), 'The second half drags');
  await userEvent.click(screen.getByRole('button', { name: 'Return' }));
  await app.settle(10);
  expect(decisions().at(-1)).toMatchObject({ type: 'approval-returned' });
  cleanup();
  await open(`task/${key()}?full=true`);
  expect(await screen.findByText(/returned it: “The second half drags”/u)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Ask again' })).toBeTruthy();
});

test('an approved task that was changed says so with the difference, and asks for approval of it', async () => {
  const hash = await askedBy(bo);
  workspace.decideAs(ann, given(hash));
  const app = await open(`task/${key()}?full=true`);
  await app.settle(20);
  expect(screen.getByText('Approved, version 1')).toBeTruthy();
  expect(screen.queryByRole('region', { name: 'Changed since approval' })).toBeNull();
  act(() =>
    workspace.byOther(bo, (memory) => void memory.does(renameTask, { task: task(), title: 'Launch film: fine cut' })),
  );
  await app.settle(20);
  const changed = await screen.findByRole('region', { name: 'Changed since approval' });
  expect(within(changed).getByText('rough').tagName).toBe('DEL');
  expect(within(changed).getByText('fine').tagName).toBe('INS');
  await userEvent.click(within(changed).getByRole('button', { name: 'Ask for approval of the difference' }));
  await app.settle(10);
  const sheet = await screen.findByRole('dialog', { name: /^Ask for approval of/u });
  await userEvent.type(within(sheet).getByRole('textbox', { name: 'Who signs' }), 'Yuki{Enter}');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await app.settle(20);
  expect(decisions().at(-1)).toMatchObject({ type: 'approval-asked', since: approval(1) });
});

test('the difference since the approved version is what its approver reads first', async () => {
  workspace.decideAs(ann, given(await askedBy(bo)));
  workspace.byOther(bo, (memory) => void memory.does(renameTask, { task: task(), title: 'Launch film: fine cut' }));
  await askedBy(bo, { approval: approval(2), since: approval(1) });
  const app = await open(`approve/${key()}`);
  await app.settle(20);
  const text = await screen.findByRole('article', { name: 'Version 2' });
  expect(within(text).getByText('rough').tagName).toBe('DEL');
  expect(
    screen.getByText(/^“I approve version 2 of Launch film: fine cut, having read what changed since version 1/u),
  ).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Text' }));
  expect(within(text).queryByText('rough')).toBeNull();
});

test('who asked takes it back, and others read who signed and who has not', async () => {
  const hash = await askedBy(ann, { seats: [{ person: bo }, { role: 'lead' }], quorum: 1 });
  const app = await open(`task/${key()}?full=true`);
  await app.settle(10);
  expect(screen.getByText('0 of 2, 1 of 2 must sign, any order')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Take back' }));
  await app.settle(10);
  expect(decisions()).toMatchObject([{ type: 'approval-taken-back' }]);
  expect(screen.getByText('Taken back, version 1')).toBeTruthy();
  expect(hash).toHaveLength(43);
});

test('who is asked to sign and away is said to be, with who signs in their place one press off', async () => {
  const cy = person('cy');
  const { now, directory } = workspace.memory.ctx;
  const away = { from: now - 1_000, until: now + 86_400_000, deputies: { approval: cy } };
  Object.assign(directory.persons, { [bo]: { ...directory.persons[bo], away } });
  const app = await open(`task/${key()}?full=true`);
  await userEvent.click(screen.getAllByRole('button', { name: /^You have it/u })[0] as HTMLElement);
  await app.settle();
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Ask for approval' }));
  await app.settle(10);
  const sheet = within(await screen.findByRole('dialog', { name: /^Ask for approval of/u }));
  await userEvent.type(sheet.getByRole('textbox', { name: 'Who signs' }), 'Yuki{Enter}');
  expect(sheet.getByText(/^Yuki Tanaka is away until/u)).toBeTruthy();
  await userEvent.click(sheet.getByRole('button', { name: /^Ask .* instead$/u }));
  expect(sheet.queryByText(/is away until/u)).toBeNull();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await app.settle(20);
  expect(decisions()).toMatchObject([{ type: 'approval-asked', seats: [{ person: cy }] }]);
});

const row = (name: RegExp): string =>
  within(screen.getByRole('region', { name: 'Signatures' }))
    .getAllByRole('listitem')
    .find((one) => name.test(one.textContent ?? ''))?.textContent ?? '';

test('in order, whoever comes later is not asked before their turn, and reads who signs first', async () => {
  const hash = await askedBy(bo, { seats: [{ person: person('cy') }, { person: ann }], quorum: 2, order: 'in-order' });
  const app = await open(`approve/${key()}`);
  await app.settle(20);
  expect(screen.getByText('0 of 2, all must sign, in this order')).toBeTruthy();
  expect(screen.queryByRole('region', { name: 'Your decision' })).toBeNull();
  act(() => workspace.decideAs(person('cy'), given(hash)));
  await app.settle(20);
  expect(row(/Lena/u)).toMatch(/Signed$/u);
  expect(await screen.findByRole('region', { name: 'Your decision' })).toBeTruthy();
});

test('of two seats of which one is enough, the first signature approves, and nobody is asked any more', async () => {
  const hash = await askedBy(bo, { seats: [{ person: ann }, { person: person('cy') }], quorum: 1 });
  const app = await open(`approve/${key()}`);
  await app.settle(20);
  expect(screen.getByText('0 of 2, 1 of 2 must sign, any order')).toBeTruthy();
  act(() => workspace.decideAs(person('cy'), given(hash, 1, 1)));
  await app.settle(20);
  expect(screen.getByText('Version 1, approved')).toBeTruthy();
  expect(screen.queryByRole('region', { name: 'Your decision' })).toBeNull();
});

test('a deputy signs for who is away, says so before, and stands with both names', async () => {
  const cy = person('cy');
  const { now, directory } = workspace.memory.ctx;
  const away = { from: now - 1_000, until: now + 86_400_000, deputies: { approval: ann } };
  Object.assign(directory.persons, { [cy]: { ...directory.persons[cy], away } });
  await askedBy(bo, { seats: [{ person: cy }] });
  const app = await open(`approve/${key()}`);
  await app.settle(20);
  expect(screen.getByText(/You sign for Lena/u)).toBeTruthy();
  await userEvent.keyboard('a');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await app.settle(20);
  expect(row(/for Lena/u)).toMatch(/Signed$/u);
});

test('a strong one says that the passkey is asked for, and without its word nothing is signed', async () => {
  await askedBy(bo, { strong: true });
  const app = await open(`approve/${key()}`);
  await app.settle(20);
  expect(screen.getByText(/Your passkey is asked for\./u)).toBeTruthy();
  await userEvent.keyboard('a');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await app.settle(20);
  const dialog = await screen.findByRole('dialog', { name: 'Sign with your passkey' });
  expect(dialog.textContent).toMatch(/“I approve the version sealed as .{4} .{4}\.”/u);
  await userEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }));
  await app.settle(20);
  expect(screen.getByText('Version 1, in approval')).toBeTruthy();
  expect(row(/Ines|you/u)).toMatch(/Not signed yet$/u);
});

test('what a contested device signed waits and is said to; withdrawn it counts, upheld it is open again', async () => {
  const { directory } = workspace.memory.ctx;
  const { device } = workspace.memory.ctx;
  const contested = (is: 'open' | 'upheld' | 'withdrawn') =>
    Object.assign(directory.devices, {
      [device]: {
        person: person('cy'),
        key: 'k',
        no: 9,
        since: 1,
        enrolled: 1,
        revoked: null,
        contest: { by: ann, from: 1, is },
      },
    });
  const hash = await askedBy(bo, { seats: [{ person: person('cy') }] });
  workspace.decideAs(person('cy'), given(hash));
  const shows = async (is: 'open' | 'upheld' | 'withdrawn') => {
    contested(is);
    const app = await open(`approve/${key()}`);
    await app.settle(20);
    const said = [screen.getByText(/^Version 1, (?:contested|approved|over)$/u).textContent, row(/Lena/u)];
    cleanup();
    return said;
  };
  expect(await shows('open')).toEqual(['Version 1, contested', expect.stringMatching(/Contested$/u)]);
  expect(await shows('withdrawn')).toEqual(['Version 1, approved', expect.stringMatching(/Signed$/u)]);
  expect((await shows('upheld'))[0]).toBe('Version 1, over');
});
