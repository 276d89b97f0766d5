// What the cards of a board show. Title, key, baton and what blocks the task stand on every card; the rest is chosen for the
// board, fact by fact, so that two people who switch different ones apart both get theirs.
import type { Minutes } from '../day.ts';
import type { Board } from './schema.ts';

/** In the order in which they are offered, each with whether it is shown where nobody said otherwise. */
export const facts = {
  status: true,
  priority: true,
  parent: true,
  cover: true,
  tags: true,
  due: true,
  checklist: true,
  parts: true,
  comments: true,
  files: false,
  estimate: false,
  /** For how many days it stands in its column. */
  here: false,
} as const;
export type Fact = keyof typeof facts;
export const factNames = Object.keys(facts) as readonly Fact[];

export const shownFacts = ({ face }: Pick<Board, 'face'>): readonly Fact[] =>
  factNames.filter((fact) => (Object.hasOwn(face, fact) ? face[fact] : facts[fact]));

/** What is still to be done of it, by its estimate. */
export const minutesLeft = (task: { readonly kind: string; readonly estimate: Minutes | null }): Minutes =>
  task.kind === 'done' ? 0 : (task.estimate ?? 0);
