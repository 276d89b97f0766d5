// Bytes that are not here and may still come: they are asked for again after a while, for as long as somebody looks.
const againAfter = [2_000, 5_000, 15_000];
const lastAgainAfter = 60_000;

interface Seeking {
  /** True: it has been found, or will not be. `isWanted` is asked before anything is shown. */
  readonly seek: (isWanted: () => boolean) => Promise<boolean>;
  /** Without the relay nothing comes: whoever meets it seeks anew. */
  readonly isLive: boolean;
}
/** Answers how to stop it. */
export function seekUntilFound({ seek, isLive }: Seeking): () => void {
  const still = { isWanted: true, timer: undefined as ReturnType<typeof setTimeout> | undefined };
  const take = async (turn: number): Promise<void> => {
    const isOver = await seek(() => still.isWanted);
    if (isOver || !isLive || !still.isWanted) return;
    still.timer = setTimeout(() => void take(turn + 1), againAfter[turn] ?? lastAgainAfter);
  };
  void take(0);
  return () => {
    still.isWanted = false;
    clearTimeout(still.timer);
  };
}
