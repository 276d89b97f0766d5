// A task as a pattern: what tasks are made after (tree.ts) and what a template keeps.
import { z } from 'zod';
import { Minutes } from '../day.ts';
import { GivenFile } from '../file/commands.ts';
import { Priority, Title } from './schema.ts';

/** What a template keeps of a task beside its record. */
export const keptFields = {
  files: z.array(GivenFile).max(100).optional(),
  /** The place among them of the picture on its card. */
  cover: z.int().min(0).optional(),
  /** Its text stands in the page of the template. */
  text: z.boolean().optional(),
};
export interface KeptWith {
  readonly files?: readonly GivenFile[] | undefined;
  readonly cover?: number | undefined;
  readonly text?: boolean | undefined;
}

export interface Branch extends KeptWith {
  /** What it was made after: the id of a task, or its place in a template. */
  readonly source: string;
  readonly title: string;
  readonly priority: Priority | null;
  readonly estimate: Minutes | null;
  readonly tags: readonly string[];
  /** Days after the day from which all are counted; null: without a day. */
  readonly after: number | null;
  readonly assigned: string | null;
  readonly lines: readonly string[];
  readonly parts: readonly Branch[];
}
// A schema of itself has to be named before it is made.
export const Branch: z.ZodType<Branch> = z.lazy(() =>
  z.object({
    source: z.string().max(60),
    title: Title,
    priority: Priority.nullable(),
    estimate: Minutes.nullable(),
    tags: z.array(z.string().min(1).max(60)).max(50),
    after: z.int().min(-3660).max(3660).nullable(),
    assigned: z.string().nullable(),
    lines: z.array(z.string().min(1).max(2000)).max(500),
    ...keptFields,
    parts: z.array(Branch).max(200),
  }),
);

/** It and its parts, each before its own. */
export const branchesIn = (branch: Branch): readonly Branch[] => [branch, ...branch.parts.flatMap(branchesIn)];
