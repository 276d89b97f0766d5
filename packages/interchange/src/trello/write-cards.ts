// Tasks and what hangs on them. What is there already is brought up to date field by field, never overwritten.
import type { SpaceId } from '@baton/model/ids';
import { present, type Patch } from '@baton/model/record';
import type { CheckItem, Task, checkItem, task as taskType } from '@baton/model/task/schema';
import { changedFields, printsIn, printsOf, rankFrom, sourceText, type Values } from '../source.ts';
import type { Imported, Job, Page } from './import.ts';
import type { PlannedCard } from './plan.ts';
import type { Lists } from './write-board.ts';

/** The fields of a task that follow their source, in the form in which they are compared. */
export const valuesOfTask = (task: Task): Values => ({
  title: task.title,
  status: task.status,
  due: task.due,
  assigned: task.assigned,
  tags: task.tags,
  archived: task.archived !== null,
});
export const valuesOfItem = (item: CheckItem): Values => ({ text: item.text, done: item.done !== null });

function wishedValues(job: Job, card: PlannedCard, status: string): Values {
  const assigned = card.holder === null ? null : job.idOf('n', card.holder);
  return { title: card.title, status, due: card.due, assigned, tags: card.tags, archived: card.archived };
}

/** Values as a patch: sets and instants take their own form. */
function taskPatch(job: Job, values: Values, before: Task | undefined): Patch<typeof taskType> {
  const { tags, archived, ...plain } = values as { tags?: readonly string[]; archived?: boolean };
  const gone = (before?.tags ?? []).filter((tag) => tags?.includes(tag) === false);
  const members = [...gone.map((tag) => [tag, false]), ...(tags ?? []).map((tag) => [tag, true])] as [
    string,
    boolean,
  ][];
  return {
    ...plain,
    ...(tags === undefined ? {} : { tags: Object.fromEntries(members) }),
    ...(archived === undefined ? {} : { archived: archived ? job.ctx.now : null }),
  };
}
const only = (values: Values, fields: readonly string[]): Values =>
  Object.fromEntries(Object.entries(values).filter(([field]) => fields.includes(field)));

type Outcome = 'added' | 'updated' | 'untouched';

function writeTask(job: Job, card: PlannedCard, status: string): Outcome {
  const { tx, ctx, args, intake, project, board } = job;
  const id = job.idOf('t', card.id);
  const wished = wishedValues(job, card, status);
  const known = tx.tasks.get(id);
  if (known === undefined) {
    const ranks = { [board]: rankFrom(card.position, card.id) };
    const source = sourceText('trello', card.id, printsOf(wished));
    const created = card.created ?? ctx.now;
    const fields = present(taskPatch(job, wished, undefined));
    const place = { in: 'space', space: args.space as SpaceId } as const;
    tx.tasks.add(place, id, { ...fields, project, ranks, created, source, import: intake });
    return 'added';
  }
  const prints = printsIn(known.source);
  const fields = changedFields(prints, valuesOfTask(known), wished);
  const back = known.binned !== null && known.binned === job.undone ? { binned: null } : {};
  if (fields.length === 0 && Object.keys(back).length === 0) return 'untouched';
  const written = only(wished, fields);
  const source = sourceText('trello', card.id, new Map([...prints, ...printsOf(written)]));
  tx.tasks.patch(id, { ...taskPatch(job, written, known), ...back, source });
  return 'updated';
}

function writeItems(job: Job, card: PlannedCard): void {
  const { tx, ctx, args } = job;
  for (const item of card.items) {
    const id = job.idOf('k', item.id);
    const wished = { text: item.text, done: item.done };
    const known = tx.checkItems.get(id);
    const prints = known === undefined ? new Map<string, string>() : printsIn(known.source);
    const fields = known === undefined ? ['text', 'done'] : changedFields(prints, valuesOfItem(known), wished);
    if (fields.length === 0) continue;
    const written = only(wished, fields);
    const source = sourceText('trello', item.id, new Map([...prints, ...printsOf(written)]));
    const patch: Patch<typeof checkItem> = {
      ...(fields.includes('text') ? { text: item.text } : {}),
      ...(fields.includes('done') ? { done: item.done ? ctx.now : null } : {}),
      source,
    };
    if (known !== undefined) tx.checkItems.patch(id, patch);
    else {
      // No mark of the import: its source says as much, and lines are what an import has most of.
      const born = { task: job.idOf('t', card.id), rank: rankFrom(item.position, item.id), list: item.list };
      tx.checkItems.add({ in: 'space', space: args.space as SpaceId }, id, present({ ...born, ...patch }));
    }
  }
}

function writeLinksAndComments({ tx, args, idOf, intake }: Job, card: PlannedCard): void {
  const space = args.space as SpaceId;
  const task = idOf('t', card.id);
  for (const { id: source, title, url } of card.links) {
    const id = idOf('l', source);
    if (tx.taskLinks.get(id) === undefined)
      tx.taskLinks.add({ in: 'space', space }, id, { task, title, url, import: intake });
  }
  for (const { id: source, author, text, at } of card.comments) {
    const id = idOf('m', source);
    if (tx.comments.get(id) !== undefined) continue;
    const writtenBy = idOf('n', author);
    tx.comments.add({ in: 'feed', space, of: task, at }, id, { on: task, text, at, writtenBy, import: intake });
  }
}

export function writeCards(job: Job, lists: Lists): Pick<Imported, Outcome | 'pages'> {
  const outcomes = { added: 0, updated: 0, untouched: 0 };
  const pages: Page[] = [];
  for (const card of job.args.plan.cards) {
    const status = lists.get(card.list);
    if (status === undefined || (card.archived && job.args.archived === 'leave')) continue;
    const outcome = card.rest === true ? undefined : writeTask(job, card, status);
    writeItems(job, card);
    writeLinksAndComments(job, card);
    if (outcome === undefined) continue;
    outcomes[outcome] += 1;
    const task = job.idOf('t', card.id);
    if (card.paragraphs.length > 0) pages.push({ task, paragraphs: card.paragraphs, known: outcome !== 'added' });
  }
  return { ...outcomes, pages };
}
