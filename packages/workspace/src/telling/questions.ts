// Live questions: asked once, answered again only when a table that they read has changed, told as differences. Seats
// that ask the same share one answer.
import type { AskCtx, Question } from '@baton/model/command';
import type { PersonId } from '@baton/model/ids';
import type { TableName } from '@baton/model/records';
import type { Rows } from '@baton/model/tx';
import type { RowChange } from '@baton/replica/contract';
import { compareAnswers, nothingAnswered, type Answered, type WithId } from './answer-diff.ts';
import type { AnswerDiff, Stop } from '../contract.ts';

export type AnyQuestion = Question<unknown, WithId>;
type Hear = (diff: AnswerDiff<WithId>, whole: boolean) => void;
interface Asked {
  readonly question: AnyQuestion;
  readonly args: unknown;
  answered: Answered<WithId>;
  readonly hearers: Set<Hear>;
}

export interface QuestionsOptions {
  readonly rows: Rows;
  readonly ctx: () => AskCtx;
  /** Called once for any number of changes until the next `answer`. */
  readonly wanted: () => void;
}
export interface Questions {
  ask(question: AnyQuestion, args: unknown, hear: Hear): Stop;
  changed(changes: readonly RowChange[]): void;
  /** The directory, a title, a number, the day: everything may have changed. */
  changedAll(): void;
  answer(): void;
}

const wholeOf = ({ rows, order }: Answered<WithId>): AnswerDiff<WithId> => ({
  put: order.flatMap((id) => rows.get(id) ?? []),
  gone: [],
  order,
  touched: [],
});

export function createQuestions({ rows, ctx, wanted }: QuestionsOptions): Questions {
  const asked = new Map<string, Asked>();
  const tables = new Set<TableName>();
  let touchedBy = new Map<string, PersonId>();
  let everything = false;
  let isWanted = false;
  const want = (): void => {
    if (isWanted) return;
    isWanted = true;
    wanted();
  };
  const compare = (one: Asked) => compareAnswers(one.answered, one.question.answer(rows, ctx(), one.args), touchedBy);
  return {
    ask(question, args, hear) {
      const key = `${question.name} ${JSON.stringify(args)}`;
      let one = asked.get(key);
      if (!one) {
        one = { question, args, answered: nothingAnswered, hearers: new Set() };
        one.answered = compareAnswers(one.answered, question.answer(rows, ctx(), args)).next;
        asked.set(key, one);
      }
      const { hearers, answered } = one;
      const own: Hear = (diff, whole) => hear(diff, whole);
      hearers.add(own);
      own(wholeOf(answered), true);
      return () => {
        hearers.delete(own);
        if (hearers.size === 0 && asked.get(key)?.hearers === hearers) asked.delete(key);
      };
    },
    changed(changes) {
      for (const change of changes) {
        tables.add(change.table);
        if (change.kind === 'put' && !change.own) touchedBy.set(change.id, change.by);
      }
      if (changes.length > 0) want();
    },
    changedAll() {
      everything = true;
      want();
    },
    answer() {
      isWanted = false;
      for (const one of asked.values()) {
        if (!everything && !one.question.reads.some((table) => tables.has(table))) continue;
        const { next, diff } = compare(one);
        one.answered = next;
        if (diff) for (const hear of one.hearers) hear(diff, false);
      }
      tables.clear();
      touchedBy = new Map();
      everything = false;
    },
  };
}
