// Focus goes back to where it was, also when that is drawn anew in another place: a card that has moved.
export function takeFocusBack(): () => void {
  const before = document.activeElement;
  const card = before?.closest<HTMLElement>('[data-drag-card]')?.dataset['dragCard'];
  return () => {
    if (card === undefined) return;
    // The dialog gives focus back to what it knew; a card that moved is there a little later.
    setTimeout(() => {
      const active = document.activeElement;
      if (active !== null && active !== document.body) return;
      document.querySelector<HTMLElement>(`[data-drag-card="${CSS.escape(card)}"]`)?.focus();
    }, wait);
  };
}
const wait = 250;
