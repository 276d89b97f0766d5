// The day of this device, kept right past midnight.
import type { Day } from '@baton/model/day';
import { useSyncExternalStore } from 'react';

const format = new Intl.DateTimeFormat('sv-SE', { year: 'numeric', month: '2-digit', day: '2-digit' });
const everyMinute = 60_000;
let known: { readonly minute: number; readonly day: Day } | undefined;

/** Written once a minute: it is read at each drawing of whatever shows a day. */
function today(): Day {
  const minute = Math.floor(Date.now() / everyMinute);
  if (known?.minute !== minute) known = { minute, day: format.format(new Date()) as Day };
  return known.day;
}

function subscribe(onChange: () => void): () => void {
  const timer = setInterval(onChange, everyMinute);
  return () => clearInterval(timer);
}

export const useToday = (): Day => useSyncExternalStore(subscribe, today);
