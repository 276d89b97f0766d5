// A log with some of its methods replaced, for planted faults. The rest goes to the real one, private members and all.
import type { Log } from '@baton/sync-server/log/contract';

export const plantedIn = <T extends Log>(log: T, planted: Partial<Log>): T =>
  new Proxy(log, {
    get(target, name) {
      const own: unknown = Reflect.get(name in planted ? planted : target, name);
      return typeof own === 'function' ? (own.bind(name in planted ? planted : target) as unknown) : own;
    },
  });
