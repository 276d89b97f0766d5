// The session's cookie. One for each workspace, so that several live beside each other in one browser.
// `__Host-` needs Secure, which browsers take over TLS only; on localhost the same cookie goes without both.

export const cookieName = (workspace: string, secure: boolean): string =>
  `${secure ? '__Host-' : ''}baton-${workspace}`;

export interface CookieGiven {
  readonly workspace: string;
  readonly token: string;
}
const days30 = 30 * 24 * 3_600;
export function cookieText({ workspace, token }: CookieGiven, secure: boolean): string {
  const rest = `Path=/; HttpOnly; SameSite=Strict; Max-Age=${days30}`;
  return `${cookieName(workspace, secure)}=${token}; ${rest}${secure ? '; Secure' : ''}`;
}

export function readCookies(header: string): Readonly<Record<string, string>> {
  const cookies: Record<string, string> = Object.create(null);
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    if (at > 0) cookies[part.slice(0, at).trim()] = part.slice(at + 1).trim();
  }
  return cookies;
}
