// What the browser gives this address. Over plain http it withholds cryptography, locks and the service worker.

export type Missing = 'protection' | 'cryptography' | 'locks' | 'storage';

interface Surroundings {
  readonly isSecureContext: boolean;
  readonly crypto?: { readonly subtle?: unknown };
  readonly navigator: { readonly locks?: unknown };
  readonly indexedDB?: unknown;
}

export function missingHere(here: Surroundings): readonly Missing[] {
  const missing: Missing[] = [];
  if (!here.isSecureContext) missing.push('protection');
  if (!here.crypto?.subtle) missing.push('cryptography');
  if (!here.navigator.locks) missing.push('locks');
  if (!here.indexedDB) missing.push('storage');
  return missing;
}
