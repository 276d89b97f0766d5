// How the relay stands, asked by those who run a workspace on it.
import { ClientsSeen, Diagnostics, RelayHealth } from '@baton/protocol/http-health';
import { call, type Door, type NotDone } from './door.ts';

export type { ClientsSeen, Diagnostics, RelayHealth };

export const askHealth = (door: Door, workspace: string): Promise<RelayHealth | NotDone> =>
  call(door, { method: 'GET', path: `/api/health/${workspace}` }, RelayHealth);

/** What each device last came with. */
export const askClients = (door: Door, workspace: string): Promise<ClientsSeen | NotDone> =>
  call(door, { method: 'GET', path: `/api/health/${workspace}/clients` }, ClientsSeen);

/** For support: figures, versions and names of settings. */
export const askDiagnostics = (door: Door, workspace: string): Promise<Diagnostics | NotDone> =>
  call(door, { method: 'GET', path: `/api/health/${workspace}/diagnostics` }, Diagnostics);
