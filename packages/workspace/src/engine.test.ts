import { projectsOfWorkspace } from '@baton/model/project/queries';
import { addProject, renameProject } from '@baton/model/project/commands';
import { isRefusal } from '@baton/model/refusal';
import { expect, test } from 'vitest';
import type { Workspace } from './contract.ts';
import { openScene, type Scene } from './test/scene.ts';

/** What a screen shows of the projects, kept up by diffs. */
export function watchProjects(workspace: Workspace): { names(): string[] } {
  const rows = new Map<string, { name: string }>();
  let order: readonly string[] = [];
  workspace.live(projectsOfWorkspace, {} as never, (diff) => {
    for (const row of diff.put) rows.set(row.id, row as never);
    for (const id of diff.gone) rows.delete(id);
    order = diff.order ?? order;
  });
  return { names: () => order.map((id) => rows.get(id)?.name ?? '?') };
}

export async function addNamed(scene: Scene, workspace: Workspace, name: string): Promise<string> {
  const running = workspace.run(addProject, {
    space: scene.space,
    name,
    hue: 3,
    prefix: name.slice(0, 3).toUpperCase(),
  } as never);
  await scene.time.pass(20);
  const result = await running;
  if (isRefusal(result)) throw new Error(JSON.stringify(result));
  return (result as { project: string }).project;
}

test('[W1] an edit is on the own screen at once and on the other when the relay has kept it', async () => {
  const scene = await openScene();
  const bo = await scene.join();
  const [annAt, boAt] = [await scene.open(scene.ann), await scene.open(bo)];
  const [annSees, boSees] = [watchProjects(annAt.workspace), watchProjects(boAt.workspace)];
  const project = await addNamed(scene, annAt.workspace, 'Spring');
  await scene.time.pass(50);
  expect(annSees.names()).toEqual(['Spring']);
  expect(boSees.names()).toEqual(['Spring']);
  const renaming = boAt.workspace.run(renameProject, { project, name: 'Spring catalogue' });
  await scene.time.pass(50);
  await renaming;
  expect(annSees.names()).toEqual(['Spring catalogue']);
});
