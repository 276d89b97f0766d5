// Decisions: signed here by the device's key, brought to the relay, in effect when the relay has given them a place.
import { nextN, seenIn } from '@baton/ledger/book';
import { signStatement } from '@baton/ledger/statement';
import { decisionFrom } from '@baton/model/directory/decision';
import { isIllegal } from '@baton/model/directory/rules';
import type { DeviceId } from '@baton/model/ids';
import { refuse, type Refusal } from '@baton/model/refusal';
import { relayNow, type Core } from '../core.ts';
import { isNotDone } from '../doors/door.ts';

export interface Deciding {
  readonly ledger: string;
  readonly decision: unknown;
  readonly text: string | null;
}

/** Why a relay has not decided, and may yet: it is away, being restored, asked too often, or does not know us now. */
const passing: ReadonlySet<string> = new Set(['away', 'signed-out', 'not-understood', 'later', 'too-many']);

/** @param said the last `n` in each ledger: the book learns of one only when its entry has come back. */
async function signOne(
  core: Core,
  { ledger, decision, text }: Deciding,
  said: Map<string, number>,
): Promise<{ readonly number: number } | Refusal> {
  const { type, ...fields } = decision as { type: string };
  const checked = decisionFrom(type, fields);
  if (isIllegal(checked)) return refuse('not-valid', checked.illegal);
  const { options, me, world } = core;
  const { book } = world.kept();
  const n = Math.max(nextN(book, ledger, me), (said.get(ledger) ?? 0) + 1);
  said.set(ledger, n);
  const signed = await signStatement({
    key: options.key,
    workspace: me.workspace,
    decision: checked,
    person: me.person,
    device: me.device as DeviceId,
    n,
    seen: seenIn(book, ledger),
    claimedAt: relayNow(core),
    text,
    salt: options.random(16),
  });
  const answer = await options.propose({
    workspace: me.workspace,
    ledger: signed.ledger,
    jws: signed.jws,
    text: signed.text,
  });
  if (!isNotDone(answer)) return answer;
  return refuse(passing.has(answer.kind) ? 'needs-relay' : 'not-allowed', answer.sentence);
}

const waitFor = 3_000;
/** The decision is on record; give it a moment to come back, so that whoever asked finds it in the directory. */
function arrived(core: Core, number: number): Promise<void> {
  const until = core.options.clock() + waitFor;
  return new Promise((resolve) => {
    const look = (): void => {
      if (core.world.kept().book.number >= number || core.options.clock() >= until) resolve();
      else core.options.scheduler.after(10, look);
    };
    look();
  });
}

/** One after another: the `n` of a device rises in each ledger. */
export function createSigner(core: Core): (deciding: Deciding) => Promise<{ readonly number: number } | Refusal> {
  let before: Promise<unknown> = Promise.resolve();
  const said = new Map<string, number>();
  return (deciding) => {
    const next = before.then(async () => {
      const answer = await signOne(core, deciding, said);
      if ('number' in answer) await arrived(core, answer.number);
      return answer;
    });
    before = next.catch(() => undefined);
    return next;
  };
}
