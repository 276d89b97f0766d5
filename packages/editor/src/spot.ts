// Where something floats beside the text: over the page, so that no panel cuts it off, and moved along when that scrolls.
import type { Editor } from '@tiptap/core';
import { useLayoutEffect, useState } from 'react';

export interface Spot {
  readonly left: number;
  readonly top: number;
}
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

/** @param read what it stands beside; null: nowhere now. @param again anything whose change moves it. */
export function useBox(editor: Editor, read: () => Box | null, again: unknown): Box | null {
  const [box, setBox] = useState<Box | null>(null);
  useLayoutEffect(() => {
    const look = () => {
      const next = editor.isDestroyed ? null : read();
      setBox((now) =>
        now?.left === next?.left && now?.top === next?.top && now?.bottom === next?.bottom ? now : next,
      );
    };
    look();
    editor.on('transaction', look);
    window.addEventListener('scroll', look, { capture: true, passive: true });
    window.addEventListener('resize', look);
    return () => {
      editor.off('transaction', look);
      window.removeEventListener('scroll', look, { capture: true });
      window.removeEventListener('resize', look);
    };
    // oxlint-disable-next-line react/exhaustive-deps -- what it reads is named by `again`
  }, [editor, again]);
  return box;
}

/** A box of the text's coordinates; ProseMirror throws where nothing is laid out. */
export function boxAt(editor: Editor, position: number): Box | null {
  try {
    const { left, top, bottom } = editor.view.coordsAtPos(position);
    return { left, top, bottom };
  } catch {
    return null;
  }
}

const gap = 6;
const seen = () => window.visualViewport?.height ?? window.innerHeight;

/** Below the line where there is room, else above it; never out of sight to the side. */
export function spotBeside({ left, top, bottom }: Box, { width, height }: { width: number; height: number }): Spot {
  const isBelow = bottom + gap + height <= seen() || top - gap - height < 0;
  return {
    left: Math.max(8, Math.min(left, window.innerWidth - width - 8)),
    top: isBelow ? bottom + gap : top - gap - height,
  };
}
export function spotAbove({ left, top, bottom }: Box, { width, height }: { width: number; height: number }): Spot {
  const isAbove = top - gap - height >= 4;
  return {
    left: Math.max(8, Math.min(left, window.innerWidth - width - 8)),
    top: isAbove ? top - gap - height : bottom + gap,
  };
}
