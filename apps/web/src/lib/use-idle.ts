// How long nobody has touched this browser, for a tablet that signs out by itself.
import { useEffect, useRef, useState } from 'react';
import { useLatestOf } from './use-event.ts';

const touches = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove'] as const;
const everyMs = 1_000;

/** Calls once after so long without a touch, and when the screen is locked or the browser put away. Answers what is left. */
export function useIdle(idleMs: number, onOver: () => void): number {
  const [left, setLeft] = useState(idleMs);
  const latest = useLatestOf(onOver);
  const last = useRef(0);
  useEffect(() => {
    if (idleMs === 0) return;
    last.current = Date.now();
    const touched = (): void => void (last.current = Date.now());
    const hidden = (): void => void (document.visibilityState === 'hidden' && latest.current());
    const timer = setInterval(() => {
      const next = last.current + idleMs - Date.now();
      setLeft(next);
      if (next <= 0) latest.current();
    }, everyMs);
    for (const name of touches) window.addEventListener(name, touched, { capture: true, passive: true });
    document.addEventListener('visibilitychange', hidden);
    return () => {
      clearInterval(timer);
      for (const name of touches) window.removeEventListener(name, touched, { capture: true });
      document.removeEventListener('visibilitychange', hidden);
    };
  }, [idleMs, latest]);
  return left;
}
