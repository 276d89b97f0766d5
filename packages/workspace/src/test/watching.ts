// What a screen would show, kept up by diffs alone.
import type { Question } from '@baton/model/command';
import { addProject, renameProject } from '@baton/model/project/commands';
import { projectsOfWorkspace } from '@baton/model/project/queries';
import { isRefusal } from '@baton/model/refusal';
import type { AnswerDiff, Status, Workspace } from '../contract.ts';
import type { Scene } from './scene.ts';

export interface Watched<Row> {
  rows(): readonly Row[];
  readonly diffs: AnswerDiff<Row>[];
}
export function watch<A, Row extends { readonly id: string }>(
  workspace: Workspace,
  question: Question<A, Row>,
  args: A,
): Watched<Row> {
  const known = new Map<string, Row>();
  const diffs: AnswerDiff<Row>[] = [];
  let order: readonly string[] = [];
  workspace.live(question, args, (diff) => {
    diffs.push(diff);
    for (const row of diff.put) known.set(row.id, row);
    for (const id of diff.gone) known.delete(id);
    order = diff.order ?? order;
  });
  return { diffs, rows: () => order.flatMap((id) => known.get(id) ?? []) };
}

export const watchProjects = (
  workspace: Workspace,
): { names(): string[]; readonly diffs: AnswerDiff<{ readonly id: string }>[] } => {
  const watched = watch(workspace, projectsOfWorkspace, {});
  return { diffs: watched.diffs, names: () => watched.rows().map(({ name }) => name) };
};

export function watchStatus(workspace: Workspace): { last(): Status; readonly all: Status[] } {
  const all: Status[] = [];
  workspace.onStatus((status) => void all.push(status));
  return {
    all,
    last() {
      const last = all.at(-1);
      if (!last) throw new Error('no status was told');
      return last;
    },
  };
}

/** Resolves with the answer when it is saved; lets 30 ms pass. */
export async function during<T>(scene: Pick<Scene, 'time'>, work: Promise<T>, ms = 30): Promise<T> {
  await scene.time.pass(ms);
  return work;
}

export async function addNamed(scene: Scene, workspace: Workspace, name: string): Promise<string> {
  const prefix = name.slice(0, 3).toUpperCase();
  const result = await during(scene, workspace.run(addProject, { space: scene.space, name, hue: 3, prefix }));
  if (isRefusal(result)) throw new Error(JSON.stringify(result));
  return result.project;
}
export const rename = (workspace: Workspace, project: string, name: string) =>
  workspace.run(renameProject, { project, name });
