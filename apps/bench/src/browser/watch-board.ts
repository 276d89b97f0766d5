// Runs in the page, before its own code: when the first card was painted, when all were counted, and where one card is.
// It is handed over as text, so it may use nothing from outside itself.

export interface Watched {
  /** Since the navigation began, in ms; null until it happens. */
  firstCard: number | null;
  /** Cards in the heads of all columns together. */
  counted(): number;
  complete: number | null;
  wanted: number;
  /** Wall-clock ms of the last keydown, and of each painted move of the followed card with its column. */
  key: number;
  moves: { at: number; column: string }[];
  follow(card: string): void;
}

export function watchBoard(): void {
  const painted = (then: () => void): void => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', then);
      port1.start();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port's has none
      port2.postMessage(null);
    });
  };
  const wall = (since: number): number => performance.timeOrigin + since;
  const columnOf = (card: string): string => {
    const element = document.querySelector(`[data-drag-card="${card}"]`);
    const label = element?.parentElement?.closest('[aria-label]')?.getAttribute('aria-label') ?? '';
    return label.replace(/, \d+$/u, '');
  };
  const watched: Watched = {
    firstCard: null,
    complete: null,
    wanted: Number(sessionStorage.getItem('wanted') ?? Number.NaN),
    key: 0,
    moves: [],
    counted() {
      const labels = [...document.querySelectorAll('[aria-label]')].map((one) => one.getAttribute('aria-label') ?? '');
      const heads = new Map(
        labels.flatMap((label) => {
          const found = /^(Backlog|To do|Doing|Done|Later|Ready|Making|Review), (\d+)$/u.exec(label);
          return found ? [[found[1], Number(found[2])] as const] : [];
        }),
      );
      return [...heads.values()].reduce((sum, count) => sum + count, 0);
    },
    follow(card) {
      let last = columnOf(card);
      watched.moves = [];
      const look = (): void => {
        const column = columnOf(card);
        if (column === '' || column === last) return;
        last = column;
        painted(() => watched.moves.push({ at: wall(performance.now()), column }));
      };
      new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
    },
  };
  (globalThis as unknown as { watched: Watched }).watched = watched;
  addEventListener('keydown', (event) => (watched.key = wall(event.timeStamp)), { capture: true });
  const look = (): void => {
    const now = performance.now();
    if (watched.firstCard === null && document.querySelector('[data-drag-card]')) watched.firstCard = now;
    if (watched.complete === null && watched.counted() === watched.wanted) watched.complete = now;
    if (watched.complete === null && now < 60_000) requestAnimationFrame(look);
  };
  if (!Number.isNaN(watched.wanted)) requestAnimationFrame(look);
}
