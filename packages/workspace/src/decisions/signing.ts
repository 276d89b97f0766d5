// Decisions: signed here by the device's key, brought to the relay, in effect when the relay has given them a place.
import { seenIn } from '@baton/ledger/book';
import { signStatement } from '@baton/ledger/statement';
import { decisionFrom } from '@baton/model/directory/decision';
import { isIllegal } from '@baton/model/directory/rules';
import { guardsOf, needsPasskey } from '@baton/model/directory/strong';
import type { DeviceId } from '@baton/model/ids';
import { isRefusal, refuse, type Refusal } from '@baton/model/refusal';
import type { Propose } from '@baton/protocol/http';
import type { Assertion } from '@baton/protocol/http-parts';
import type { DecidingWork } from '../contract.ts';
import { relayNow, type Core } from '../core.ts';
import { isNotDone } from '../doors/door.ts';
import { otherKey } from '../doors/known-relay.ts';
import { createTurns } from '../turns.ts';
import { createBringing, type Bringing, type NamedFewer } from './bringing.ts';
import { isPending, type Intent } from '../disk/intent.ts';
import { isSettled } from './settled.ts';

export interface Deciding {
  readonly ledger: string;
  readonly decision: unknown;
  readonly text: string | null;
}

/** Why a relay has not decided, and may yet: it is away, being restored, asked too often, or does not know us now. */
const passing: ReadonlySet<string> = new Set(['away', 'signed-out', 'not-understood', 'later', 'too-many', otherKey]);

type Answer = { readonly number: number } | Refusal;
interface Desk {
  /** Signed, and waiting for a passkey's word: by the challenge. The newest ones. */
  readonly waiting: Map<string, Propose | Intent>;
  readonly bringing: Bringing;
}
const mostWaiting = 8;

function wait({ waiting }: Desk, hash: string, signed: Propose | Intent): void {
  waiting.set(hash, signed);
  for (const old of [...waiting.keys()].slice(0, -mostWaiting)) waiting.delete(old);
}

async function signOne(core: Core, { ledger, decision, text }: Deciding, desk: Desk): Promise<Answer> {
  const { bringing } = desk;
  const { type, ...fields } = decision as { type: string };
  const checked = decisionFrom(type, fields);
  if (isIllegal(checked)) return refuse('not-valid', checked.illegal);
  const { options, me, world } = core;
  const { book } = world.kept();
  // The `n` of a device rises: what was signed before comes first.
  if (bringing.waitsIn(ledger)) return refuse('needs-relay', 'what was decided here before is still on its way');
  const n = bringing.nextN(book, ledger);
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
  if (directory === undefined || !needsPasskey(directory, me, checked))
    return asRefusal(await propose(core, statement));
  wait(desk, signed.hash, statement);
  return refuse('needs-passkey', signed.hash, { of: guardsOf(directory, me.person) });
}

async function propose({ options }: Core, statement: Propose): Promise<Answer | NamedFewer> {
  const answer = await options.propose(statement);
  if (!isNotDone(answer)) return answer;
  const { contributors } = answer;
  if (contributors !== undefined) return { contributors, sentence: answer.sentence };
  return refuse(passing.has(answer.kind) ? 'needs-relay' : 'not-allowed', answer.sentence);
}

/** What is not kept here is not signed anew by itself. */
const asRefusal = (answer: Answer | NamedFewer): Answer =>
  'contributors' in answer ? refuse('not-allowed', answer.sentence) : answer;

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
type Kept = { readonly hash: string } | Refusal;
export interface Signer {
  (deciding: Deciding): Promise<Answer>;
  /** What a passkey said, for a strong step that was signed before. */
  confirm(confirming: Confirming): Promise<Answer | Kept>;
  /**
   * About work: kept here, and brought to the relay as soon as that can be.
   * @param asked the call of a tab, by which a repeat is known.
   */
  decide(deciding: DecidingWork, asked: string): Promise<Kept>;
  /** One that came back is put away. */
  dismiss(hash: string): Promise<void>;
}

const isIntent = (signed: Propose | Intent): signed is Intent => 'hash' in signed;
const bringAgain = 5_000;

/** One after another: the `n` of a device rises in each ledger. */
export function createSigner(core: Core): Signer {
  // What is kept here waits for no network.
  const [inTurn, here] = [createTurns(), createTurns()];
  const desk: Desk = { waiting: new Map(), bringing: createBringing(core) };
  const { bringing } = desk;
  async function proposed(statement: Propose): Promise<Answer | NamedFewer> {
    const answer = await propose(core, statement);
    if ('number' in answer) await arrived(core, answer.number);
    return answer;
  }
  const proposeIntent = ({ ledger, jws, text, assertion }: Intent): Promise<Answer | NamedFewer> =>
    proposed({ workspace: core.me.workspace, ledger, jws, text, ...(assertion === null ? {} : { assertion }) });
  async function bringAll(): Promise<void> {
    while (await bringing.bringNext(proposeIntent));
  }
  const bring = bringer(core, () => inTurn(bringAll));
  async function decide(deciding: DecidingWork, asked: string): Promise<Kept> {
    const signed = await bringing.sign(deciding, asked);
    if (isRefusal(signed)) return signed;
    const { intent, needs } = signed;
    if (needs === null) return bringing.add(intent, null);
    wait(desk, intent.hash, intent);
    return refuse('needs-passkey', intent.hash, { of: needs });
  }
  async function confirm({ challenge, assertion }: Confirming): Promise<Answer | Kept> {
    const signed = desk.waiting.get(challenge);
    desk.waiting.delete(challenge);
    // Another tab leads by now: it is signed again there.
    if (signed === undefined) return refuse('needs-relay', 'the statement is not here any more');
    if (isIntent(signed)) return here(() => bringing.add(signed, assertion));
    return inTurn(async () => asRefusal(await proposed({ ...signed, assertion })));
  }
  const sign = (deciding: Deciding): Promise<Answer> =>
    inTurn(async () => {
      await bringAll();
      const answer = await signOne(core, deciding, desk);
      if ('number' in answer) await arrived(core, answer.number);
      return answer;
    });
  return Object.assign(sign, {
    confirm: (confirming: Confirming) => confirm(confirming).finally(bring),
    decide: (deciding: DecidingWork, asked: string) => here(() => decide(deciding, asked)).finally(bring),
    dismiss: (hash: string) => here(() => bringing.dismiss(hash)),
  });
}

/** Whenever saving or the link has moved, and a while later where the relay did not take it. One look at a time. */
function bringer(core: Core, bringAll: () => Promise<void>): () => void {
  let cancel = (): void => {};
  let isLooking = false;
  function look(): void {
    const isAny = [...core.held.intents.values()].some(isPending);
    if (isLooking || !isAny || !isSettled(core)) return;
    isLooking = true;
    cancel();
    // A full disk, a lost leadership: it is looked at again.
    void bringAll()
      .catch(() => undefined)
      .finally(() => {
        isLooking = false;
        cancel = core.options.scheduler.after(bringAgain, look);
      });
  }
  core.stops.push(() => cancel());
  core.statuses.topic.hear(look);
  return look;
}
