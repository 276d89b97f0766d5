// When the store takes nothing: the disk is full, cannot be written, or fails. That passes; other faults of the store are
// our own and do not.

/** The store could not write because of what lies under it. Nothing of what was asked is kept. */
export class StoreTakesNothing extends Error {}

/** SQLite's codes for it: read-only, input or output failed, full, cannot be opened. The rest of a code says where. */
const codes = new Set([8, 10, 13, 14]);
const systemCodes = new Set(['ENOSPC', 'EIO', 'EROFS', 'EDQUOT']);

export function takesNothing(fault: unknown): boolean {
  if (fault instanceof StoreTakesNothing) return true;
  if (typeof fault !== 'object' || fault === null) return false;
  const { code, errcode } = fault as { readonly code?: unknown; readonly errcode?: unknown };
  if (typeof errcode === 'number') return codes.has(errcode % 256);
  return typeof code === 'string' && systemCodes.has(code);
}
