// Small texts that this browser keeps between visits: drafts, preferences. On a computer that is not its person's own
// nothing is written, and they last as long as the page.
let isKept = true;
const here = new Map<string, string | null>();

/** From now on nothing is written in this browser. */
export function keepNoText(): void {
  isKept = false;
}

/** False on a computer that is not its person's own. */
export const keepsText = (): boolean => isKept;

export function keptText(name: string): string | null {
  const known = here.get(name);
  if (known !== undefined) return known;
  try {
    return localStorage.getItem(`baton.${name}`);
  } catch {
    return null; // Storage is switched off.
  }
}

/** Null: it is not kept any longer. */
export function keepText(name: string, text: string | null): void {
  here.set(name, text);
  if (!isKept) return;
  try {
    if (text === null) localStorage.removeItem(`baton.${name}`);
    else localStorage.setItem(`baton.${name}`, text);
  } catch {
    // As above: it lasts as long as the page.
  }
}

/** What this browser keeps under names that begin so; empty where storage is switched off. */
function storedTexts(beginning: string): readonly (readonly [name: string, text: string])[] {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(`baton.${beginning}`));
    return keys.map((key) => [key.slice('baton.'.length), localStorage.getItem(key) ?? ''] as const);
  } catch {
    return [];
  }
}

/** What is kept under names that begin so, by name. What another tab has written since is known. */
export function keptTexts(beginning: string): ReadonlyMap<string, string> {
  const known = [...here].filter((entry): entry is [string, string] => entry[1] !== null);
  const texts = new Map(known.filter(([name]) => name.startsWith(beginning)));
  for (const [name, text] of isKept ? storedTexts(beginning) : []) texts.set(name, text);
  return texts;
}

/** Nothing is kept under names that begin so, whichever tab wrote it. */
export function forgetTexts(beginning: string): void {
  for (const name of here.keys()) if (name.startsWith(beginning)) here.set(name, null);
  for (const [name] of storedTexts(beginning)) localStorage.removeItem(`baton.${name}`);
}
