// Live answers, shared by all who ask the same. Rows that did not change keep their identity, so that memoised parts
// stay still; an answer lingers for a while after the last reader left, so that coming back draws at once.
import type { Question } from '@baton/model/command';
import type { AnswerDiff, Stop, Workspace } from '@baton/workspace/contract';
import type { Touches } from './touches.ts';

type Row = { readonly id: string };
export interface Answer<R extends Row> {
  /** Undefined until the first answer came; that is a few milliseconds, not a state to draw. */
  get(): readonly R[] | undefined;
  subscribe(onChange: () => void): Stop;
}
export interface Answers {
  of<A, R extends Row>(question: Question<A, R>, args: A): Answer<R>;
  /** Keeps the answers for as long as somebody holds them; gives back how to let go. */
  hold(): Stop;
}

const lingers = 30_000;

/** Pure: the rows after a diff. The same array comes back when nothing changed. */
export function applyDiff<R extends Row>(rows: readonly R[], diff: AnswerDiff<R>): readonly R[] {
  if (diff.put.length === 0 && diff.gone.length === 0 && diff.order === null) return rows;
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const id of diff.gone) byId.delete(id);
  for (const row of diff.put) byId.set(row.id, row);
  const order = diff.order ?? [...byId.keys()];
  return order.map((id) => byId.get(id)).filter((row) => row !== undefined);
}

function createAnswer<R extends Row>(
  ask: (handler: (diff: AnswerDiff<R>) => void) => Stop,
  onIdle: () => void,
): Answer<R> & { stop(): void } {
  let rows: readonly R[] | undefined;
  let stop: Stop | undefined;
  let idle: ReturnType<typeof setTimeout> | undefined;
  const readers = new Set<() => void>();
  const handle = (diff: AnswerDiff<R>) => {
    const next = applyDiff(rows ?? [], diff);
    if (next === rows) return;
    rows = next;
    for (const reader of readers) reader();
  };
  return {
    get: () => rows,
    subscribe(onChange) {
      clearTimeout(idle);
      readers.add(onChange);
      stop ??= ask(handle);
      return () => {
        readers.delete(onChange);
        if (readers.size === 0) idle = setTimeout(onIdle, lingers);
      };
    },
    stop() {
      clearTimeout(idle);
      stop?.();
    },
  };
}

export function createAnswers(workspace: Workspace, touches: Touches): Answers {
  const answers = new Map<string, ReturnType<typeof createAnswer<Row>>>();
  let holders = 0;
  const close = () => {
    for (const answer of answers.values()) answer.stop();
    answers.clear();
  };
  return {
    of<A, R extends Row>(question: Question<A, R>, args: A): Answer<R> {
      const key = `${question.name} ${JSON.stringify(args)}`;
      const known = answers.get(key);
      if (known) return known as unknown as Answer<R>;
      const ask = (handler: (diff: AnswerDiff<R>) => void) =>
        workspace.live(question, args, (diff) => {
          handler(diff);
          touches.add(diff.touched);
        });
      const answer = createAnswer<R>(ask, () => {
        answer.stop();
        answers.delete(key);
      });
      answers.set(key, answer);
      return answer;
    },
    hold() {
      holders += 1;
      return () => {
        holders -= 1;
        // A moment later: React lets go and takes hold again when it checks its effects.
        setTimeout(() => holders === 0 && close(), 0);
      };
    },
  };
}
