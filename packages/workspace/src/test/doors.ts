// A relay behind HTTP that answers as it is told; no route, no answer: it is away.
import { createDeviceKey } from '@baton/ledger/keys';
import type { DeviceRow } from '@baton/store/browser/devices';
import type { Door } from '../doors/door.ts';
import { seeded } from './time.ts';

export interface Heard {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}
interface Answer {
  readonly status?: number;
  readonly body: unknown;
}
export type Answers = Record<string, (body: never) => Answer | Promise<Answer>>;

export const relayKey = 'A'.repeat(43);
export const aboutRelay = { body: { name: 'baton', protocol: 1, founding: true, relayKey, secure: true, now: 5 } };
export const workspaceId = `w${'0'.repeat(17)}`;
export const lastOf = (heard: readonly Heard[]): unknown => heard.at(-1)?.body;

export function doorTo(answers: Answers): { door: Door; heard: Heard[]; kept: DeviceRow[] } {
  const heard: Heard[] = [];
  const kept: DeviceRow[] = [];
  const door: Door = {
    relay: 'https://relay.example',
    now: () => 1_800_000_000_000,
    random: seeded(5),
    newKey: createDeviceKey,
    keep: async (row) => void kept.push(row),
    async fetch(input, init) {
      const path = new URL(input instanceof Request ? input.url : input).pathname;
      const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
      heard.push({ method: init?.method ?? 'GET', path, body });
      const answer = answers[path];
      if (!answer) throw new TypeError('no network');
      const { status = 200, body: told } = await answer(body as never);
      return new Response(typeof told === 'string' ? told : JSON.stringify(told), { status });
    },
  };
  return { door, heard, kept };
}
