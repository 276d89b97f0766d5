/* Writes into the live regions by hand: what is said is no state of any component and must not render one. */

const groupMs = 5000;

export interface Speaker {
  readonly polite: (text: string) => void;
  readonly assertive: (text: string) => void;
  /** `join` makes one message of several that came while the last was still fresh. */
  readonly grouped: (text: string, join?: (texts: readonly string[]) => string) => void;
  readonly attachPolite: (element: HTMLElement | null) => void;
  readonly attachAssertive: (element: HTMLElement | null) => void;
}

const inOneBreath = (texts: readonly string[]) => texts.join('. ');

export function createSpeaker(): Speaker {
  let politeElement: HTMLElement | null = null;
  let assertiveElement: HTMLElement | null = null;
  let held: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let joinHeld = inOneBreath;

  const polite = (text: string) => write(politeElement, text);
  const release = () => {
    timer = undefined;
    if (held.length === 0) return;
    polite(held.length === 1 ? (held[0] ?? '') : joinHeld(held));
    held = [];
    timer = setTimeout(release, groupMs);
  };
  return {
    polite,
    assertive: (text) => write(assertiveElement, text),
    grouped: (text, join = inOneBreath) => {
      joinHeld = join;
      held.push(text);
      if (timer === undefined) release();
    },
    attachPolite: (element) => void (politeElement = element),
    attachAssertive: (element) => void (assertiveElement = element),
  };
}

/** The same text twice must be heard twice: a trailing no-break space makes it another text. */
function write(element: HTMLElement | null, text: string): void {
  if (element === null) return;
  element.textContent = element.textContent === text ? `${text}\u00A0` : text;
}
