/** Our own mistake: throws. What the domain refuses is a returned Refusal, never this. */
export function assert(condition: unknown, sentence: string): asserts condition {
  if (!condition) throw new Error(sentence);
}
