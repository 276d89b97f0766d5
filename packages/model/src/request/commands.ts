// Asking a department for work, and answering there. An answer is one value: the newer one counts.
import { z } from 'zod';
import { command } from '../command.ts';
import type { Ctx } from '../ctx.ts';
import { Day } from '../day.ts';
import type { SpaceId } from '../ids.ts';
import { present } from '../record.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { deskOf } from '../space/desk.ts';
import { whyReadOnly } from '../space/rules.ts';
import { addTask } from '../task/add-commands.ts';
import { liveTask } from '../task/rules.ts';
import type { Tx } from '../tx.ts';
import { liveRequest } from './rules.ts';
import { type Answer, type Request, taskOf } from './schema.ts';

const One = z.object({ request: z.string() });

export const askForWork = command(
  'askForWork',
  z.object({
    space: z.string(),
    title: z.string().trim().min(1).max(500),
    note: z.string().trim().max(4_000).optional(),
    wanted: Day.nullable().optional(),
  }),
  (tx, ctx, { space, title, note, wanted }) => {
    if (ctx.directory.spaces[space as SpaceId] === undefined) return refuse('not-found', 'department');
    const refusal = whyReadOnly(ctx.directory, ctx.person, { class: 'r', space: space as SpaceId });
    if (refusal) return refusal;
    const request = ctx.newId('y');
    const fields = { title, note: note || null, wanted: wanted ?? null, from: ctx.person, at: ctx.now };
    tx.requests.add({ in: 'space', space: space as SpaceId }, request, present(fields));
    return { request };
  },
);

/** The request and its space, for who may answer it. */
function answerable(tx: Tx, ctx: Ctx, id: string): { request: Request; space: SpaceId } | Refusal {
  const request = liveRequest(tx, id);
  if (isRefusal(request)) return request;
  const space = tx.requests.spaceOf(id);
  if (space === undefined) return refuse('not-found', 'request');
  return whyReadOnly(ctx.directory, ctx.person, { class: 'r', space }) ?? { request, space };
}
const signed = ({ person, now }: Ctx) => ({ by: person, at: now });

function answer(tx: Tx, ctx: Ctx, { request: id, said }: { request: string; said: Answer | null }) {
  const found = answerable(tx, ctx, id);
  if (isRefusal(found)) return found;
  if (said === null && found.request.answer === null) return refuse('nothing-changed', 'request');
  tx.requests.patch(id, { answer: said });
  return { request: id };
}

interface Birth {
  readonly request: Request;
  readonly space: SpaceId;
  readonly to: string | null;
}
function bearTask(tx: Tx, ctx: Ctx, { request, space, to }: Birth): Refusal | null {
  const desk = deskOf(tx, space);
  if (desk === null || desk.board === null) return refuse('not-found', 'everyday board');
  const place = { project: desk.project.id, board: desk.board };
  const born = { ...ctx, newId: () => taskOf(request.id) };
  const made = addTask.run(tx, born, { ...place, title: request.title, due: request.wanted, assigned: to });
  return isRefusal(made) ? made : null;
}
/** It was taken before: apart from here, or its task was binned since. */
function bringTaskBack(tx: Tx, request: Request): Refusal | null {
  const task = taskOf(request.id);
  const isBinned = tx.tasks.get(task)?.binned != null;
  if (!isBinned && request.answer?.is === 'taken') return refuse('nothing-changed', 'request');
  if (isBinned) tx.tasks.patch(task, { binned: null });
  return null;
}

/** Onto the everyday board. @param to who has it: the taker when it is left out, null for nobody yet. */
export const takeRequest = command(
  'takeRequest',
  One.extend({ to: z.string().nullable().optional() }),
  (tx, ctx, args) => {
    const found = answerable(tx, ctx, args.request);
    if (isRefusal(found)) return found;
    const { request, space } = found;
    const to = args.to === undefined ? ctx.person : args.to;
    const refusal =
      tx.tasks.get(taskOf(request.id)) === undefined
        ? bearTask(tx, ctx, { request, space, to })
        : bringTaskBack(tx, request);
    if (refusal) return refusal;
    tx.requests.patch(request.id, { answer: { is: 'taken', ...signed(ctx) } });
    return { request: request.id, task: taskOf(request.id) };
  },
);

/** What was said stays with the request, for its asker. */
export const declineRequest = command(
  'declineRequest',
  One.extend({ why: z.string().trim().min(1).max(1_000) }),
  (tx, ctx, { request, why }) => answer(tx, ctx, { request, said: { is: 'declined', why, ...signed(ctx) } }),
);
export const answerWithTask = command('answerWithTask', One.extend({ of: z.string() }), (tx, ctx, { request, of }) => {
  const task = liveTask(tx, of);
  return isRefusal(task) ? task : answer(tx, ctx, { request, said: { is: 'duplicate', of, ...signed(ctx) } });
});
export const putOffRequest = command(
  'putOffRequest',
  One.extend({ until: Day.nullable() }),
  (tx, ctx, { request, until }) => answer(tx, ctx, { request, said: { is: 'later', until, ...signed(ctx) } }),
);
/** It waits again. A task that was made of it stays. */
export const reopenRequest = command('reopenRequest', One, (tx, ctx, { request }) =>
  answer(tx, ctx, { request, said: null }),
);
/** By its asker alone. */
export const takeBackRequest = command('takeBackRequest', One, (tx, ctx, args) => {
  const request = liveRequest(tx, args.request);
  if (isRefusal(request)) return request;
  if (request.from !== ctx.person) return refuse('not-allowed', 'request');
  tx.requests.patch(request.id, { binned: ctx.now });
  return { request: request.id };
});
