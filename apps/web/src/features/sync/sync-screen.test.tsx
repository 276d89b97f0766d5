import { renameTask } from '@baton/model/task/commands';
import { person } from '@baton/model/test/memory';
import { act, cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, openApp } from '../../test/app.tsx';
import { chooses } from '../../test/choosing.ts';
import { layout } from '../../test/layout.ts';
import { type MemoryWorkspace, openMemoryWorkspace } from '../../test/memory-workspace.ts';
import { type Northwind, seedNorthwind } from '../../test/northwind.ts';
import { northwindScenes, type Scenes, showScene } from '../../test/northwind-sync.ts';

let workspace: MemoryWorkspace;
let company: Northwind;
let scenes: Scenes;
beforeEach(() => {
  localStorage.clear();
  workspace = openMemoryWorkspace();
  company = seedNorthwind(workspace.memory);
  scenes = northwindScenes(company, Date.now() - 60_000);
});
afterEach(() => {
  layout.setPhone(false);
  cleanup();
});
const open = (show = ''): Promise<App> =>
  openApp({ at: `/w/${workspace.world.me.workspace}/sync${show === '' ? '' : `?show=${show}`}`, workspace });
const press = async (app: App, name: string | RegExp) => {
  await userEvent.click(screen.getByRole('button', { name }));
  await app.settle(60);
};
const headline = () => within(screen.getByRole('main')).getAllByRole('heading', { level: 2 })[0]?.textContent;

test('without a time away there is nothing to tell, and it is said why', async () => {
  await open();
  expect(headline()).toBe('Nothing happened without you');
  expect(screen.queryByRole('img', { name: /offline/ })).toBeNull();
});

test('offline for a moment only: since when, and that one may go on', async () => {
  workspace.setStatus({ save: { state: 'offline', waiting: 0, since: Date.now() } });
  await open();
  expect(headline()).toMatch(/^Offline since today \d\d:\d\d$/);
});

test('back: how long, how much merged by itself, and the two lines with what they show in words and as a table', async () => {
  showScene(workspace, company, 'away');
  const app = await open();
  await app.settle();
  expect(headline()).toBe('You were offline for 14 hours. 74 of 78 changes merged by themselves.');
  expect(
    screen.getByRole('img', { name: /^You, offline: 47 changes, made between .*2 others: 31 changes/ }),
  ).toBeTruthy();
  const table = within(screen.getByRole('table', { hidden: true }));
  expect(table.getAllByRole('row', { hidden: true }).map((row) => row.textContent?.slice(0, 14))).toEqual([
    'WhoChangesFirs',
    expect.stringMatching(/^You, offline47/),
    expect.stringMatching(/^2 others31/),
  ]);
});

test('each replaced value stands with both, with authors and times, mine comes back by one press, and goes by another', async () => {
  showScene(workspace, company, 'away');
  const app = await open();
  await app.settle();
  const list = within(screen.getByRole('list', { name: '3 replaced values' }));
  const row = list.getByText('Due').closest('li') as HTMLElement;
  expect(row.textContent).toContain('SPR-147');
  expect(row.querySelector('s')?.textContent).toBe('Tue 17 March');
  expect(row.textContent).toMatch(/you, \w{3} \d\d:\d\d/);
  expect(row.textContent).toMatch(/Yuki, \w{3} \d\d:\d\d/);
  await userEvent.click(within(row).getByRole('button', { name: /^Use mine: Due of SPR-147/ }));
  await app.settle();
  expect(workspace.calls).toContain(`restore ${scenes.away.replaced[0]?.id}`);
  expect(within(row).getByText('Yours restored')).toBeTruthy();
  await userEvent.click(within(row).getByRole('button', { name: /^Undo: Due/ }));
  await app.settle();
  expect(workspace.calls.at(-1)).toBe('setDue');
  expect(workspace.memory.rows.tasks.get(company.tasks['Demo tents to 8 stores'] ?? '')?.due).toBe('2026-03-16');
});

test('a replaced value that cannot be restored now stays one that can be, and it is said why', async () => {
  showScene(workspace, company, 'away');
  const refusal = { refused: true, kind: 'not-saved', what: 'full' } as const;
  Object.assign(workspace, { restore: async () => refusal });
  const app = await open();
  await app.settle();
  await press(app, /^Use mine: Title of SPR-131/);
  expect(screen.queryByText('Yours restored')).toBeNull();
  expect(screen.getByRole('button', { name: /^Use mine: Title of SPR-131/ })).toBeTruthy();
  expect(screen.getAllByText(/^This was not saved: storage on this device is full/)).not.toHaveLength(0);
});

test('what was settled stays in sight as settled when the list of what was replaced has moved on', async () => {
  showScene(workspace, company, 'away');
  const app = await open();
  await app.settle();
  await press(app, /^Use mine: Title of SPR-131/);
  const { away } = workspace.sync;
  act(() =>
    workspace.setSync({ away: away && { ...away, replaced: away.replaced.filter(({ field }) => field !== 'title') } }),
  );
  expect(screen.getByText('Yours restored')).toBeTruthy();
  expect(screen.getByText('2, yours are kept and one press away')).toBeTruthy();
});

test('Keep lets the other’s value stand', async () => {
  showScene(workspace, company, 'away');
  const app = await open();
  await app.settle();
  await press(app, /^Keep: Estimate of SPR-135/);
  expect(workspace.calls).toContain(`dismiss ${workspace.sync.away?.replaced[1]?.id}`);
});

test('my text in a deleted passage is read, copied and put away', async () => {
  showScene(workspace, company, 'away');
  const app = await open();
  await app.settle();
  const writeText = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve());
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
  await press(app, /^Copy the text of SPR-121/);
  expect(writeText).toHaveBeenCalledWith('The price line stays empty until Viktor has the list.');
  await press(app, /^Put the text of SPR-121/);
  expect(screen.queryByText(/The price line stays empty/)).toBeNull();
  expect(workspace.calls).toContain('dismissPassage passage 1');
});

test('where others changed something leads there; put away, all of it goes', async () => {
  showScene(workspace, company, 'away');
  const app = await open();
  await app.settle();
  expect(screen.getByText('37 changes of others in 8 places, nothing to do')).toBeTruthy();
  const place = screen.getByRole('link', { name: 'SPR-118 Landing page: Tarn 2' });
  expect(place.closest('li')?.title).toMatch(/^By /);
  await press(app, 'Put this away');
  expect(workspace.calls).toContain('closeAway');
  expect(headline()).toBe('Nothing happened without you');
});

test('still away: since when, what waits, and that others are not known', async () => {
  showScene(workspace, company, 'offline');
  const app = await open();
  await app.settle();
  expect(headline()).toMatch(/^You have been offline for 1\d hours\. 47 changes of yours wait here\.$/);
  expect(screen.getByRole('img', { name: /What others do is not known yet\.$/ })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Put this away' })).toBeNull();
});

test('what waits is listed with what it did, nothing waiting is said', async () => {
  showScene(workspace, company, 'offline');
  const app = await open('waiting');
  await app.settle();
  expect(headline()).toBe('3 changes wait on this device.');
  const rows = screen.getAllByRole('listitem').filter((row) => row.textContent?.startsWith('Set a due day'));
  expect(rows[0]?.textContent).toContain('SPR-121 Press kit: words and stillsDue');
  expect(rows[0]?.querySelector('del')?.textContent).toBe('Fri 6 March');
  expect(screen.getByText('Cut at 58 seconds, before the tent falls.').tagName).toBe('Q');
  act(() => workspace.setSync({ waiting: [], waitingCount: 0 }));
  expect(headline()).toBe('Everything of yours is on the relay');
});

test('a refused edit is read, and copied with its place', async () => {
  showScene(workspace, company, 'not-saved');
  const app = await open('not-saved');
  await app.settle();
  expect(headline()).toBe('3 edits are not saved. All of them can still be read here.');
  const writeText = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve());
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
  await userEvent.click(screen.getAllByRole('button', { name: 'Copy: SPR-104 Retail price list' })[1] as HTMLElement);
  await app.settle();
  expect(writeText).toHaveBeenLastCalledWith('SPR-104 Retail price list\nEstimate: 4\u00A0h → 5\u00A0h');
  await userEvent.click(
    screen.getAllByRole('button', { name: 'Hand to somebody: SPR-104 Retail price list' })[0] as HTMLElement,
  );
  await app.settle();
  expect(writeText.mock.lastCall?.[0]).toMatch(/“Ravi agrees to 45 days .*”\n\nhttp.*\/task\/SPR-104$/s);
});

test('where it may be written it is tried again; where not, the reason stands beside', async () => {
  showScene(workspace, company, 'not-saved');
  const app = await open('not-saved');
  await app.settle();
  const [typed, value] = screen.getAllByRole('button', { name: 'Try again: SPR-104 Retail price list' });
  expect(typed?.getAttribute('aria-disabled')).toBe('true');
  await userEvent.click(value as HTMLElement);
  await app.settle();
  expect(workspace.calls).toContain('tryAgain 12');
  expect(headline()).toMatch(/^2 edits are not saved/);
});

test('nothing removes a refused edit but discarding it by name', async () => {
  showScene(workspace, company, 'not-saved');
  const app = await open('not-saved');
  await app.settle();
  await press(app, 'Discard: SPR-121 Press kit: words and stills');
  const asked = within(screen.getByRole('dialog', { name: 'Discard the edit of SPR-121 Press kit: words and stills' }));
  await userEvent.click(asked.getByRole('button', { name: 'Keep it' }));
  await app.settle(60);
  expect(workspace.calls.filter((call) => call.startsWith('dismissRefused'))).toEqual([]);
  await press(app, 'Discard: SPR-121 Press kit: words and stills');
  await press(app, 'Discard edit');
  expect(workspace.calls).toContain('dismissRefused 13');
  expect(headline()).toMatch(/^2 edits are not saved/);
});

test('a device is renamed, and another of mine can be removed', async () => {
  showScene(workspace, company, 'away');
  const app = await open('devices');
  await app.settle();
  const rows = () =>
    within(screen.getByRole('list', { name: 'Your devices' }))
      .getAllByRole('listitem')
      .map((row) => row.textContent);
  expect(rows()[0]).toContain('Laptop This one');
  expect(rows()[2]).toMatch(/Tablet Not seen since .*, may hold changes/);
  expect(screen.queryByRole('button', { name: 'Remove Laptop' })).toBeNull();
  await press(app, 'Remove Tablet');
  expect(screen.getByRole('dialog', { name: 'Remove Tablet' })).toBeTruthy();
});

test('the browser is asked to keep what is here, and its answer is told', async () => {
  workspace.setSync({ storage: { ...workspace.sync.storage, keeping: 'may-be-cleared' } });
  workspace.answers.askToKeep = 'may-be-cleared';
  const app = await open();
  expect(screen.getByText(/the browser may clear it when the disk runs full/)).toBeTruthy();
  await press(app, 'Ask the browser');
  expect(screen.getByText(/^The browser did not promise it\./)).toBeTruthy();
});

test.each([
  [1_700_000_000, true],
  [1_500_000_000, false],
])('%i bytes of two billion: nearly full is said %s', async (used, isSaid) => {
  workspace.setSync({ storage: { ...workspace.sync.storage, used } });
  await open();
  expect(screen.queryByText(/^Nearly full/) !== null).toBe(isSaid);
});

test('changes are read in from a file, and how many is told; a file that is none is refused in words', async () => {
  const app = await open('devices');
  chooses();
  await press(app, 'Read in');
  expect(workspace.calls.filter((call) => call.startsWith('carryIn'))).toEqual([]);
  chooses(new File([new Uint8Array([1, 2])], 'x.baton'));
  await press(app, 'Read in');
  expect(workspace.calls).toContain('carryIn 2');
  expect(screen.getByText('15 changes came in from the file. 40 were here already.')).toBeTruthy();
  workspace.answers.carryIn = { refused: true, kind: 'not-valid', what: 'file' };
  chooses(new File(['no'], 'y.baton'));
  await press(app, 'Read in');
  expect(screen.getByText('This file holds no changes of this workspace.')).toBeTruthy();
});

test('my changes stand under their days, each with its record, and older ones are fetched on demand', async () => {
  showScene(workspace, company, 'away');
  const app = await open('history');
  await app.settle();
  expect(headline()).toBe('What you changed');
  expect(screen.getAllByRole('link', { name: /^SPR-126/ }).length).toBeGreaterThan(3);
  expect(screen.getByText('On this device, not on the relay yet.')).toBeTruthy();
  await press(app, 'Fetch them');
  expect(workspace.calls).toContain('history {"record":null,"older":true}');
});

test('a title that somebody changes meanwhile is read as it is now', async () => {
  showScene(workspace, company, 'away');
  const app = await open();
  await app.settle();
  const task = company.tasks['Window display kit'] ?? '';
  act(() => workspace.byOther(person('bo'), (memory) => void memory.does(renameTask, { task, title: 'Window kit' })));
  await app.settle();
  expect(screen.getByRole('link', { name: 'SPR-135 Window kit' })).toBeTruthy();
});

test('on the phone the parts are in a bar of their own and what this device holds stands at the end', async () => {
  layout.setPhone(true);
  showScene(workspace, company, 'away');
  const app = await open();
  await app.settle();
  expect(screen.getByRole('navigation', { name: 'Parts of sync' })).toBeTruthy();
  const merged = screen.getByRole('heading', { name: 'Merged' });
  const relay = screen.getByRole('heading', { name: 'Relay' });
  expect(merged.compareDocumentPosition(relay) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
});

const notice = () => screen.getByText('The relay has another key than before').closest('[role=alert]')?.textContent;
const otherKey = () => workspace.setSync({ relay: { ...workspace.sync.relay, state: 'other-key', sentence: 'x' } });

test('a relay with another key is said on every part, and an owner signs it in; what is wrong is said where it was typed', async () => {
  otherKey();
  const app = await open('waiting');
  expect(notice()).toContain('Nothing is sent to it');
  await press(app, 'Sign the key in');
  const dialog = within(screen.getByRole('dialog', { name: 'Sign the relay’s new key in' }));
  await userEvent.type(dialog.getByLabelText('Recovery link'), 'https://relay/recover#abc');
  await userEvent.type(dialog.getByLabelText('Code of the relay'), 'AAAA-BBBB');
  const sentence = 'This is not the code of this relay.';
  workspace.answers.signRelayKey = { done: false, kind: 'wrong-code', sentence };
  await press(app, 'Sign it in');
  expect(workspace.calls.at(-1)).toBe('signRelayKey https://relay/recover#abc AAAA-BBBB');
  expect(dialog.getByText(sentence)).toBeTruthy();
  workspace.answers.signRelayKey = null;
  await press(app, 'Sign it in');
  expect(screen.queryByRole('dialog', { name: 'Sign the relay’s new key in' })).toBeNull();
});

test('who owns nothing there is told whom it waits for', async () => {
  workspace = openMemoryWorkspace({ person: person('bo') });
  otherKey();
  await open();
  expect(notice()).toContain(
    'until an owner has signed that key in. What you edit is kept on this device. It goes on by itself then.',
  );
  expect(screen.queryByRole('button', { name: 'Sign the key in' })).toBeNull();
});
