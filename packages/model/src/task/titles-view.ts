// Titles of tasks by their words: what a search looks through. Binned tasks are not in it.
import { Best } from '../search/best.ts';
import { Vocabulary, type Match } from '../search/vocabulary.ts';
import type { View } from '../view.ts';
import type { Task } from './schema.ts';

type Titled = Pick<Task, 'id' | 'title' | 'created' | 'archived' | 'binned'>;

/** Small letters without accents. Taking accents off is dear and seldom needed. */
export const fold = (text: string): string =>
  (/\P{ASCII}/u.test(text) ? text.normalize('NFD').replace(/[\u0300-\u036f]/g, '') : text).toLowerCase();

/** What was typed: all of it, and its words, each without white space. */
interface Typed {
  readonly whole: string;
  readonly words: readonly string[];
  /** The words with the space before them: as they stand at the head of a word inside of a title. */
  readonly inside: readonly string[];
}
export function readTyped(text: string): Typed {
  const whole = fold(text.trim());
  const words = whole.split(/\s+/).filter((word) => word !== '');
  return { whole, words, inside: words.map((word) => ` ${word}`) };
}

interface Listed {
  readonly id: string;
  readonly title: string;
  readonly created: number;
  readonly isArchived: boolean;
}
interface Hit {
  readonly task: Listed;
  readonly place: number;
}
const inOrder = (a: Hit, b: Hit): number =>
  a.place - b.place || b.task.created - a.task.created || (a.task.id < b.task.id ? -1 : 1);

/** How well a title that holds every word fits: 0 begins with what was typed, 1 has the words at the head of words, 2 not. */
function placeIn({ title, isArchived }: Listed, { whole, words, inside }: Typed): number {
  const resting = isArchived ? 3 : 0;
  if (title.startsWith(whole)) return resting;
  const isAtHeads = inside.every((word, at) => title.includes(word) || title.startsWith(words[at] ?? ''));
  return resting + (isAtHeads ? 1 : 2);
}

export class Titles {
  readonly #vocabulary = new Vocabulary();
  /** Slots of the tasks that have the word, by its place in the vocabulary. */
  readonly #slots: number[][] = [];
  readonly #listed: (Listed | undefined)[] = [];
  /** While slots are gathered: which ones are there already. */
  #marks = new Uint8Array(0);

  put(slot: number, { id, title, created, archived }: Titled): void {
    const folded = fold(title);
    while (this.#listed.length <= slot) this.#listed.push(undefined);
    this.#listed[slot] = { id, title: folded, created, isArchived: archived !== null };
    for (const word of new Set(folded.split(' '))) {
      const place = this.#vocabulary.placeOf(word);
      const slots = this.#slots[place];
      if (slots === undefined) this.#slots[place] = [slot];
      else slots.push(slot);
    }
  }

  take(slot: number): void {
    const listed = this.#listed[slot];
    if (listed === undefined) return;
    this.#listed[slot] = undefined;
    for (const word of new Set(listed.title.split(' '))) {
      const slots = this.#slots[this.#vocabulary.placeOf(word)] ?? [];
      const at = slots.indexOf(slot);
      const last = slots.pop();
      if (at >= 0 && at < slots.length && last !== undefined) slots[at] = last;
    }
  }

  /** Ids of the tasks whose titles hold every word, the best first; newest first among equals, archived ones last. */
  find(typed: Typed, most: number): readonly string[] {
    if (typed.words.length === 0) return [];
    const matches = typed.words.map((word) => this.#vocabulary.holding(word));
    const sizes = matches.map((all) => all.reduce((sum, { word }) => sum + (this.#slots[word]?.length ?? 0), 0));
    // The rarest word leads: the others are looked for in its titles alone.
    const lead = sizes.indexOf(Math.min(...sizes));
    const others = typed.words.filter((_, at) => at !== lead);
    const best = new Best(most, inOrder);
    for (const slot of this.#slotsWith(matches[lead] ?? [])) {
      const task = this.#listed[slot];
      if (task === undefined || !others.every((word) => task.title.includes(word))) continue;
      best.offer({ task, place: placeIn(task, typed) });
    }
    return best.inOrder().map(({ task }) => task.id);
  }

  /** Each slot once. */
  #slotsWith(matches: readonly Match[]): readonly number[] {
    const lists = matches.map(({ word }) => this.#slots[word] ?? []);
    if (lists.length < 2) return lists[0] ?? [];
    if (this.#marks.length < this.#listed.length) this.#marks = new Uint8Array(this.#listed.length * 2);
    const found: number[] = [];
    for (const slots of lists) this.#gather(slots, found);
    for (const slot of found) this.#marks[slot] = 0;
    return found;
  }

  #gather(slots: readonly number[], found: number[]): void {
    for (const slot of slots) {
      if (this.#marks[slot] === 1) continue;
      this.#marks[slot] = 1;
      found.push(slot);
    }
  }
}

export const taskTitles: View<Titled, Titles> = {
  fields: ['title', 'created', 'archived', 'binned'],
  open: () => new Titles(),
  move(titles, { slot, before, after }) {
    if (isSame(before, after)) return;
    titles.take(slot);
    if (after !== undefined && after.binned === null) titles.put(slot, after);
  },
};

const isSame = (before: Titled | undefined, after: Titled | undefined): boolean =>
  before !== undefined &&
  after !== undefined &&
  before.title === after.title &&
  before.created === after.created &&
  before.archived === after.archived &&
  before.binned === after.binned;
