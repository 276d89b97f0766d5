// The fields of the open task by name, so that keys can reach them. Marked in the page by `data-field`.
export type FieldName = 'title' | 'due' | 'comment' | 'description';

const focusable = '[data-begins-writing], textarea, input, [contenteditable="true"], button';

/** False where the field is not on the page. */
export function focusField(name: FieldName): boolean {
  const place = document.querySelector<HTMLElement>(`[data-field="${name}"]`);
  const target = place?.querySelector<HTMLElement>(focusable);
  target?.focus();
  return target !== undefined && target !== null;
}
