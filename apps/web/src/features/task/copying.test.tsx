import { filesOn } from '@baton/model/file/queries';
import { addFiles } from '@baton/model/file/commands';
import { relateTasks } from '@baton/model/relation/commands';
import { setRepeat } from '@baton/model/task/series-commands';
import { taskByKey } from '@baton/model/task/queries';
import { templatesFor } from '@baton/model/template/queries';
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { useLiveOne } from '../../lib/use-live.ts';
import { scene, type Scene } from '../../test/scene.tsx';
import { Keeping } from './keeping.tsx';

let at: Scene;
const film = 'Launch film: rough cut';
const filmOf = () => at.company.tasks[film] ?? '';
beforeEach(() => {
  at = scene();
});
function Part() {
  const task = useLiveOne(taskByKey, { key: 'SPR-128' });
  return task ? <Keeping task={task} /> : null;
}
const hang = async (...files: readonly File[]) => {
  for (const file of files) {
    const kept = await at.workspace.keepFile(file);
    if ('refused' in kept) throw new Error(kept.kind);
    at.workspace.memory.does(addFiles, { task: filmOf(), files: [{ name: file.name, ...kept }] });
  }
};
const copy = async () => {
  await at.show(<Part />);
  await userEvent.click(screen.getByRole('button', { name: 'Copy' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'In this project' }));
};
const copies = () =>
  [...at.workspace.memory.rows.tasks.all()].filter(({ id, title }) => title === film && id !== at.company.tasks[film]);

test('a copy has the files and the text of the one that was copied', async () => {
  await hang(new File(['Forty journalists.'], 'facts.txt'));
  await copy();
  await screen.findByText(`“${film}” is copied. Its comments stay with it.`);
  const [made] = copies();
  expect(at.workspace.memory.ask(filesOn, { on: made?.id ?? '' }).map(({ name }) => name)).toEqual(['facts.txt']);
});

test('what is the task’s alone stays with it, and it is said', async () => {
  const [other = ''] = Object.values(at.company.tasks).filter((id) => id !== filmOf());
  at.workspace.memory.does(relateTasks, { from: filmOf(), to: other, kind: 'waits-for' });
  at.workspace.memory.does(setRepeat, { task: filmOf(), repeat: { every: 1, unit: 'week', from: 'day' } });
  await copy();
  const said = await screen.findByText(/ is copied\. /u);
  expect(said.textContent).toMatch(/copied\. Its comments, what it waits for and how it comes again stay with it\.$/u);
});

test('copied to another project it is said before what stays here', async () => {
  await at.show(<Part />);
  await userEvent.click(screen.getByRole('button', { name: 'Copy' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'To another project' }));
  const dialog = within(await screen.findByRole('dialog', { name: `Copy “${film}” to a project` }));
  expect(dialog.getByText(/Its comments stay here, as their authors’ own\.$/u)).toBeTruthy();
});

test('what this device cannot have now stays with it, and it is said', async () => {
  await hang(new File(['Forty journalists.'], 'facts.txt'));
  const away = { name: 'film.mp4', hash: 'a'.repeat(64), size: 5, type: 'video/mp4' };
  at.workspace.memory.does(addFiles, { task: filmOf(), files: [away] });
  at.workspace.memory.textsAway.add(filmOf());
  await copy();
  await screen.findByText(
    /^“.*” is copied\. Its comments and 1 text and 1 file that this device .* now stay with it\.$/u,
  );
  const [made] = copies();
  expect(at.workspace.memory.ask(filesOn, { on: made?.id ?? '' }).map(({ name }) => name)).toEqual(['facts.txt']);
});

test('kept as a template it has its files and texts, and what it lacks is said', async () => {
  await hang(new File(['Forty journalists.'], 'facts.txt'));
  at.workspace.memory.textsAway.add(filmOf());
  await at.show(<Part />);
  await userEvent.click(screen.getByRole('button', { name: 'Copy' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'As a template' }));
  await screen.findByText(/Who has it, its comments, links, reminders and what it waits for stay with the task\.$/u);
  await userEvent.click(await screen.findByRole('button', { name: 'Keep as a template' }));
  await screen.findByText(/board’s menu adds tasks from it\. It lacks 1 text that this device does not have/u);
  const { project } = at.workspace.memory.rows.tasks.get(filmOf()) ?? { project: '' };
  expect(at.workspace.memory.ask(templatesFor, { project })).toMatchObject([{ files: [{ name: 'facts.txt' }] }]);
});
