// How tall a card will be, before anybody has seen it. A guess: the window measures what it draws.
interface Estimated {
  readonly title: string;
  readonly tags: readonly string[];
}
const charactersPerLine = 27;

/** A card of the given content, before anybody has seen it. */
export function estimateHeight({ title, tags }: Estimated): number {
  const lines = Math.min(3, Math.max(1, Math.ceil(title.length / charactersPerLine)));
  return 67 + 18 * lines + (tags.length > 0 ? 27 : 0);
}
