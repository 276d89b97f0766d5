// Share links. Who opens one has no account: the secret in it is all that is asked, and the password where there is one.
// What it then opens is asked of the directory each time, never kept with the pass.
import { secretHash } from '@baton/ledger/proofs';
import { linkNamed, linkOfSecret, type PlacedLink } from '@baton/model/directory/link-queries';
import { isAdmin, standsIn } from '@baton/model/directory/queries';
import type { LinkText } from '@baton/model/directory/link-text';
import type { PersonId } from '@baton/model/ids';
import { OpenLink, SetLinkPassword, type LinkOpened, type LinksUsed, type ShutLink } from '@baton/protocol/http-links';
import { anybody, signedIn, type SignedIn } from '../../access/policy.ts';
import { networkOf } from '../../access/rate.ts';
import { linkWaitMinutes, tryLink } from '../../identity/link-tries.ts';
import { isPassword, keptPassword } from '../../identity/password.ts';
import { weakness } from '../../identity/weak-password.ts';
import type { OpenWorkspace } from '../../relay/relay.ts';
import type { Services } from '../../services.ts';
import { talkDocs } from '../../stock/talk-docs.ts';
import { often, ok, refused, route, seldom } from '../route.ts';

interface Found extends PlacedLink {
  readonly workspace: OpenWorkspace;
  readonly text: (LinkText & { readonly made?: number }) | undefined;
}
const unknown: ShutLink = { ok: false, why: 'unknown' };

async function find(services: Services, { workspace: id, secret }: OpenLink): Promise<Found | undefined> {
  const workspace = await services.relay.workspace(id);
  const hash = await secretHash(secret);
  const { directory } = workspace?.rights ?? {};
  const found = directory && hash !== undefined ? linkOfSecret(directory, hash) : undefined;
  return workspace && found ? { ...found, workspace, text: workspace.ledger.titles.links.get(found.id) } : undefined;
}

const isReadBy = ({ workspace, id, text }: Found): boolean =>
  text !== undefined && workspace.rights.mayRead(id as string as PersonId, text.page);

function overOf(now: number, found: Found): ShutLink | undefined {
  const { workspace, id, link, text } = found;
  const byName = text?.byName ?? '';
  const { ended } = workspace.ledger.titles;
  if (link.takenBack) return { ok: false, why: 'taken-back', byName, when: ended.get(id) ?? link.notAfter };
  if (link.notAfter <= now) return { ok: false, why: 'expired', byName, when: link.notAfter };
  return isReadBy(found) ? undefined : { ok: false, why: 'closed', byName, when: now };
}

/** Undefined: it is right, or none is asked for. */
async function shutBy(
  { links, rate }: Services,
  found: Found,
  { password, network }: { readonly password: string | undefined; readonly network: string },
): Promise<ShutLink | undefined> {
  if (!found.link.password) return undefined;
  const byName = found.text?.byName ?? '';
  if (password === undefined) return { ok: false, why: 'password', byName, left: null };
  const attempt = tryLink(rate, { link: found.id, network });
  if (!attempt) return { ok: false, why: 'too-many', byName, minutes: linkWaitMinutes };
  if (!(await isPassword(password, links.passwordOf({ workspace: found.workspace.id, link: found.id }))))
    return { ok: false, why: 'password', byName, left: attempt.left() };
  attempt.right();
  return undefined;
}

/** What its holders may do now: its maker may have less than when it was made. */
function rightOf({ workspace, id, text }: Found, talk: readonly string[]): 'read' | 'comment' | 'edit' {
  const mayWrite = (doc: string): boolean => workspace.rights.mayWrite(id as string as PersonId, doc);
  if (text && mayWrite(text.page)) return 'edit';
  return talk.some(mayWrite) ? 'comment' : 'read';
}

function opened({ links, linkPasses, now }: Services, found: Found): LinkOpened {
  const { workspace, id, link, text } = found;
  const docs = talkDocs(workspace, id, now()).filter((doc) => workspace.rights.mayRead(id as string as PersonId, doc));
  const { page = '', title = '', byName = '', made } = text ?? {};
  links.used({ workspace: workspace.id, link: id });
  return {
    ok: true,
    link: id,
    pass: linkPasses.give({ workspace: workspace.id, link: id }),
    page,
    right: rightOf(found, docs),
    ...(docs.length === 0 ? {} : { talk: { docs, now: now() } }),
    title,
    ...(made === undefined ? {} : { titled: made }),
    byName,
    workspaceTitle: workspace.ledger.titles.workspace,
    notAfter: link.notAfter,
  };
}

const noLink = refused(404, 'not-found', 'There is no such link of yours.');

async function setPassword(services: Services, { link, password }: SetLinkPassword, by: SignedIn) {
  const { directory } = by.workspace.rights;
  const found = directory && linkNamed(directory, link);
  if (!found || found.link.by !== by.person || !found.link.password || found.link.takenBack) return noLink;
  const why = await weakness(password, []);
  if (why !== null) return refused(400, 'weak', why);
  services.links.setPassword({ workspace: by.workspace.id, link }, await keptPassword(password));
  return ok({ done: true });
}

/** Of links in whose space somebody stands; of who runs the workspace, of all. */
function usedFor({ links }: Services, { workspace, person }: SignedIn): LinksUsed {
  const { directory } = workspace.rights;
  if (!directory) return { used: [] };
  const isTold = (link: string): boolean => {
    const found = linkNamed(directory, link);
    return found !== undefined && (isAdmin(directory, person) || standsIn(directory, person, found.space));
  };
  const used = [...links.usedIn(workspace.id)].filter(([link]) => isTold(link));
  return { used: used.map(([link, at]) => ({ link, used: at })) };
}

export const linkRoutes = [
  route({
    method: 'POST',
    path: '/api/links/open',
    policy: anybody,
    body: OpenLink,
    rate: often,
    handle: async (services, { body, address }) => {
      const found = await find(services, body);
      if (!found) return ok(unknown);
      const by = { password: body.password, network: networkOf(address) };
      return ok(overOf(services.now(), found) ?? (await shutBy(services, found, by)) ?? opened(services, found));
    },
  }),
  route({
    method: 'POST',
    path: '/api/links/password',
    policy: signedIn<SetLinkPassword>(({ body }) => body.workspace),
    body: SetLinkPassword,
    rate: seldom,
    handle: (services, { body }, by) => setPassword(services, body, by),
  }),
  route({
    method: 'GET',
    path: '/api/links/:workspace',
    policy: signedIn<unknown>(({ params }) => params['workspace']),
    rate: often,
    handle: async (services, _, by) => ok(usedFor(services, by)),
  }),
];
