// How the relay stands, asked by those who run a workspace on it.
import { RelayHealth } from '@baton/protocol/http-health';
import { call, type Door, type NotDone } from './door.ts';

export type { RelayHealth };

export const askHealth = (door: Door, workspace: string): Promise<RelayHealth | NotDone> =>
  call(door, { method: 'GET', path: `/api/health/${workspace}` }, RelayHealth);
