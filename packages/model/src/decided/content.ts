// What of a task is approved, as one text: the same on every device for the same task, so that its hash tells whether it is
// still what was signed. It is kept as it is, read strictly, and shown from itself: never from the task.
import { z } from 'zod';
import { Day } from '../day.ts';
import { FileHash } from '../file/schema.ts';
import { Money } from '../money.ts';

const Shape = z.strictObject({
  baton: z.literal('task content 1'),
  title: z.string(),
  due: Day.nullable(),
  /** Minutes. */
  estimate: z.int().nonnegative().nullable(),
  /** Left out where not everybody who reads the task reads its budget. */
  budget: Money.nullable().optional(),
  tags: z.array(z.string()),
  checklist: z.array(z.strictObject({ text: z.string(), done: z.boolean() })),
  files: z.array(z.strictObject({ name: z.string(), sha256: FileHash })),
  /** The description as Markdown (replica/pages/markdown). */
  page: z.string(),
});
export type Content = z.infer<typeof Shape>;
export type Covered = Omit<Content, 'baton' | 'page'>;

/** One spelling: keys in this order, no space between, nothing left out but the budget. */
export function contentText(covered: Covered, page: string): string {
  const { title, due, estimate, budget, tags, checklist, files } = covered;
  return JSON.stringify({
    baton: 'task content 1',
    title,
    due,
    estimate,
    ...(budget === undefined ? {} : { budget: budget && { minor: budget.minor, currency: budget.currency } }),
    tags: [...tags].sort(),
    checklist: checklist.map(({ text, done }) => ({ text, done })),
    files: files.map(({ name, sha256 }) => ({ name, sha256 })),
    page,
  } satisfies Content);
}

/** Null: it is none, or spelled otherwise. */
export function readContent(text: string): Content | null {
  const read = Shape.safeParse(parsed(text));
  if (!read.success) return null;
  return contentText(read.data, read.data.page) === text ? read.data : null;
}
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
