// What a department was asked for, and how each stands.
import { z } from 'zod';
import { type AskCtx, question } from '../command.ts';
import type { Day } from '../day.ts';
import { nameOf, type Named } from '../person/naming.ts';
import { keying } from '../task/key.ts';
import type { Rows } from '../tx.ts';
import { type RequestState, stateOf } from './rules.ts';
import { type Request, requestOf, taskOf } from './schema.ts';

interface NamedTask {
  readonly id: string;
  readonly key: string;
  readonly title: string;
}
export interface RequestAnswer {
  readonly id: string;
  readonly title: string;
  readonly note: string | null;
  readonly wanted: Day | null;
  readonly from: Named;
  readonly mine: boolean;
  readonly at: number;
  readonly state: RequestState;
  /** Who answered and when; null: nobody yet. */
  readonly answered: { readonly by: string; readonly at: number } | null;
  readonly why: string | null;
  readonly until: Day | null;
  /** The task that was made of it, whatever the newest answer is; of a duplicate the one that was there. */
  readonly task: NamedTask | null;
}

function taskNamed(rows: Rows, ctx: AskCtx, { id, answer }: Request): NamedTask | null {
  const made = rows.tasks.get(answer?.is === 'duplicate' ? answer.of : taskOf(id));
  if (made === undefined || made.binned !== null) return null;
  return { id: made.id, key: keying(rows, ctx)(made), title: made.title };
}

function told(rows: Rows, ctx: AskCtx, request: Request): RequestAnswer {
  const { id, title, note, wanted, from, at, answer } = request;
  return {
    id,
    title,
    note,
    wanted,
    from: nameOf(rows, ctx.directory, from),
    mine: from === ctx.person,
    at,
    state: stateOf(request, ctx.today),
    answered: answer && { by: answer.by, at: answer.at },
    why: answer?.is === 'declined' ? answer.why : null,
    until: answer?.is === 'later' ? answer.until : null,
    task: taskNamed(rows, ctx, request),
  };
}
const reads = ['requests', 'tasks', 'projects', 'profiles', 'names'] as const;
const byTime = (a: RequestAnswer, b: RequestAnswer) => a.at - b.at || (a.id < b.id ? -1 : 1);

/** The oldest first, answered ones too; without what was taken back. */
export const requestsIn = question(
  'requestsIn',
  z.object({ space: z.string() }),
  reads,
  (rows, ctx, { space }): readonly RequestAnswer[] =>
    [...rows.requests.all()]
      .filter((request) => request.binned === null && rows.requests.spaceOf(request.id) === space)
      .map((request) => told(rows, ctx, request))
      .sort(byTime),
);

/** What a task was asked with: one row, or none where it did not begin as a request. */
export const requestBehind = question(
  'requestBehind',
  z.object({ task: z.string() }),
  reads,
  (rows, ctx, { task }): readonly RequestAnswer[] => {
    const request = rows.requests.get(requestOf(task));
    return request === undefined ? [] : [told(rows, ctx, request)];
  },
);
