// Hands the person a file.
export const saveBytes = (name: string, bytes: Uint8Array | string, type = 'application/octet-stream'): void =>
  saveBlob(name, new Blob([bytes as BlobPart], { type }));

export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser takes the bytes a moment after the click.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
export const saveText = (name: string, text: string): void => saveBytes(name, text, 'text/plain;charset=utf-8');
