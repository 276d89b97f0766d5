// The whole app for dom tests: the real addresses and screens over a workspace in memory and a relay that answers as told.
import { act, render } from '@testing-library/react';
import { createMemoryHistory, createRouter, RouterProvider } from '@tanstack/react-router';
import type { Workspace } from '@baton/workspace/contract';
import type { Door, NotDone } from '@baton/workspace/doors/door';
import type { AskRow } from '@baton/workspace/doors/joins';
import type { Passkeys } from '@baton/workspace/doors/passkeys';
import { browserDoor } from '@baton/workspace/browser/surroundings';
import { type Doors, DoorsProvider, type KnownWorkspace, type Left } from '../lib/doors.ts';
import { routeTree } from '../routeTree.gen.ts';
import './layout.ts';

// jsdom's encoder gives arrays of another realm, which signing refuses.
const { TextEncoder: Foreign } = globalThis;
globalThis.TextEncoder = class extends Foreign {
  override encode(text?: string) {
    return Uint8Array.from(super.encode(text));
  }
};

/** Path of the relay → what it answers; a function is given the body. Unknown paths: the relay is away. */
export type Answers = Readonly<Record<string, unknown>>;

export interface Asked {
  readonly path: string;
  readonly body: unknown;
}
export interface App {
  readonly asked: readonly Asked[];
  readonly kept: readonly object[];
  /** Where each of the doors to the relay was to keep what comes in. */
  readonly keptIn: readonly string[];
  /** How often the page was left after signing out. */
  left(): number;
  /** How often the page was loaded anew. */
  again(): number;
  /** What is still kept of workspaces from which this device was removed. */
  behind(): readonly Left[];
  /** What it waits for at the door. */
  askKept(): AskRow | undefined;
  address(): string;
  /** Lets answers arrive and what follows from them be drawn. */
  settle(turns?: number): Promise<void>;
}
interface Wish {
  /** What comes of opening a device again that was signed out; left out: it opens. */
  readonly opensAgain?: (how: 'passkey' | 'proof') => Promise<NotDone | null>;
  readonly passkeys?: Passkeys;
  readonly at: string;
  readonly workspace?: Workspace | undefined;
  readonly known?: readonly KnownWorkspace[];
  readonly answers?: Answers;
  readonly left?: readonly Left[];
  /** What this browser asked for before. */
  readonly ask?: AskRow | undefined;
  readonly connect?: Doors['connect'];
}

function doorTo(answers: Answers, asked: Asked[], kept: object[]): Door {
  return {
    relay: location.origin,
    now: () => Date.now(),
    random: (count) => crypto.getRandomValues(new Uint8Array(count)),
    newKey: browserDoor().newKey,
    keep: (row) => Promise.resolve(void kept.push(row)),
    fetch: (input, init) => {
      const path = new URL(String(input)).pathname;
      const body: unknown = init?.body === undefined ? undefined : JSON.parse(String(init.body));
      asked.push({ path, body });
      if (!(path in answers)) return Promise.reject(new TypeError('away'));
      const answer = answers[path];
      const value: unknown = typeof answer === 'function' ? (answer as (body: unknown) => unknown)(body) : answer;
      if (value instanceof Response) return Promise.resolve(value);
      return Promise.resolve(Response.json(value));
    },
  };
}

/** In turns and not by the clock: a busy machine is slow, not wrong. What other threads work at comes back in between. */
const wait = (turns: number) =>
  act(async () => {
    for (let turn = 0; turn < turns; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      if (turn % 10 === 0) await crypto.subtle.digest('SHA-256', new Uint8Array(1));
    }
  });

export async function openApp({
  at,
  workspace,
  known = [],
  answers = {},
  left: leftBehind = [],
  ...wish
}: Wish): Promise<App> {
  const { opensAgain = () => Promise.resolve(null), passkeys } = wish;
  let left = 0;
  let again = 0;
  let behind = leftBehind;
  let { ask } = wish;
  const asked: Asked[] = [];
  const kept: object[] = [];
  const keptIn: string[] = [];
  const door: Door = { ...doorTo(answers, asked, kept), passkeys };
  const doors: Doors = {
    known: () => Promise.resolve(known),
    open: () => Promise.resolve(workspace),
    relay: (keepIn = 'device') => {
      keptIn.push(keepIn);
      return Promise.resolve(door);
    },
    connect: wish.connect ?? (() => ({ send: () => undefined, close: () => undefined })),
    leave: () => void (left += 1),
    again: () => void (again += 1),
    left: () => Promise.resolve(behind),
    dropLeft: (one) => Promise.resolve(void (behind = behind.filter((other) => other !== one))),
    ask: {
      kept: () => Promise.resolve(ask),
      keep: (row) => Promise.resolve(void (ask = row)),
      drop: () => Promise.resolve(void (ask = undefined)),
    },
    relayOf: () => Promise.resolve({ ...door, openAgain: opensAgain }),
  };
  const history = createMemoryHistory({ initialEntries: [at] });
  const router = createRouter({ routeTree, context: { doors }, history });
  render(
    <DoorsProvider value={doors}>
      <RouterProvider router={router} />
    </DoorsProvider>,
  );
  const settle = async (turns = 30) => {
    await wait(turns);
    await wait(5);
  };
  await settle(60);
  return {
    asked,
    kept,
    keptIn,
    settle,
    left: () => left,
    again: () => again,
    behind: () => behind,
    askKept: () => ask,
    address: () => router.state.location.href,
  };
}
