import { act, cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { renameTask, setDue } from '@baton/model/task/commands';
import type { SpaceId } from '@baton/model/ids';
import { person } from '@baton/model/test/memory';
import type { HistoryAnswer } from '@baton/workspace/sync-contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type App, openApp } from '../../test/app.tsx';
import { layout } from '../../test/layout.ts';
import { type MemoryWorkspace, openMemoryWorkspace } from '../../test/memory-workspace.ts';
import { type Northwind, seedNorthwind } from '../../test/northwind.ts';
import { northwindScenes } from '../../test/northwind-sync.ts';

let workspace: MemoryWorkspace;
let company: Northwind;
let answer: HistoryAnswer;
beforeEach(() => {
  localStorage.clear();
  workspace = openMemoryWorkspace();
  company = seedNorthwind(workspace.memory);
  answer = {
    changes: northwindScenes(company, new Date(2026, 2, 4, 15).getTime()).changes,
    more: 'none',
    notHere: false,
  };
  workspace.answers.history = () => answer;
});
afterEach(() => {
  layout.setPhone(false);
  cleanup();
});
const open = (): Promise<App> =>
  openApp({ at: `/w/${workspace.world.me.workspace}/task/SPR-126?full=true&show=history`, workspace });
const history = () => within(screen.getByRole('region', { name: 'History' }));
const lines = (): readonly HTMLElement[] => history().getAllByRole('listitem');
const line = (text: string) => lines().find((row) => row.textContent?.includes(text)) as HTMLElement;

test('who changed what, when, from what to what, under the days on which it was', async () => {
  await open();
  const days = history()
    .getAllByRole('heading', { level: 3 })
    .map((day) => day.textContent);
  expect(days.at(-1)).toMatch(/^Tuesday 3 March|^Tuesday 3 March 2026/);
  expect(lines()).toHaveLength(8);
  const title = line('Claims check');
  expect(title.querySelector('del')?.textContent).toBe('Claims check');
  expect(title.querySelector('b')?.textContent).toBe('Waterproof claims check');
  expect(title.querySelector('time')?.textContent).toMatch(/^\d\d:\d\d$/);
  expect(within(title).getByRole('button', { name: 'About Yuki Tanaka' })).toBeTruthy();
  expect(line('Tag “Legal” put on')).toBeTruthy();
  expect(line('Task made')).toBeTruthy();
});

test('what has not reached the relay, and what was set apart, says so', async () => {
  await open();
  expect(lines()[0]?.textContent).toContain('On this device, not on the relay yet.');
  expect(line('which stands').textContent).toContain('Estimate');
});

test('what was given back after a loss names who answers for it, and nobody as who made it', async () => {
  answer = { ...answer, changes: answer.changes.map((one) => ({ ...one, deviceNo: 0 })) };
  await open();
  expect(line('Claims check').textContent).toContain(
    'Restored by Yuki Tanaka after the relay lost it. Who made it is not verified.',
  );
});

test('a value of before is put back as an edit, which can be undone', async () => {
  const app = await open();
  const task = company.tasks['Waterproof claims check'] ?? '';
  await userEvent.click(within(line('none')).getByRole('button', { name: /^Restore: Priority/ }));
  await app.settle(60);
  const priority = () => workspace.memory.rows.tasks.get(task)?.priority;
  expect(priority()).toBe(2);
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await app.settle(60);
  expect(priority()).toBe(1);
});

test('what stands, and what no one sets by itself, is not offered for putting back', async () => {
  await open();
  expect(within(lines()[1] as HTMLElement).queryByRole('button', { name: /^Restore/ })).toBeNull();
  expect(within(line('Task made')).queryByRole('button', { name: /^Restore/ })).toBeNull();
});

test('by field and by person', async () => {
  const app = await open();
  const choose = async (of: string, item: string) => {
    await userEvent.click(history().getByRole('button', { name: new RegExp(`^${of}`) }));
    await userEvent.click(await screen.findByRole('menuitem', { name: new RegExp(`^${item}`) }));
    await app.settle(60);
  };
  await choose('Field', 'Estimate');
  expect(lines().map((row) => row.textContent?.includes('Estimate'))).toEqual([true, true]);
  expect(history().getByText('2 of 8')).toBeTruthy();
  await choose('By', 'Yuki Tanaka');
  expect(lines()).toHaveLength(1);
  await choose('Field', 'Priority');
  expect(history().getByRole('heading', { name: 'No such change' })).toBeTruthy();
});

test('the list goes along with what is changed meanwhile', async () => {
  const app = await open();
  const asked = () => workspace.calls.filter((call) => call.startsWith('history')).length;
  const before = asked();
  const task = company.tasks['Waterproof claims check'] ?? '';
  act(() => workspace.byOther(person('bo'), (memory) => void memory.does(setDue, { task, due: null })));
  await app.settle(60);
  expect(asked()).toBeGreaterThan(before);
});

test('older ones are fetched from the relay; where it is not reached that is said, and they can be asked for again', async () => {
  answer = { ...answer, more: 'on-relay' };
  workspace.answers.history = ({ older }) => (older ? { ...answer, more: 'unreachable' } : answer);
  const app = await open();
  await userEvent.click(history().getByRole('button', { name: 'Fetch them' }));
  await app.settle(60);
  expect(history().getByText(/which is not reached now/)).toBeTruthy();
  const asked = () => workspace.calls.filter((call) => call.includes('"older":true')).length;
  const before = asked();
  await userEvent.click(history().getByRole('button', { name: 'Try again' }));
  await app.settle(60);
  expect(asked()).toBe(before + 1);
});

test('where no change is known that is said', async () => {
  answer = { changes: [], more: 'none', notHere: false };
  await open();
  expect(history().getByRole('heading', { name: 'No change is known here' })).toBeTruthy();
});

test('the comments stand beside it, and a new title is the heading at once', async () => {
  const app = await open();
  expect(screen.getByRole('complementary', { name: 'Comments' })).toBeTruthy();
  const task = company.tasks['Waterproof claims check'] ?? '';
  act(() => workspace.byOther(person('bo'), (memory) => void memory.does(renameTask, { task, title: 'Claims' })));
  await app.settle(60);
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('SPR-126 Claims');
});

test('on the phone Task and History stand under the bar', async () => {
  layout.setPhone(true);
  const app = await open();
  await app.settle(60);
  const parts = within(screen.getByRole('group', { name: 'Parts of the task' }));
  await userEvent.click(parts.getByRole('button', { name: 'Task' }));
  await app.settle(60);
  expect(screen.queryByRole('region', { name: 'History' })).toBeNull();
});

test('what was signed stands among the edits with its key and its place, alone where one wants, and is exported as a proof', async () => {
  const task = company.tasks['Waterproof claims check'] ?? '';
  const space = workspace.memory.tx.tasks.spaceOf(task) as SpaceId;
  const [ann, bo] = [person('ann'), person('bo')];
  workspace.decideAs(ann, { type: 'work-assigned', space, task, to: bo }, 'As agreed');
  const app = await open();
  await app.settle();
  const row = line('Gave a task to');
  expect(row.textContent).toMatch(/on record \d+\./u);
  expect(within(row).getByText('“As agreed”')).toBeTruthy();
  expect(within(row).queryByRole('button', { name: /^Restore/ })).toBeNull();
  await userEvent.click(history().getByRole('button', { name: /^Field/ }));
  await app.settle();
  await userEvent.click(await screen.findByRole('menuitem', { name: /^Signed/ }));
  await app.settle();
  expect(lines()).toHaveLength(1);
  const saved: string[] = [];
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob: Blob) => {
    void blob.text().then((text) => saved.push(text));
    return 'blob:x';
  };
  await userEvent.click(history().getByRole('button', { name: /^Export proof/ }));
  await app.settle(10);
  URL.createObjectURL = make;
  expect(workspace.calls.at(-1)).toMatch(/^proof \d+$/u);
  const { names, content } = JSON.parse(saved[0] ?? '{}') as { names: Record<string, string>; content: unknown };
  expect([names[task], names[bo], content]).toEqual(['SPR-126 Waterproof claims check', 'Yuki Tanaka', null]);
  expect(await screen.findByText(/^Proof saved\. Anybody checks it at .*\/proof\.$/u)).toBeTruthy();
});
