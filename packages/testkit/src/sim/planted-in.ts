// Something real with some of its methods replaced, for planted faults. The rest goes to the real one, private members and all.

export const plantedIn = <T extends object>(whole: T, planted: Partial<T>): T =>
  new Proxy(whole, {
    get(target, name) {
      const from = name in planted ? planted : target;
      const own: unknown = Reflect.get(from, name, from);
      return typeof own === 'function' ? (own.bind(from) as unknown) : own;
    },
  });
