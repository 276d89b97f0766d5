// Decisions: signed here by the device's key, brought to the relay, in effect when the relay has given them a place.
import { nextN, seenIn } from '@baton/ledger/book';
import { signStatement } from '@baton/ledger/statement';
import { decisionFrom } from '@baton/model/directory/decision';
import { isIllegal } from '@baton/model/directory/rules';
import { guardsOf, needsPasskey } from '@baton/model/directory/strong';
import type { DeviceId } from '@baton/model/ids';
import { refuse, type Refusal } from '@baton/model/refusal';
import type { Propose } from '@baton/protocol/http';
import type { Assertion } from '@baton/protocol/http-parts';
import { relayNow, type Core } from '../core.ts';
import { isNotDone } from '../doors/door.ts';
import { otherKey } from '../doors/known-relay.ts';

export interface Deciding {
  readonly ledger: string;
  readonly decision: unknown;
  readonly text: string | null;
}

/** Why a relay has not decided, and may yet: it is away, being restored, asked too often, or does not know us now. */
const passing: ReadonlySet<string> = new Set(['away', 'signed-out', 'not-understood', 'later', 'too-many', otherKey]);

type Answer = { readonly number: number } | Refusal;
interface Desk {
  /** The last `n` in each ledger: the book learns of one only when its entry has come back. */
  readonly said: Map<string, number>;
  /** Signed, and waiting for a passkey's word: by the challenge. The newest ones. */
  readonly waiting: Map<string, Propose>;
}
const mostWaiting = 8;

async function signOne(core: Core, { ledger, decision, text }: Deciding, { said, waiting }: Desk): Promise<Answer> {
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
  const statement = { workspace: me.workspace, ledger: signed.ledger, jws: signed.jws, text: signed.text };
  const { directory } = book;
  if (directory === undefined || !needsPasskey(directory, me, checked)) return propose(core, statement);
  waiting.set(signed.hash, statement);
  for (const old of [...waiting.keys()].slice(0, -mostWaiting)) waiting.delete(old);
  return refuse('needs-passkey', signed.hash, { of: guardsOf(directory, me.person) });
}

async function propose({ options }: Core, statement: Propose): Promise<Answer> {
  const answer = await options.propose(statement);
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

interface Confirming {
  readonly challenge: string;
  readonly assertion: Assertion;
}
export interface Signer {
  (deciding: Deciding): Promise<Answer>;
  /** What a passkey said, for a strong step that was signed before. */
  confirm(confirming: Confirming): Promise<Answer>;
}

/** One after another: the `n` of a device rises in each ledger. */
export function createSigner(core: Core): Signer {
  let before: Promise<unknown> = Promise.resolve();
  const desk: Desk = { said: new Map(), waiting: new Map() };
  const inTurn = (step: () => Promise<Answer>): Promise<Answer> => {
    const next = before.then(async () => {
      const answer = await step();
      if ('number' in answer) await arrived(core, answer.number);
      return answer;
    });
    before = next.catch(() => undefined);
    return next;
  };
  const confirm = ({ challenge, assertion }: Confirming): Promise<Answer> =>
    inTurn(async () => {
      const statement = desk.waiting.get(challenge);
      desk.waiting.delete(challenge);
      // Another tab leads by now: it is signed again there.
      if (statement === undefined) return refuse('needs-relay', 'the statement is not here any more');
      return propose(core, { ...statement, assertion });
    });
  return Object.assign((deciding: Deciding) => inTurn(() => signOne(core, deciding, desk)), { confirm });
}
