// Rings: edges that lead back to where they began. None is made knowingly; two people can close one apart. Then the newest
// edge of each ring counts nowhere, alike on every device that has the same edges.

/** `from` depends on `to`. */
export interface Edge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** When it was made; what is being made now is the newest. */
  readonly at: number;
}
export type EdgesFrom = (node: string) => readonly Edge[];

const isOlder = (a: Edge, b: Edge): number => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Every edge that can be walked from here, each once. */
function walkedFrom(start: string, edgesFrom: EdgesFrom, settled: ReadonlySet<string>): Map<string, readonly Edge[]> {
  const found = new Map<string, readonly Edge[]>();
  const open = [start];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (found.has(node) || settled.has(node)) continue;
    const edges = edgesFrom(node);
    found.set(node, edges);
    for (const { to } of edges) open.push(to);
  }
  return found;
}

/** Whether one can walk from one node to the other. */
export function leads(from: string, to: string, edgesFrom: EdgesFrom): boolean {
  return walkedFrom(from, edgesFrom, new Set()).has(to);
}

/** Nodes that stand in no ring: taken away one after the other where nothing is left that they lead to. */
function isFree(found: ReadonlyMap<string, readonly Edge[]>): boolean {
  const left = new Map([...found].map(([node, edges]) => [node, edges.filter(({ to }) => found.has(to)).length]));
  const into = new Map<string, string[]>();
  for (const [node, edges] of found) for (const { to } of edges) into.set(to, [...(into.get(to) ?? []), node]);
  const open = [...left].filter(([, count]) => count === 0).map(([node]) => node);
  let taken = 0;
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    taken += 1;
    for (const from of into.get(node) ?? []) {
      const count = (left.get(from) ?? 0) - 1;
      left.set(from, count);
      if (count === 0) open.push(from);
    }
  }
  return taken === left.size;
}

/** The edges that close a ring, where all are laid down from the oldest to the newest. */
function closing(found: ReadonlyMap<string, readonly Edge[]>): Edge[] {
  const laid = new Map<string, Edge[]>();
  const ignored: Edge[] = [];
  for (const edge of [...found.values()].flat().toSorted(isOlder)) {
    if (leads(edge.to, edge.from, (node) => laid.get(node) ?? [])) ignored.push(edge);
    else laid.set(edge.from, [...(laid.get(edge.from) ?? []), edge]);
  }
  return ignored;
}

/** Whether an edge counts nowhere. For one answer: what was walked once is not walked again. */
export function ringsOf(edgesFrom: EdgesFrom): (edge: Edge) => boolean {
  const settled = new Set<string>();
  const ignored = new Set<string>();
  return (edge) => {
    if (!settled.has(edge.from)) {
      const found = walkedFrom(edge.from, edgesFrom, settled);
      if (!isFree(found)) for (const { id } of closing(found)) ignored.add(id);
      for (const node of found.keys()) settled.add(node);
    }
    return ignored.has(edge.id);
  };
}

/** The edges that count. */
export function withoutRings(edgesFrom: EdgesFrom): EdgesFrom {
  const isIgnored = ringsOf(edgesFrom);
  return (node) => edgesFrom(node).filter((edge) => !isIgnored(edge));
}
