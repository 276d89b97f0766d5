// The system's picker of files, opened by a press, and the files of an open task.
import type { FileChooser, Locator, Page } from 'playwright-core';

type Chosen = Parameters<FileChooser['setFiles']>[0];

export async function chooseFile(page: Page, opens: Locator, file: Chosen): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), opens.click()]);
  await chooser.setFiles(file);
}

/** In the room for imports. */
export const chooseExport = (page: Page, file: Chosen): Promise<void> =>
  chooseFile(page, page.getByRole('button', { name: 'Choose a file' }), file);

export interface Given {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}
export const textFile = (name: string, text: string, mimeType = 'text/plain'): Given => ({
  name,
  mimeType,
  buffer: Buffer.from(text),
});
/** Of what the person sees. */
export const pictureFile = async (page: Page, name: string): Promise<Given> => ({
  name,
  mimeType: 'image/png',
  buffer: await page.screenshot(),
});

export const files = (page: Page): Locator => page.getByRole('region', { name: 'Files', exact: true });
export const fileRow = (page: Page, name: string): Locator =>
  files(page).getByRole('listitem').filter({ hasText: name });
export const fileSays = (page: Page, name: string, words: string): Promise<void> =>
  fileRow(page, name).filter({ hasText: words }).waitFor();

export const pickFiles = (page: Page, ...given: Given[]): Promise<void> =>
  chooseFile(page, files(page).getByRole('button', { name: 'Add files' }), given);
