// The system's picker of files, which a test cannot open: the next time one is asked for, these are chosen there.
import { vi } from 'vitest';

export function chooses(...files: readonly File[]): void {
  const opened = vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function (this: HTMLInputElement) {
    opened.mockRestore();
    Object.defineProperty(this, 'files', { value: files });
    this.dispatchEvent(new Event(files.length === 0 ? 'cancel' : 'change'));
  });
}
