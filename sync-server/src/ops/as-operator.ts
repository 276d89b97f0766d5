// Asks the relay of this machine what only whoever runs it may ask: the proof comes from the relay's secret, which never
// leaves its file.
import { Recovering, StandingTold } from '@baton/protocol/http-operator';
import { operatorProof } from '../access/operator.ts';
import type { Config } from '../config.ts';
import { readRelayKey } from '../ledger/relay-key.ts';

type At = Pick<Config, 'port' | 'secretFile'>;

async function ask({ port, secretFile }: At, path: string, body?: unknown): Promise<Response> {
  const key = await readRelayKey(secretFile);
  if (!key) throw new Error(`The relay’s secret (${secretFile}) is not there or cannot be read.`);
  const base = `http://127.0.0.1:${port}`;
  const headers = { authorization: await operatorProof(key), origin: base, 'content-type': 'application/json' };
  const asked = body === undefined ? { headers } : { headers, method: 'POST', body: JSON.stringify(body) };
  return fetch(`${base}${path}`, { ...asked, signal: AbortSignal.timeout(30_000) });
}

export async function recoveringAt(config: At): Promise<readonly Recovering[]> {
  const response = await ask(config, '/api/standing');
  if (!response.ok) throw new Error(`The relay on port ${config.port} has another secret than ${config.secretFile}.`);
  return StandingTold.parse(await response.json()).recovering;
}

export async function openByHand(config: At, workspace: string): Promise<Recovering> {
  const response = await ask(config, '/api/standing/open', { workspace });
  if (!response.ok) throw new Error(`The relay did not open workspace ${workspace}.`);
  return Recovering.parse(await response.json());
}
