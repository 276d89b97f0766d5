// A part of a screen that takes files itself: what is dropped or pasted there is not the open task's. Where an editor in it has
// taken them already, they are taken.
import type { ClipboardEvent, DragEvent } from 'react';

/** Said of the place while files hover over it: "this comment". */
const takesFiles = 'data-takes-files';

export function fileDoors(onto: string, take: (files: readonly File[]) => void) {
  const given = (event: ClipboardEvent | DragEvent, files: FileList | undefined): void => {
    if (event.defaultPrevented || files === undefined || files.length === 0) return;
    event.preventDefault();
    take([...files]);
  };
  return {
    [takesFiles]: onto,
    onDrop: (event: DragEvent) => given(event, event.dataTransfer.files),
    onPaste: (event: ClipboardEvent) => {
      if (event.clipboardData.getData('text/plain').trim() === '') given(event, event.clipboardData.files);
    },
  };
}

/** The place under the pointer that takes files itself; null: none does. */
export const takerUnder = (target: EventTarget | null): string | null =>
  target instanceof Element ? (target.closest(`[${takesFiles}]`)?.getAttribute(takesFiles) ?? null) : null;
