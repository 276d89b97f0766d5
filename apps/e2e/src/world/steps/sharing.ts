// Sharing a task with guests, from its peek; and what a guest's browser keeps of the workspace.
import type { Page } from 'playwright-core';
import { peek } from './task.ts';

const shareButton = (page: Page) => peek(page).getByRole('button', { name: /^Shared with guests: / });

/** Shares the task whose peek is open by a link for somebody new. */
export async function shareByLink(page: Page): Promise<string> {
  await shareButton(page).click();
  const dialog = page.getByRole('dialog', { name: /^Share “/ });
  await dialog.getByText(/^They see title, facts and checklist/).waitFor();
  await dialog.getByRole('button', { name: 'Share and make a link' }).click();
  const shown = page.getByRole('dialog', { name: /is shared$/ });
  const link = await shown.getByLabel('Guest’s link', { exact: true }).textContent();
  if (link === null) throw new Error('No link is shown.');
  await shown.getByRole('button', { name: 'Done' }).click();
  return link;
}

/** With a guest who is here. */
export async function shareWith(page: Page, name: string): Promise<void> {
  await shareButton(page).click();
  const dialog = page.getByRole('dialog', { name: /^Share “/ });
  await dialog.getByRole('radio', { name }).click();
  await dialog.getByRole('button', { name: 'Share', exact: true }).click();
  await peek(page)
    .getByRole('button', { name: new RegExp(`^Shared with guests: ${name}`) })
    .waitFor({ timeout: 30_000 });
}

/** Everything that this browser keeps of the workspace, as text: keys, values and bytes. */
export const keptIn = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const textOf = (value: unknown): string => {
      if (value instanceof Uint8Array) return new TextDecoder('latin1').decode(value);
      if (value instanceof ArrayBuffer) return textOf(new Uint8Array(value));
      if (Array.isArray(value)) return value.map(textOf).join(' ');
      if (value instanceof Map) return [...value].map(textOf).join(' ');
      if (typeof value === 'object' && value !== null)
        return Object.entries(value)
          .map(([key, one]) => `${key} ${textOf(one)}`)
          .join(' ');
      return String(value);
    };
    const done = <T>(asked: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        asked.addEventListener('success', () => resolve(asked.result));
        asked.addEventListener('error', () => reject(asked.error));
      });
    const parts: string[] = [];
    for (const { name } of await indexedDB.databases()) {
      const db = await done(indexedDB.open(name ?? ''));
      for (const store of db.objectStoreNames) {
        const rows = db.transaction(store).objectStore(store);
        parts.push(textOf(await done(rows.getAll())), textOf(await done(rows.getAllKeys())));
      }
      db.close();
    }
    return parts.join('\n');
  });
