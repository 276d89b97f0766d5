// Where a link in a page may lead. One door for typing, pasting, reading and what others wrote.

const safe = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** The address as it is kept, or null: no other protocol, no credentials in it, nothing that a browser reads otherwise. */
export function safeHref(said: unknown): string | null {
  if (typeof said !== 'string' || said.length > 2_000) return null;
  // Controls and spaces inside an address are how one protocol is made to look like another.
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  if (/[\u0000-\u0020\u007f-\u00a0\u2028\u2029\ufeff]/u.test(said)) return null;
  if (!URL.canParse(said)) return null;
  const { protocol, password, username } = new URL(said);
  return safe.has(protocol) && password === '' && username === '' ? said : null;
}

/** What somebody typed as an address: without a protocol it is meant as a page, with an @ as a mailbox. */
export function hrefTyped(typed: string): string | null {
  const text = typed.trim();
  if (text === '') return null;
  if (/^[a-z][a-z0-9+.-]*:/iu.test(text) && !/^[^/:]+\.[a-z]+:\d/iu.test(text)) return safeHref(text);
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/u.test(text)) return safeHref(`mailto:${text}`);
  return text.includes('.') ? safeHref(`https://${text}`) : null;
}

/** It opens beside this window, which it can neither reach nor learn of. Without an address it is no link. */
export const linkAttributes = (href: string | null) =>
  href === null ? {} : ({ href, target: '_blank', rel: 'noopener noreferrer nofollow' } as const);
