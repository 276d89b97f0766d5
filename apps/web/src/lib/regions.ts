// F6: from one region of the page to the next, in the order in which they stand.

const regions = 'aside[aria-label], main, [role="dialog"], [role="region"][data-f6], nav[data-f6]';
const focusable = 'a[href], button, input, textarea, select, [tabindex="0"], [contenteditable="true"]';
const isShown = (element: HTMLElement) => element.getClientRects().length > 0;

export function moveRegion(by: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>(regions)].filter(
    (region) => isShown(region) && region.parentElement?.closest('aside, [role="dialog"]') == null,
  );
  if (all.length === 0) return;
  const current = all.findIndex((region) => region.contains(document.activeElement));
  const next = all[(current + by + all.length) % all.length];
  if (!next) return;
  // Back to what had focus there last; else the first thing that takes it.
  const target =
    next.querySelector<HTMLElement>('[data-focus-home]') ??
    [...next.querySelectorAll<HTMLElement>(focusable)].find(isShown);
  (target ?? next).focus();
}
