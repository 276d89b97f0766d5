// The links that people pass on. What is secret stands behind the `#`, which browsers do not send.
import { readRecovery, writeRecovery, type Recovery } from '@baton/ledger/recovery-link';
import { isId, type LinkId, type WorkspaceId } from '@baton/model/ids';

export interface InvitationLink {
  readonly relay: string;
  readonly workspace: WorkspaceId;
  readonly secret: string;
  /** Only in the letter that the relay sent to the address that it is for. */
  readonly letter?: string;
}

export const writeInvitationLink = ({ relay, workspace, secret }: Omit<InvitationLink, 'letter'>): string =>
  `${relay}/join#${workspace}.${secret}`;

const urlOf = (link: string): URL | null => (URL.canParse(link.trim()) ? new URL(link.trim()) : null);

const isSecret = (part: string): boolean => /^[A-Za-z0-9_-]{43}$/u.test(part);

/** Null: not such a link, or one that was cut while it was copied. */
export function readInvitationLink(link: string): InvitationLink | null {
  const url = urlOf(link);
  if (!url) return null;
  const [workspace = '', secret = '', letter, ...more] = url.hash.slice(1).split('.');
  if (more.length > 0 || !isId(workspace, 'w') || ![secret, letter ?? secret].every(isSecret)) return null;
  const told = { relay: url.origin, workspace: workspace as WorkspaceId, secret };
  return letter === undefined ? told : { ...told, letter };
}

export const writeTabletLink = ({ relay, workspace, secret }: InvitationLink): string =>
  `${relay}/tablet#${workspace}.${secret}`;

/** What stands behind its `#`. Null: it was cut while it was copied. */
export function readTabletSecret(hash: string): Omit<InvitationLink, 'relay'> | null {
  const [workspace = '', secret = '', ...more] = hash.split('.');
  const isWhole = more.length === 0 && isId(workspace, 'w') && /^[A-Za-z0-9_-]{43}$/u.test(secret);
  return isWhole ? { workspace: workspace as WorkspaceId, secret } : null;
}

export interface ShareLinkTold {
  readonly relay: string;
  readonly link: LinkId;
  readonly workspace: WorkspaceId;
  readonly secret: string;
}
export const writeShareLink = ({ relay, link, workspace, secret }: ShareLinkTold): string =>
  `${relay}/l/${link}#${workspace}.${secret}`;

const shareLink =
  /^(?<relay>https?:\/\/[^/]+)\/l\/(?<link>l[0-9A-Z]{17})#(?<workspace>w[0-9A-Z]{17})\.(?<secret>[A-Za-z0-9_-]{43})$/u;

/** Null: not such a link, or one that was cut while it was copied. */
export function readShareLink(text: string): ShareLinkTold | null {
  const told = shareLink.exec(text.trim())?.groups as
    | Record<'relay' | 'link' | 'workspace' | 'secret', string>
    | undefined;
  if (!told || !isId(told.link, 'l') || !isId(told.workspace, 'w')) return null;
  return { ...told, link: told.link as LinkId, workspace: told.workspace as WorkspaceId };
}

export const writeRecoveryLink = (relay: string, recovery: Recovery): string =>
  `${relay}/recover#${writeRecovery(recovery)}`;

export function readRecoveryLink(link: string): (Recovery & { readonly relay: string }) | null {
  const url = urlOf(link);
  const recovery = url && readRecovery(url.hash.slice(1));
  return url && recovery ? { ...recovery, relay: url.origin } : null;
}
