// What a command and a question are: named, with a schema for their arguments, so that a screen in one thread can
// ask a workspace in another for them by name. The registries stand in commands.ts and questions.ts.
import type { z } from 'zod';
import type { Ctx } from './ctx.ts';
import type { Decisions } from './decided/on-record.ts';
import type { Refusal } from './refusal.ts';
import type { TextAt, TookTexts } from './texts.ts';
import type { Rows, Tx } from './tx.ts';

export interface Command<A, R> {
  readonly name: string;
  readonly args: z.ZodType<A>;
  /** Decides, then writes: no write before the last refusal (L4). */
  readonly run: (tx: Tx, ctx: Ctx, args: A) => R | Refusal;
  /** The texts that it takes along, where it takes any; it answers `TookTexts` (texts.ts). */
  readonly texts?: (rows: Rows, args: A) => readonly TextAt[];
}
export const command = <A, R>(name: string, args: z.ZodType<A>, run: Command<A, R>['run']): Command<A, R> => ({
  name,
  args,
  run,
});
/** One that takes texts along: @param texts names those that it would. */
export const takingTexts = <A, R extends TookTexts>(
  of: Command<A, R>,
  texts: NonNullable<Command<A, R>['texts']>,
): Command<A, R> => ({ ...of, texts });

/** What a question is answered from besides rows. */
export type AskCtx = Pick<Ctx, 'person' | 'today' | 'directory'> & {
  readonly decisions: Decisions;
  /** Short keys that the relay has given: record id → number. */
  readonly numbers: { get(record: string): number | undefined };
  /** Latest titles from the ledgers: the workspace, its spaces and teams. */
  readonly titles: {
    readonly workspace: string;
    readonly spaces: Readonly<Record<string, string>>;
    readonly teams: Readonly<Record<string, string>>;
    /** How guests called themselves when they came; told to those who run the workspace. */
    readonly guests?: Readonly<Record<string, string>>;
  };
};
/**
 * A live question. `answer` gives its rows in order; each has an id that is unique in the answer.
 * It is asked again when a record of one of the kinds in `reads` changes and `touches` does not say otherwise.
 */
export interface Question<A, Answer extends { readonly id: string }> {
  readonly name: string;
  readonly args: z.ZodType<A>;
  readonly reads: readonly (keyof Rows)[];
  readonly answer: (rows: Rows, ctx: AskCtx, args: A) => readonly Answer[];
}
// Four parts, because that is what a question is; named ones would be written out sixteen times.
// oxlint-disable-next-line max-params
export const question = <A, Answer extends { readonly id: string }>(
  name: string,
  args: z.ZodType<A>,
  reads: readonly (keyof Rows)[],
  answer: Question<A, Answer>['answer'],
): Question<A, Answer> => ({ name, args, reads, answer });
