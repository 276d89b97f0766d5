// The words of all titles, each once, and in which of them a typed word is found. Looking through the words is a hundred
// times less than looking through the titles, and finds a word in the middle of another as well.

/** Words not yet in the long text; so many are looked through one by one. */
const mostLoose = 2_000;

export interface Match {
  readonly word: number;
  /** The typed word stands at its head. */
  readonly isHead: boolean;
}

export class Vocabulary {
  readonly #words: string[] = [];
  readonly #places = new Map<string, number>();
  /** The first words, joined: one search finds all of them that hold the typed word. */
  #text = '';
  #starts: number[] = [];

  placeOf(word: string): number {
    const known = this.#places.get(word);
    if (known !== undefined) return known;
    const place = this.#words.push(word) - 1;
    this.#places.set(word, place);
    return place;
  }

  /** Words that hold the typed one, which has no white space in it. */
  holding(typed: string): Match[] {
    if (this.#words.length - this.#starts.length > mostLoose) this.#join();
    const found = this.#inText(typed);
    for (let word = this.#starts.length; word < this.#words.length; word += 1) {
      const at = this.#words[word]?.indexOf(typed) ?? -1;
      if (at >= 0) found.push({ word, isHead: at === 0 });
    }
    return found;
  }

  #inText(typed: string): Match[] {
    const found: Match[] = [];
    let word = 0;
    for (let at = this.#text.indexOf(typed); at >= 0; at = this.#text.indexOf(typed, this.#starts[word])) {
      word = this.#wordAt(at, word);
      found.push({ word, isHead: at === this.#starts[word] });
      word += 1;
      if (word === this.#starts.length) break;
    }
    return found;
  }

  /** The word in which this place of the text lies; it is none before `from`. */
  #wordAt(at: number, from: number): number {
    let [low, high] = [from, this.#starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #join(): void {
    this.#starts = [];
    let start = 0;
    for (const word of this.#words) {
      this.#starts.push(start);
      start += word.length + 1;
    }
    this.#text = this.#words.join('\n');
  }
}
