// How the relay stands, asked by those who run a workspace on it.
import { Diagnostics, RelayHealth } from '@baton/protocol/http-health';
import { call, type Door, type NotDone } from './door.ts';

export type { Diagnostics, RelayHealth };

export const askHealth = (door: Door, workspace: string): Promise<RelayHealth | NotDone> =>
  call(door, { method: 'GET', path: `/api/health/${workspace}` }, RelayHealth);

/** For support: figures, versions and names of settings. */
export const askDiagnostics = (door: Door, workspace: string): Promise<Diagnostics | NotDone> =>
  call(door, { method: 'GET', path: `/api/health/${workspace}/diagnostics` }, Diagnostics);
