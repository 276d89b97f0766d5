// Decisions about work on their way: signed here and kept, brought to the relay one after another once all that this device
// wrote is there, on record when the relay has given them a place. A missing one can only hold work back.
import { nextN, seenIn, type Book } from '@baton/ledger/book';
import { decodeEntry } from '@baton/ledger/entry';
import { signStatement, statementHash } from '@baton/ledger/statement';
import type { WorkDecision } from '@baton/model/decided/schema';
import { decisionFrom, isOfWork } from '@baton/model/directory/decision';
import { isIllegal } from '@baton/model/directory/rules';
import { guardsOf, needsPasskey } from '@baton/model/directory/strong';
import type { DeviceId, PersonId } from '@baton/model/ids';
import { isRefusal, refuse, type Refusal } from '@baton/model/refusal';
import type { Assertion } from '@baton/protocol/http-parts';
import { forgetIntent, intentWrite } from '@baton/store/intents';
import type { DecidingWork } from '../contract.ts';
import { relayNow, type Core } from '../core.ts';
import { ledgerHere } from '../disk/aside.ts';
import { isPending, type Intent } from '../disk/intent.ts';
import { onTop } from './intents.ts';
import { isSettled } from './settled.ts';

type Kept = { readonly hash: string } | Refusal;
/** Brings a signed statement to the relay; resolves when it has come back, or a while later. */
type Propose = (intent: Intent) => Promise<{ readonly number: number } | Refusal | NamedFewer>;
/** A request for approval has left out who worked on it: the relay knows them all. */
export interface NamedFewer {
  readonly contributors: readonly PersonId[];
  readonly sentence: string;
}

export interface Bringing {
  /** Another `n` of this device in a ledger, above all that it signed there. */
  nextN(book: Book, ledger: string): number;
  /** Signs; a strong one waits for its passkey's word and is kept by `add`. */
  sign(
    deciding: DecidingWork,
    asked: string,
  ): Promise<{ readonly intent: Intent; readonly needs: readonly string[] | null } | Refusal>;
  add(intent: Intent, assertion: Assertion | null): Promise<Kept>;
  /** The first that waits. False: there is none, or it cannot go now. */
  bringNext(propose: Propose): Promise<boolean>;
  dismiss(hash: string): Promise<void>;
  /** Whether any waits in this ledger. */
  waitsIn(ledger: string): boolean;
}

const overtaken = 'a later decision of this device came on record before it';

/** Whether this very statement stands in what this device holds of the ledgers. */
async function isOnRecord({ options, journal }: Core, hash: string): Promise<boolean> {
  await journal.flush();
  for (const bytes of await ledgerHere(options.disk)) {
    const entry = decodeEntry(bytes);
    if (isIllegal(entry) || entry.leaf?.kind !== 'jws') continue;
    if ((await statementHash(entry.leaf.jws)) === hash) return true;
  }
  return false;
}

function checkedOf(decision: unknown): WorkDecision | Refusal {
  const { type, ...fields } = decision as { type: string };
  const checked = decisionFrom(type, fields);
  if (isIllegal(checked)) return refuse('not-valid', checked.illegal);
  return isOfWork(checked) ? checked : refuse('not-valid', 'this is not decided offline');
}

interface Desk {
  readonly core: Core;
  /** The last `n` that was given in each ledger: the book learns of one only when its entry has come back. */
  readonly said: Map<string, number>;
}

const waitingIn = ({ core }: Desk): Intent[] => [...core.held.intents.values()].filter(isPending);

function takeN({ core, said }: Desk, book: Book, ledger: string): number {
  const above = waitingIn({ core, said }).flatMap((one) => (one.ledger === ledger ? [one.n] : []));
  const n = Math.max(nextN(book, ledger, core.me), ...above.map((one) => one + 1), (said.get(ledger) ?? 0) + 1);
  said.set(ledger, n);
  return n;
}

function moved(core: Core): void {
  core.decisions.look();
  core.sync.look();
  core.statuses.look();
}
async function put(core: Core, intent: Intent): Promise<void> {
  const { decision: _decision, via: _via, ...row } = intent;
  await core.journal.write([intentWrite(row)]);
  core.held.intents.set(intent.hash, intent);
  moved(core);
}
async function replace(core: Core, before: Intent, intent: Intent): Promise<void> {
  const { decision: _decision, via: _via, ...row } = intent;
  await core.journal.write([intentWrite(row), forgetIntent(before.hash)]);
  core.held.intents.delete(before.hash);
  core.held.intents.set(intent.hash, intent);
  moved(core);
}
async function drop(core: Core, hash: string): Promise<void> {
  core.held.intents.delete(hash);
  await core.journal.write([forgetIntent(hash)]);
  moved(core);
}

const refused = (core: Core, intent: Intent, sentence: string): Promise<void> =>
  put(core, { ...intent, refused: { sentence, at: relayNow(core) } });

async function signed(
  desk: Desk,
  { decision, text, via }: Omit<DecidingWork, 'decision'> & { decision: WorkDecision },
  asked: string | undefined,
) {
  const { options, me, world, held } = desk.core;
  const { book } = world.kept();
  const ledger = decision.space;
  const [n, at] = [takeN(desk, book, ledger), relayNow(desk.core)];
  const statement = await signStatement({
    key: options.key,
    workspace: me.workspace,
    decision,
    person: me.person,
    device: me.device as DeviceId,
    ...(via ? { via } : {}),
    n,
    seen: seenIn(book, ledger),
    claimedAt: at,
    text,
    salt: options.random(16),
  });
  const { hash, jws, text: beside } = statement;
  const order = Math.max(0, ...[...held.intents.values()].map((one) => one.order)) + 1;
  const row = { order, hash, ledger, n, jws, text: beside, assertion: null, at, refused: null, asked };
  return { ...row, decision, via: via ?? null };
}

async function sign(desk: Desk, { decision, text, via }: DecidingWork, asked: string): ReturnType<Bringing['sign']> {
  const { core } = desk;
  const checked = checkedOf(decision);
  if (isRefusal(checked)) return checked;
  // A tab that did not hear the leader before this one asks again. The same words may be said twice: a task is pulled into a
  // column, taken out and pulled in once more.
  const known = waitingIn(desk).find((one) => one.asked === asked);
  if (known !== undefined) return { intent: known, needs: null };
  const { book } = core.world.kept();
  const signing = { decision: checked, via: via ?? null, n: 0, at: relayNow(core) };
  const then = onTop(book, core.decisions.now().local, { me: core.me, signing });
  if (isIllegal(then)) return refuse('not-allowed', then.illegal);
  const intent = await signed(desk, { decision: checked, text, via }, asked);
  const { directory } = book;
  const isStrong = directory !== undefined && needsPasskey(directory, core.me, checked);
  return { intent, needs: isStrong ? guardsOf(directory, core.me.person) : null };
}

/** Everybody's names go into the request, as far as it then could still be fulfilled. */
function namingAll({ core }: Desk, { decision, via, n, at }: Intent, contributors: readonly PersonId[]) {
  if (decision.type !== 'approval-asked') return null;
  const all = [...new Set([...decision.contributors, ...contributors])].sort();
  if (all.length === decision.contributors.length) return null;
  const checked = checkedOf({ ...decision, contributors: all });
  if (isRefusal(checked)) return { illegal: checked.what };
  const { book } = core.world.kept();
  const then = onTop(book, book.decided, { me: core.me, signing: { decision: checked, via, n, at } });
  return isIllegal(then) ? then : checked;
}

/**
 * A device knows of whom it was told, and may have asked while it was away: it names the others and signs once more, and all
 * that it signed there since, in the same order, as its `n` rises. What a passkey has confirmed is not signed without it.
 */
async function signAnew(desk: Desk, first: Intent, { contributors, sentence }: NamedFewer): Promise<true> {
  const named = namingAll(desk, first, contributors);
  if (named === null || 'illegal' in named) {
    await refused(desk.core, first, named?.illegal ?? sentence);
    return true;
  }
  const since = waitingIn(desk).filter(({ ledger, n }) => ledger === first.ledger && n > first.n);
  for (const intent of [first, ...since.filter(({ assertion }) => assertion === null)]) {
    const { text, via, order, at, asked } = intent;
    const decision = intent === first ? named : intent.decision;
    const deciding = { decision, text: text?.text ?? null, via: via ?? undefined };
    await replace(desk.core, intent, { ...(await signed(desk, deciding, asked)), order, at });
  }
  return true;
}

/** The first that waits, once all that this device wrote is at the relay. */
async function bringNext(desk: Desk, propose: Propose): Promise<boolean> {
  const { core } = desk;
  const [first] = waitingIn(desk);
  if (first === undefined || !isSettled(core)) return false;
  if (nextN(core.world.kept().book, first.ledger, core.me) > first.n) {
    if (await isOnRecord(core, first.hash)) await drop(core, first.hash);
    else await refused(core, first, overtaken);
    return true;
  }
  const answer = await propose(first);
  if ('contributors' in answer) return signAnew(desk, first, answer);
  if (isRefusal(answer)) {
    if (answer.kind === 'needs-relay') return false;
    await refused(core, first, answer.what);
    return true;
  }
  // It has not come back yet: the next look finds it on record.
  if (core.world.kept().book.number < answer.number) return false;
  await drop(core, first.hash);
  return true;
}

export function createBringing(core: Core): Bringing {
  const desk: Desk = { core, said: new Map() };
  return {
    nextN: (book, ledger) => takeN(desk, book, ledger),
    waitsIn: (ledger) => waitingIn(desk).some((one) => one.ledger === ledger),
    sign: (deciding, asked) => sign(desk, deciding, asked),
    bringNext: (propose) => bringNext(desk, propose),
    async add(intent, assertion) {
      if (!core.held.intents.has(intent.hash)) await put(core, { ...intent, assertion });
      return { hash: intent.hash };
    },
    async dismiss(hash) {
      const found = core.held.intents.get(hash);
      if (found !== undefined && !isPending(found)) await drop(core, hash);
    },
  };
}
