// The import itself: through this terminal's device, into a department, until the relay has it. The device catches up
// first, so that what is there already is known.
import type { Command as ModelCommand } from '@baton/model/command';
import type { SpaceId } from '@baton/model/ids';
import { projectsOfWorkspace, type ProjectAnswer } from '@baton/model/project/queries';
import { suggestPrefix } from '@baton/model/project/rules';
import { isRefusal, type Refusal } from '@baton/model/refusal';
import { interchangeCommands } from '@baton/interchange/registry';
import { importTrello, type Imported } from '@baton/interchange/trello/import';
import { importInParts } from '@baton/interchange/trello/parts';
import type { TrelloPlan } from '@baton/interchange/trello/plan';
import type { Workspace } from '@baton/workspace/contract';
import { openTerminal, type Terminal } from '@baton/workspace/node/node-open';
import { writeParagraphs } from '@baton/workspace/pages/writing';
import { answerOf } from './answer-of.ts';
import { departmentOf } from './department.ts';
import { homeOfTerminal } from './home.ts';

interface Wish {
  readonly into: string | undefined;
  readonly archived: 'bring' | 'leave';
}
export interface Brought {
  readonly project: string;
  readonly prefix: string;
  readonly added: number;
  readonly updated: number;
  readonly untouched: number;
  readonly descriptions: number;
  readonly sentence: string;
}
interface Refused {
  readonly refused: string;
}

const atATime = 64;
const patience = 20_000;
/** Descriptions are a document each: thousands take their time. */
const patienceAtTheEnd = 600_000;

const sentenceOf = (refusal: Refusal): string => {
  if (refusal.kind === 'in-bin')
    return 'The project of an earlier import of this board is in the bin. Restore it first.';
  if (refusal.kind === 'not-allowed') return 'You do not stand in this department.';
  return `The workspace refused it: ${refusal.kind}, ${refusal.what}.`;
};

/** Prefixes of former times are known to the command alone: it is asked until one is free. */
async function bring(workspace: Workspace, plan: TrelloPlan, wish: { space: SpaceId; archived: Wish['archived'] }) {
  const projects = await answerOf(workspace, projectsOfWorkspace, {});
  const taken = new Set(projects.map(({ prefix }) => prefix));
  const hue = 1 + (projects.length % 7);
  for (;;) {
    const project = { name: plan.name, prefix: suggestPrefix(plan.name, taken), hue };
    const args = { plan, space: wish.space, project, archived: wish.archived, matches: [] };
    const result = await importInParts((part) => workspace.run(importTrello, part), args);
    if (!isRefusal(result) || result.kind !== 'prefix-taken') return result;
    taken.add(project.prefix);
  }
}

function told(imported: Imported, project: ProjectAnswer | undefined): Brought {
  const { added, updated, untouched } = imported;
  const descriptions = imported.pages.length;
  const [name, prefix] = [project?.name ?? '', project?.prefix ?? ''];
  const where = project?.spaceTitle ? ` in ${project.spaceTitle}` : '';
  const again = updated + untouched > 0 ? `, ${updated} brought up to date, ${untouched} left as they are` : '';
  const sentence = `${name} (${prefix})${where}: ${added} tasks came${again}. ${descriptions} have a description.`;
  return { project: imported.project, prefix, added, updated, untouched, descriptions, sentence };
}

/** Many at a time, so that they share commits; not all, so that the memory of few is enough. */
async function writeDescriptions(workspace: Workspace, space: SpaceId, pages: Imported['pages']): Promise<void> {
  for (let at = 0; at < pages.length; at += atATime)
    await Promise.all(
      pages
        .slice(at, at + atATime)
        .map(({ task, paragraphs }) => writeParagraphs(workspace, { space, task, paragraphs })),
    );
}

async function importInto({ workspace, saved }: Terminal, plan: TrelloPlan, wish: Wish): Promise<Brought | Refused> {
  await saved(patience);
  const department = departmentOf(workspace.world, wish.into);
  if ('refused' in department) return department;
  const { space } = department;
  const imported = await bring(workspace, plan, { space, archived: wish.archived });
  if (isRefusal(imported)) return { refused: sentenceOf(imported) };
  await writeDescriptions(workspace, space, imported.pages);
  await saved(patienceAtTheEnd);
  const projects = await answerOf(workspace, projectsOfWorkspace, {});
  return told(
    imported,
    projects.find(({ id }) => id === imported.project),
  );
}

export async function importHere(plan: TrelloPlan, wish: Wish): Promise<Brought | Refused> {
  const home = homeOfTerminal();
  if (!home.identity()) return { refused: 'This terminal has not joined a workspace yet: baton join LINK.' };
  const commands = interchangeCommands as unknown as readonly ModelCommand<unknown, unknown>[];
  const terminal = await openTerminal(home, { commands, questions: [] });
  try {
    return await importInto(terminal, plan, wish);
  } finally {
    await terminal.close();
  }
}
