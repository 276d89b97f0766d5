// Mentions. A page keeps of a person or a task the id and the word that was written; what they are called now, and
// whether this reader may know it, only the app can say. It hands that in here, for reading and for writing alike.
import { type ComponentType, createContext, type ReactNode } from 'react';

export interface ChipProps {
  readonly id: string;
  /** "Ines", "SPR-118": what is shown to who has no more than this page. */
  readonly label: string;
}
export interface Found {
  readonly id: string;
  /** What the page keeps as its word. */
  readonly label: string;
  readonly title: string;
  readonly before?: ReactNode;
  /** Behind the title: where it stands, how it is called as a chip. */
  readonly end?: string;
}
/** Hands on what fits what was typed. */
export interface FindProps {
  readonly typed: string;
  readonly children: (found: readonly Found[]) => ReactNode;
}
export interface Chips {
  readonly Person: ComponentType<ChipProps>;
  readonly Task: ComponentType<ChipProps>;
  /** Asked only while a menu is open. */
  readonly People: ComponentType<FindProps>;
  readonly Tasks: ComponentType<FindProps>;
  /** The task that a key or an address of here leads to, where this reader has it. */
  readonly taskAt: (text: string) => Promise<Found | null>;
}

const NoOne = ({ children }: FindProps) => children([]);
/** Where nobody says what is behind a chip: the word alone. */
export const wordsOnly: Chips = {
  Person: ({ label }) => <span>@{label}</span>,
  Task: ({ label }) => <span>{label}</span>,
  People: NoOne,
  Tasks: NoOne,
  taskAt: () => Promise.resolve(null),
};

export const ChipsContext = createContext<Chips>(wordsOnly);
