// Nothing is left hanging: what a board puts away or moves while somebody is asked about it says so first, and ends it.
import { addProject } from '@baton/model/project/commands';
import { archiveTask } from '@baton/model/task/commands';
import type { OfferId, SpaceId } from '@baton/model/ids';
import type { WorkDecision } from '@baton/model/decided/schema';
import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type App, openApp } from '../../test/app.tsx';
import { ann, bo, scene, type Scene } from '../../test/scene.tsx';
import { card, showBoard } from './shown-board.fixture.tsx';

let at: Scene;
beforeEach(() => {
  localStorage.clear();
  at = scene();
});
afterEach(cleanup);

const film = 'Launch film: rough cut';
const kit = 'Window display kit';
const memory = () => at.workspace.memory;
const idOf = (title: string) => at.company.tasks[title] ?? '';
const space = (): SpaceId => memory().tx.tasks.spaceOf(idOf(film)) ?? ('' as SpaceId);
const signed = () => at.workspace.decided.signed.map(({ decision }) => decision as WorkDecision);
const offerOf = (title: string, of: number) =>
  at.workspace.decideAs(ann, {
    type: 'work-offered',
    space: space(),
    task: idOf(title),
    offer: `r${String(of).repeat(17)}` as OfferId,
    to: { person: bo },
  });
const press = async (keys: string) => {
  await userEvent.keyboard(keys);
  await at.settle();
  await at.settle();
};
const push = async (name: string | RegExp) => {
  await userEvent.click(screen.getByRole('button', { name }));
  await at.settle();
  await at.settle();
};
const archived = (title: string) => memory().tx.tasks.get(idOf(title))?.archived !== null;

test('[M470] archiving what is on offer says what ends, leaves it, or ends the offer with the task', async () => {
  offerOf(film, 1);
  await showBoard(at);
  card(film).focus();
  await press('{Shift>}a{/Shift}');
  const dialog = screen.getByRole('dialog', { name: `Archive: “${film}”` });
  expect(dialog.textContent).toContain('offered to Yuki Tanaka by you');
  expect(dialog.textContent).toContain('The offer ends: nobody is asked any more, and it stays with who has it.');
  await push('Leave as it is');
  expect([archived(film), signed()]).toEqual([false, []]);
  card(film).focus();
  await press('{Shift>}a{/Shift}');
  await push('Archive and end the offer');
  expect(archived(film)).toBe(true);
  expect(signed()).toEqual([{ type: 'asking-ended', space: space(), tasks: [idOf(film)] }]);
  await press('{Control>}z{/Control}');
  expect(archived(film)).toBe(false);
  expect(screen.getAllByText(/What ended with it is not open again/).length).toBeGreaterThan(0);
  expect(signed()).toHaveLength(1);
});

test('[M470] what nobody is asked about is archived at once, with nothing signed', async () => {
  await showBoard(at);
  card(kit).focus();
  await press('{Shift>}a{/Shift}');
  expect(screen.queryByRole('dialog', { name: /^Archive/ })).toBeNull();
  expect([archived(kit), signed()]).toEqual([true, []]);
});

test('[M472] of many it names those that wait, and ends them by one statement', async () => {
  offerOf(film, 1);
  offerOf(kit, 2);
  await showBoard(at);
  for (const title of [film, kit, 'Landing page: Tarn 2']) {
    card(title).focus();
    await press('x');
  }
  await userEvent.click(within(screen.getByRole('toolbar')).getByRole('button', { name: 'Move to the bin' }));
  await at.settle();
  const dialog = await screen.findByRole('dialog', { name: 'Move to the bin: 3 tasks' });
  expect(dialog.textContent).toContain('2 of them still wait for somebody’s word.');
  expect(
    within(dialog)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toHaveLength(2);
  await push('Move to the bin and end all 2');
  expect(signed()).toMatchObject([{ type: 'asking-ended' }]);
  expect((signed()[0] as Extract<WorkDecision, { type: 'asking-ended' }>).tasks.toSorted()).toEqual(
    [idOf(film), idOf(kit)].toSorted(),
  );
  expect(memory().tx.tasks.get(idOf('Landing page: Tarn 2'))?.binned).not.toBeNull();
});

test('[M471] to another project of the department an offer goes along, and nothing is asked or signed', async () => {
  memory().does(addProject, { name: 'Autumn', space: space(), hue: 3, prefix: 'AUT' });
  offerOf(film, 1);
  await showBoard(at);
  card(film).focus();
  await press('{Shift>}p{/Shift}');
  await userEvent.type(screen.getByRole('combobox'), 'autumn');
  await at.settle();
  await press('{Enter}');
  expect(memory().tx.tasks.get(idOf(film))?.project).not.toBe(at.company.project);
  expect(signed()).toEqual([]);
});

test('[M473] what was offered while another archived rests on the task, says so, and is ended there', async () => {
  offerOf(film, 1);
  at.workspace.byOther(bo, (theirs) => theirs.does(archiveTask, { task: idOf(film) }));
  const app: App = await openApp({
    at: `/w/${at.workspace.world.me.workspace}/task/SPR-${memory().numbers.get(idOf(film))}?full=true`,
    workspace: at.workspace,
  });
  expect(screen.getByText(/^Offered to Yuki Tanaka by you. Nobody is asked while it is in the archive/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'End it' }));
  await app.settle();
  expect(signed()).toEqual([{ type: 'asking-ended', space: space(), tasks: [idOf(film)] }]);
  expect(screen.queryByText(/Nobody is asked while/)).toBeNull();
});
