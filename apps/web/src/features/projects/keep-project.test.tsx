import { addFiles } from '@baton/model/file/commands';
import { templates } from '@baton/model/plan/queries';
import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { scene, type Scene } from '../../test/scene.tsx';
import { KeepProject } from './keep-project.tsx';

let at: Scene;
const onClose = vi.fn<() => void>();
beforeEach(() => {
  at = scene();
  onClose.mockReset();
});
const project = () => at.workspace.memory.rows.projects.get(at.company.project);
const show = async () => {
  const shown = project();
  if (shown === undefined) throw new Error('no project');
  await at.show(<KeepProject project={shown} onClose={onClose} />);
};

test('before it is kept it is said what comes along and what stays, and Enter keeps it', async () => {
  await show();
  await screen.findByText(/^Its boards with columns, limits, rules, lanes and what cards show; \d+ tasks, all to do/u);
  expect(screen.getByText(/who has the tasks, comments, links, reminders, repeats, budgets/u)).toBeTruthy();
  const name = screen.getByRole('textbox', { name: 'Name' });
  await userEvent.clear(name);
  expect(screen.getByRole('button', { name: /^Keep as a template/u }).getAttribute('aria-disabled')).toBe('true');
  await userEvent.type(name, 'A launch{Enter}');
  await screen.findByText('“A launch” is a template now: a new project can begin like it.');
  expect(onClose).toHaveBeenCalledOnce();
  expect(at.workspace.memory.ask(templates, {}).map(({ plan }) => plan.name)).toEqual(['A launch']);
});

test('files whose bytes are nowhere here are left, and it is said', async () => {
  const [task] = at.workspace.memory.rows.tasks.by('project', project()?.id ?? '');
  const kept = await at.workspace.keepFile(new File(['Forty journalists.'], 'facts.txt'));
  if ('refused' in kept) throw new Error(kept.kind);
  const away = { name: 'film.mp4', hash: 'a'.repeat(64), size: 5, type: 'video/mp4' };
  at.workspace.memory.does(addFiles, { task: task?.id ?? '', files: [{ name: 'facts.txt', ...kept }, away] });
  await show();
  await screen.findByText(/tasks and 2 files, all to do/u);
  await userEvent.click(screen.getByRole('button', { name: 'Keep as a template' }));
  await screen.findByText(/It lacks 1 file that this device does not have and cannot fetch now\.$/u);
  const [made] = at.workspace.memory.ask(templates, {});
  expect(made?.plan.tasks.flatMap(({ files = [] }) => files.map(({ name }) => name))).toEqual(['facts.txt']);
});
