// When pointing at something is meant: it rests there for a moment. The way from there to what opened is forgiven.

/** As long as a tooltip waits (the look, 8), and as long as a hand needs from a face to its card. */
const restMs = 400;
const nextMs = 120;
const leaveMs = 240;

export interface HoverIntent<T> {
  /** The pointer is on it. */
  readonly over: (place: T) => void;
  /** The pointer is on what was opened. */
  readonly stay: () => void;
  /** The pointer is on neither. */
  readonly out: () => void;
  /** A press, a drag, a key: what was pointed at is not meant any more. */
  readonly forget: () => void;
}
interface HoverDoors<T> {
  readonly open: (place: T) => void;
  readonly close: () => void;
  /** What is open by pointing; null: nothing is. */
  readonly shown: () => T | null;
}

export function createHoverIntent<T>({ open, close, shown }: HoverDoors<T>): HoverIntent<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let meant: T | null = null;
  const forget = () => {
    clearTimeout(timer);
    meant = null;
  };
  const after = (ms: number, act: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      meant = null;
      act();
    }, ms);
  };
  return {
    over(place) {
      if (shown() === place) return forget();
      if (meant === place) return;
      after(shown() === null ? restMs : nextMs, () => open(place));
      meant = place;
    },
    stay: forget,
    out() {
      forget();
      if (shown() !== null) after(leaveMs, close);
    },
    forget,
  };
}
