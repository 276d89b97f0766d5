// Who may ask what. Every route names its policy (route.ts requires it); the handler is given who asks and nothing else.
import { isAdmin } from '@baton/model/directory/queries';
import type { PersonId } from '@baton/model/ids';
import type { Services } from '../services.ts';
import type { OpenWorkspace } from '../relay/relay.ts';
import { cookieName } from './cookies.ts';
import { isOperator } from './operator.ts';
import { isLoopback, isThisMachine } from './origin.ts';

/** A request as a policy sees it, after its body was checked. */
export interface Asking<Body> {
  readonly body: Body;
  readonly params: Readonly<Record<string, string>>;
  /** As it stands in the address, with its `?`; empty: none. */
  readonly query: string;
  readonly cookies: Readonly<Record<string, string>>;
  /** Of the request's own URL: `localhost:4848`. */
  readonly host: string;
  /** From whose pages it comes; of a request that changes something it is this relay's own. Empty: not said. */
  readonly origin: string;
  readonly secure: boolean;
  readonly address: string;
  readonly authorization: string;
  readonly agent: string;
  /** The Range header; empty: none. */
  readonly range: string;
}
export interface SignedIn {
  readonly workspace: OpenWorkspace;
  readonly person: PersonId;
  readonly device: string;
  readonly deviceNo: number;
}
export interface No {
  readonly status: 401 | 403 | 404 | 429;
  readonly refused: string;
  readonly why: string;
}
export type Policy<Body, By> = (services: Services, asking: Asking<Body>) => Promise<By | No>;

export const isNo = (value: unknown): value is No => typeof value === 'object' && value !== null && 'refused' in value;
/** Also for what somebody may not know of: it looks like nothing that they could have a session for. */
export const notSignedIn: No = { status: 401, refused: 'not-signed-in', why: 'Sign in on this device first.' };

const noRoute: No = { status: 404, refused: 'not-found', why: 'There is no such route.' };

export const anybody: Policy<unknown, null> = async () => null;

/** A live device of that workspace, by its cookie. The workspace comes from the request; the cookie is that workspace's. */
export function signedIn<Body>(
  workspaceOf: (asking: Asking<Body>, services: Services) => string | undefined,
): Policy<Body, SignedIn> {
  return async (services, asking) => {
    const id = workspaceOf(asking, services);
    const token = id === undefined ? undefined : asking.cookies[cookieName(id)];
    const session = token === undefined ? undefined : services.sessions.find(token);
    if (!session || session.workspace !== id) return notSignedIn;
    const workspace = await services.relay.workspace(id);
    const device = workspace?.rights.liveNumber(session.device);
    return workspace && device ? { workspace, device: session.device, ...device } : notSignedIn;
  };
}

/** A live device of somebody who runs that workspace. To others in it there is no such route. */
export function administers<Body>(
  workspaceOf: (asking: Asking<Body>, services: Services) => string | undefined,
): Policy<Body, SignedIn> {
  const isIn = signedIn(workspaceOf);
  return async (services, asking) => {
    const by = await isIn(services, asking);
    if (isNo(by)) return by;
    const { directory } = by.workspace.rights;
    return directory !== undefined && isAdmin(directory, by.person) ? by : noRoute;
  };
}

/** Whoever runs this relay: from this machine, and with what only its secret gives. For others there is no such route. */
export const runsTheRelay: Policy<unknown, null> = async ({ relay }, { address, authorization }) => {
  const isKnown = isLoopback(address) && (await isOperator(relay.options.relayKey, authorization));
  return isKnown ? null : noRoute;
};

/** Anybody, while this relay has been emptied and takes its workspaces back; else there is no such route. */
export const isRefilling: Policy<unknown, null> = async ({ refilling }) =>
  refilling === true ? null : { status: 404, refused: 'not-found', why: 'There is no such route.' };

/** Who may begin a workspace here: anybody on this machine; elsewhere only while there is none (config.founding). */
export const mayFound: Policy<unknown, null> = async (services, asking) => {
  if (await isFoundingOpen(services, asking)) return null;
  return { status: 403, refused: 'founding-closed', why: 'This relay takes no further workspace. Ask who runs it.' };
};

type From = Pick<Asking<unknown>, 'host' | 'address'>;
export async function isFoundingOpen(services: Services, { host, address }: From): Promise<boolean> {
  const { founding, relay, refilling } = services;
  // One that was emptied has none because they are still to come.
  if (refilling === true) return false;
  if (founding === 'open') return true;
  if (founding === 'closed') return false;
  if (founding === undefined && isThisMachine(host) && isLoopback(address)) return true;
  return (await relay.workspaces()).length === 0;
}
