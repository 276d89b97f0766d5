import { addTask } from '@baton/model/task/add-commands';
import { person } from '@baton/model/test/memory';
import { act, cleanup } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { prefer } from '../lib/preferences.ts';
import { type App, openApp } from '../test/app.tsx';
import { type MemoryWorkspace, openMemoryWorkspace } from '../test/memory-workspace.ts';
import { seedNorthwind } from '../test/northwind.ts';
import { clockOf, minuteOf, quietText } from './quiet-hours.ts';

/** The system's own, which jsdom has not: what it was asked to show. */
const shown: string[] = [];
class SystemNotice extends EventTarget {
  static readonly permission = 'granted';
  constructor(title: string) {
    super();
    shown.push(title);
  }
}

let workspace: MemoryWorkspace;
let project: string;
beforeEach(() => {
  localStorage.clear();
  shown.length = 0;
  vi.stubGlobal('Notification', SystemNotice);
  vi.spyOn(document, 'hasFocus').mockReturnValue(false);
  workspace = openMemoryWorkspace();
  project = seedNorthwind(workspace.memory).project;
  prefer('system-notices', 'on');
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const quietAround = (minutes: number): void => {
  const now = new Date();
  const at = minuteOf(clockOf(now.getHours() * 60 + now.getMinutes())) ?? 0;
  const around = (away: number) => (at + away + 1_440) % 1_440;
  prefer('quiet-hours', quietText({ from: around(-minutes), to: around(minutes), outsideWork: false }));
};
const never = quietText({ from: 0, to: 0, outsideWork: false });
const give = async (app: App, title: string): Promise<void> => {
  act(() => workspace.byOther(person('bo'), (his) => his.does(addTask, { project, title, assigned: person('ann') })));
  await app.settle();
};
const open = (): Promise<App> => openApp({ at: `/w/${workspace.world.me.workspace}/projects`, workspace });

test('what comes while nobody looks is shown once by the system; what was there before is not', async () => {
  prefer('quiet-hours', never);
  const app = await open();
  await app.settle();
  expect(shown).toEqual([]);
  await give(app, 'Hut signs');
  expect(shown).toEqual(['Hut signs']);
  await app.settle();
  expect(shown).toEqual(['Hut signs']);
});

test('in quiet hours nothing is shown, nor afterwards', async () => {
  quietAround(60);
  const app = await open();
  await give(app, 'Hut signs');
  expect(shown).toEqual([]);
  act(() => prefer('quiet-hours', never));
  await app.settle();
  expect(shown).toEqual([]);
});

test('who looks at the window, or has switched them off, is shown nothing', async () => {
  prefer('quiet-hours', never);
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  const app = await open();
  await give(app, 'Hut signs');
  vi.spyOn(document, 'hasFocus').mockReturnValue(false);
  act(() => prefer('system-notices', 'off'));
  await give(app, 'Press kit');
  expect(shown).toEqual([]);
});
