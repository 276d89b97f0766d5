// The one card that Tab reaches, and the card that wants focus as soon as it is drawn. Outside React, so that moving
// on with J renders two cards and not the board.
export interface CardFocus {
  home(): string | undefined;
  isHome(id: string): boolean;
  setHome(id: string | undefined): void;
  /** Focus goes to this card when it is drawn; `reveal` scrolls it into what is looked at. */
  wish(id: string): void;
  isWished(id: string): boolean;
  fulfil(): void;
  subscribe(onChange: () => void): () => void;
}

export function createCardFocus(): CardFocus {
  const readers = new Set<() => void>();
  let home: string | undefined;
  let wished: string | undefined;
  const tell = () => {
    for (const reader of readers) reader();
  };
  return {
    home: () => home,
    isHome: (id) => home === id,
    setHome(id) {
      if (home === id) return;
      home = id;
      tell();
    },
    wish(id) {
      wished = id;
      if (home === id) return;
      home = id;
      tell();
    },
    isWished: (id) => wished === id,
    fulfil() {
      wished = undefined;
    },
    subscribe(onChange) {
      readers.add(onChange);
      return () => readers.delete(onChange);
    },
  };
}
