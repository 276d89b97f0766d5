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
export const cookieText = ({ workspace, token }: CookieGiven): string =>
  `${cookieName(workspace)}=${token ?? ''}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=${token === null ? 0 : days30}`;

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
