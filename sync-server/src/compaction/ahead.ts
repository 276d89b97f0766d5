// Documents of which a device knows a later epoch than the line: their new beginning was lost, and perhaps nobody can show
// that. Epochs only rise for devices, so the line begins them anew, above what was seen, from what it has.
export interface SeenEpoch {
  readonly doc: string;
  readonly epoch: number;
}

export class Ahead {
  readonly #seen = new Map<string, Map<string, number>>();

  note(workspace: string, { doc, epoch }: SeenEpoch): void {
    const docs = this.#seen.get(workspace) ?? new Map<string, number>();
    this.#seen.set(workspace, docs);
    docs.set(doc, Math.max(epoch, docs.get(doc) ?? 0));
  }

  /** They are handed out once. */
  take(workspace: string): readonly SeenEpoch[] {
    const docs = this.#seen.get(workspace) ?? [];
    this.#seen.delete(workspace);
    return [...docs].map(([doc, epoch]) => ({ doc, epoch }));
  }
}
