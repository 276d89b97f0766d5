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
}

export function createCardFocus(elementOf: (id: string) => HTMLElement | null): CardFocus {
  let home: string | undefined;
  let wished: string | undefined;
  const moveHome = (id: string | undefined) => {
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
  };
}
