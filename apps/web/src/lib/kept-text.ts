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
