// Texts stand in pages, which no command reads. A command that takes some along names them before it decides and says in its
// result where each of them goes: whoever runs it brings them here and writes them in its commit.

export type TextAt =
  /** The description of a task. */
  | { readonly task: string }
  /** One of the texts of a template: they stand in one page beside it. */
  | { readonly template: string; readonly space: string; readonly part: string };

export interface TextCopy {
  readonly from: TextAt;
  readonly to: TextAt;
}
/** What a command answers that takes texts along. */
export interface TookTexts {
  readonly texts: readonly TextCopy[];
  /** Of how many it is not known here what they say: they stay with what it was made after. */
  readonly textsLeft: number;
}

export const textKey = (at: TextAt): string => ('task' in at ? at.task : `${at.template} ${at.part}`);

/** @param hasText absent where nobody brings any: then all are left. */
export function takeTexts(copies: readonly TextCopy[], hasText?: (at: TextAt) => boolean): TookTexts {
  const texts = copies.filter(({ from }) => hasText?.(from) === true);
  return { texts, textsLeft: copies.length - texts.length };
}
