// The day of this device, kept right past midnight.
import type { Day } from '@baton/model/day';
import { useSyncExternalStore } from 'react';

const format = new Intl.DateTimeFormat('sv-SE', { year: 'numeric', month: '2-digit', day: '2-digit' });
const today = (): Day => format.format(new Date()) as Day;
const everyMinute = 60_000;

function subscribe(onChange: () => void): () => void {
  const timer = setInterval(onChange, everyMinute);
  return () => clearInterval(timer);
}

export const useToday = (): Day => useSyncExternalStore(subscribe, today);
