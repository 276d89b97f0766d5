import { filesOn } from '@baton/model/file/queries';
import { addFiles } from '@baton/model/file/commands';
import { taskByKey } from '@baton/model/task/queries';
import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { useLiveOne } from '../../lib/use-live.ts';
import { scene, type Scene } from '../../test/scene.tsx';
import { Keeping } from './keeping.tsx';

const copyPage = vi.hoisted(() => vi.fn<(workspace: object, docs: object) => Promise<boolean>>());
vi.mock('@baton/workspace/pages/writing', async (original) => ({ ...(await original<object>()), copyPage }));

let at: Scene;
const film = 'Launch film: rough cut';
beforeEach(() => {
  at = scene();
  copyPage.mockReset().mockResolvedValue(true);
});
function Part() {
  const task = useLiveOne(taskByKey, { key: 'SPR-128' });
  return task ? <Keeping task={task} /> : null;
}
const hang = async (...files: readonly File[]) => {
  for (const file of files) {
    const kept = await at.workspace.keepFile(file);
    if ('refused' in kept) throw new Error(kept.kind);
    at.workspace.memory.does(addFiles, { task: at.company.tasks[film] ?? '', files: [{ name: file.name, ...kept }] });
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
  const docs = copyPage.mock.calls[0]?.[1];
  expect(JSON.stringify(docs)).toContain(at.company.tasks[film]);
  expect(JSON.stringify(docs)).toContain(made?.id);
});

test('what this device cannot have now stays with it, and it is said', async () => {
  await hang(new File(['Forty journalists.'], 'facts.txt'));
  const away = { name: 'film.mp4', hash: 'a'.repeat(64), size: 5, type: 'video/mp4' };
  at.workspace.memory.does(addFiles, { task: at.company.tasks[film] ?? '', files: [away] });
  copyPage.mockResolvedValue(false);
  await copy();
  await screen.findByText(/^“.*” is copied\. Its comments stay with it, and 1 text and 1 file that this device/u);
  const [made] = copies();
  expect(at.workspace.memory.ask(filesOn, { on: made?.id ?? '' }).map(({ name }) => name)).toEqual(['facts.txt']);
});
