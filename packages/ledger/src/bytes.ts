// Bytes as text and back, in one spelling only. base64url has up to 16 spellings for the same bytes (the last character
// has bits to spare); each of them would be another string with a valid signature, so all but one are refused.
import { base64url } from 'jose';

export type Bytes = Uint8Array<ArrayBuffer>;

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text);
export const toBase64 = (bytes: Uint8Array): string => base64url.encode(bytes);

/** undefined: not base64url, or not its canonical spelling. */
export function fromBase64(text: string): Bytes | undefined {
  if (!/^[A-Za-z0-9_-]*$/u.test(text) || text.length % 4 === 1) return undefined;
  const bytes = Uint8Array.from(base64url.decode(text));
  return base64url.encode(bytes) === text ? bytes : undefined;
}

/** undefined where the bytes are not UTF-8. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

export function join(...parts: readonly Uint8Array[]): Bytes {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

export async function sha256(bytes: Uint8Array): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes)));
}
/** As it stands in statements and entries: base64url, 43 characters. */
export const hashOf = async (bytes: Uint8Array): Promise<string> => toBase64(await sha256(bytes));
