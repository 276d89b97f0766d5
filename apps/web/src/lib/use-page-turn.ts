// Whether a page has changed since it was read, for who shows something that is worked out from it.
import { useEffect, useState } from 'react';
import { useWorkspace } from './workspace-context.tsx';

/** Rises with each change of the page. */
export function usePageTurn(doc: string | null): number {
  const workspace = useWorkspace();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (doc === null) return;
    let isOver = false;
    const stops: (() => void)[] = [];
    void workspace.openPage(doc).then((link) => {
      if (link === null) return;
      stops.push(
        link.onUpdate(() => setTurn((before) => before + 1)),
        link.close,
      );
      if (isOver) for (const stop of stops) stop();
    });
    return () => {
      isOver = true;
      for (const stop of stops) stop();
    };
  }, [workspace, doc]);
  return turn;
}
