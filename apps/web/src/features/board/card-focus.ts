// The one card that Tab reaches, and the card that wants focus as soon as it is drawn. Outside React: moving on with J
// writes two attributes and renders nothing.
export interface CardFocus {
  home(): string | undefined;
  isHome(id: string): boolean;
  setHome(id: string | undefined): void;
  /** Focus goes to this card when it is drawn; `reveal` scrolls it into what is looked at. */
  wish(id: string): void;
  isWished(id: string): boolean;
  fulfil(): void;
  /** The pointer has moved onto a card, or off them; `left` has focus only because the mouse pressed it before. */
  point(id: string | undefined, left?: Element): void;
  left(): Element | undefined;
  /** The card under the pointer, unless focus has gone to another one since. */
  pointed(): string | undefined;
}

export function createCardFocus(elementOf: (id: string) => HTMLElement | null): CardFocus {
  let home: string | undefined;
  let wished: string | undefined;
  let pointed: string | undefined;
  let left: Element | undefined;
  const moveHome = (id: string | undefined) => {
    if (pointed !== id) pointed = undefined;
    if (home === id) return;
    if (home !== undefined) elementOf(home)?.setAttribute('tabindex', '-1');
    home = id;
    if (id !== undefined) elementOf(id)?.setAttribute('tabindex', '0');
  };
  return {
    home: () => home,
    isHome: (id) => home === id,
    setHome: moveHome,
    wish(id) {
      wished = id;
      moveHome(id);
    },
    isWished: (id) => wished === id,
    fulfil() {
      wished = undefined;
    },
    point(id, from) {
      pointed = id;
      left = from;
    },
    left: () => left,
    pointed: () => pointed,
  };
}
