// When somebody was last heard of, on whichever device.
import { useHere } from '../../lib/use-here.ts';
import { useSync } from '../../lib/use-sync.ts';
import { useMe } from '../../lib/use-world.ts';
import { timeText } from '../../parts/day-text.ts';

export function useLastSeen(): (person: string) => string {
  const { devices } = useSync();
  const me = useMe();
  const here = new Set<string>(useHere().map(({ person }) => person));
  return (person) => {
    if (person === me || here.has(person)) return 'now';
    const seen = devices.filter((one) => one.person === person).map(({ lastSeen }) => lastSeen ?? 0);
    const last = Math.max(0, ...seen);
    return last === 0 ? 'Not yet' : timeText(last);
  };
}
