// The one row of a list that Tab reaches. J and K walk; each row is found by its id in the document.
export const rowElement = (id: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-drag-card="${CSS.escape(id)}"]`);

/** The row that has focus, if one has: also by what is inside it. */
export function focusedRow(): string | undefined {
  return document.activeElement?.closest<HTMLElement>('[data-drag-card]')?.dataset['dragCard'];
}

/** After the next paint: the row may be drawn anew in another section. */
export function focusSoon(id: string | undefined): void {
  if (id !== undefined) requestAnimationFrame(() => rowElement(id)?.focus());
}

/** The row that was pressed, unless a button of its own was; of what stands elsewhere in the document (a menu), none. */
export function pressedRow({ target }: Pick<MouseEvent, 'target'>): string | undefined {
  if (!(target instanceof Element) || target.closest('button, a') !== null) return undefined;
  return target.closest<HTMLElement>('[data-drag-card]')?.dataset['dragCard'];
}
