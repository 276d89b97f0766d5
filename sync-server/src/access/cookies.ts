// The session's cookie. One for each workspace, so that several live beside each other in one browser.
// `__Host-` and Secure always: Chromium and Firefox keep such a cookie on http://localhost and http://127.0.0.1 too, and
// elsewhere a page without TLS has no keys to sign in with anyway.

export const cookieName = (workspace: string): string => `__Host-baton-${workspace}`;

export interface CookieGiven {
  readonly workspace: string;
  /** null: the browser forgets the one it has. */
  readonly token: string | null;
}
const days30 = 30 * 24 * 3_600;
const kept = 'Path=/; Secure; HttpOnly';
export const cookieText = ({ workspace, token }: CookieGiven): string =>
  `${cookieName(workspace)}=${token ?? ''}; ${kept}; SameSite=Strict; Max-Age=${token === null ? 0 : days30}`;

/** Who proved to be whom (identity/identity.ts). Its name is none that a session's could have. */
export const proofName = '__Host-proof-of-baton';
/** What waits for the browser to come back from the company's sign-on. Lax: that is another site. */
export const signOnName = '__Host-sign-on-of-baton';

const shortSeconds = 600;
export const proofCookie = (secret: string | null): string =>
  `${proofName}=${secret ?? ''}; ${kept}; SameSite=Strict; Max-Age=${secret === null ? 0 : shortSeconds}`;
export const signOnCookie = (secret: string | null): string =>
  `${signOnName}=${secret ?? ''}; ${kept}; SameSite=Lax; Max-Age=${secret === null ? 0 : shortSeconds}`;

/** The sessions that a browser brings along, whichever their workspaces are. */
export const cookiesOf = (header: string): readonly string[] =>
  Object.entries(readCookies(header)).flatMap(([name, token]) => (name.startsWith(cookieName('')) ? [token] : []));

export function readCookies(header: string): Readonly<Record<string, string>> {
  const cookies: Record<string, string> = Object.create(null);
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    if (at > 0) cookies[part.slice(0, at).trim()] = part.slice(at + 1).trim();
  }
  return cookies;
}
