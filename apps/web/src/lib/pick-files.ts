// Asks the person for files: the system's own picker, or on a phone its camera.
interface Picking {
  readonly isSingle?: boolean;
  readonly camera?: boolean;
  readonly onlyPictures?: boolean;
  /** Kinds to be offered, as `accept` names them. */
  readonly kinds?: string;
}

/** Resolves with nothing when they turn back. */
export function pickFiles({
  isSingle = false,
  camera = false,
  onlyPictures = camera,
  kinds = onlyPictures ? 'image/*' : '',
}: Picking = {}): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = !isSingle;
    input.accept = kinds;
    if (camera) input.setAttribute('capture', 'environment');
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}
