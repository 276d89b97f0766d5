// What became of a text, word by word: for who signs the difference and reads no more than that.
export interface DiffPart {
  readonly is: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Beyond that whole lines are told as gone and new. */
const mostCells = 4_000_000;

const wordsOf = (text: string): readonly string[] => text.match(/\s+|[^\s]+/gu) ?? [];

/** Joined again: neighbours of one kind are one part. */
function put(parts: DiffPart[], is: DiffPart['is'], words: readonly string[]): void {
  const text = words.join('');
  const last = parts.at(-1);
  if (text === '') return;
  if (last?.is === is) parts[parts.length - 1] = { is, text: last.text + text };
  else parts.push({ is, text });
}

/** Lengths of the longest common rest, from each place of both. */
function restsOf(before: readonly string[], after: readonly string[]): Uint32Array {
  const width = after.length + 1;
  const rests = new Uint32Array((before.length + 1) * width);
  for (let at = before.length - 1; at >= 0; at -= 1)
    for (let to = after.length - 1; to >= 0; to -= 1)
      rests[at * width + to] =
        before[at] === after[to]
          ? (rests[(at + 1) * width + to + 1] ?? 0) + 1
          : Math.max(rests[(at + 1) * width + to] ?? 0, rests[at * width + to + 1] ?? 0);
  return rests;
}

function walk(parts: DiffPart[], before: readonly string[], after: readonly string[]): void {
  if (before.length * after.length > mostCells) {
    put(parts, 'gone', before);
    put(parts, 'new', after);
    return;
  }
  const rests = restsOf(before, after);
  const restAt = (old: number, next: number): number => rests[old * (after.length + 1) + next] ?? 0;
  let at = 0;
  let to = 0;
  while (at < before.length || to < after.length) {
    const [old, next] = [before[at], after[to]];
    if (old !== undefined && old === next) {
      put(parts, 'same', [old]);
      at += 1;
      to += 1;
    } else if (old !== undefined && (next === undefined || restAt(at + 1, to) >= restAt(at, to + 1))) {
      put(parts, 'gone', [old]);
      at += 1;
    } else if (next !== undefined) {
      put(parts, 'new', [next]);
      to += 1;
    }
  }
}

const around = 60;

/** What stands the same is cut to a few words beside what does not; of what changed nothing is left out. */
export function changesIn(parts: readonly DiffPart[]): readonly DiffPart[] {
  return parts.map((part, at) => {
    const { is, text } = part;
    if (is !== 'same' || text.length <= 2 * around + 20) return part;
    const head = at === 0 ? '' : text.slice(0, around).replace(/\S*$/u, '');
    const tail = at === parts.length - 1 ? '' : text.slice(-around).replace(/^\S*/u, '');
    return { is, text: `${head}…${tail}` };
  });
}

export function wordDiff(before: string, after: string): readonly DiffPart[] {
  const [was, is] = [wordsOf(before), wordsOf(after)];
  let head = 0;
  while (head < was.length && was[head] === is[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(was.length, is.length) - head && was.at(-1 - tail) === is.at(-1 - tail)) tail += 1;
  const parts: DiffPart[] = [];
  put(parts, 'same', was.slice(0, head));
  walk(parts, was.slice(head, was.length - tail), is.slice(head, is.length - tail));
  put(parts, 'same', was.slice(was.length - tail));
  return parts;
}
