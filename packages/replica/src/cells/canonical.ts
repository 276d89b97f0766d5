// One text for one value, whatever the order of its keys: ties between cells are decided by it, alike on every device.

/** Text of anything that a Yjs value can be; two values are the same exactly when their texts are. */
export function canonical(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'number':
      return Number.isFinite(value) ? JSON.stringify(value) : `#${value}`;
    case 'bigint':
      return `#${value}n`;
    case 'object':
      return value === null ? 'null' : ofObject(value);
    default:
      return String(value);
  }
}

function ofObject(value: object): string {
  if (value instanceof Uint8Array) return `#bytes ${Array.from(value).join(' ')}`;
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, held]) => `${JSON.stringify(key)}:${canonical(held)}`).join(',')}}`;
}

export const same = (one: unknown, other: unknown): boolean =>
  one === other || (typeof one === 'object' && typeof other === 'object' && canonical(one) === canonical(other));
