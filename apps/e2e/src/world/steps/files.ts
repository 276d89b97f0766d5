// The system's picker of files, opened by a press.
import type { FileChooser, Locator, Page } from 'playwright-core';

type Chosen = Parameters<FileChooser['setFiles']>[0];

export async function chooseFile(page: Page, opens: Locator, file: Chosen): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), opens.click()]);
  await chooser.setFiles(file);
}

/** In the room for imports. */
export const chooseExport = (page: Page, file: Chosen): Promise<void> =>
  chooseFile(page, page.getByRole('button', { name: 'Choose a file' }), file);
