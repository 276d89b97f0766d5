// A workspace as one tab (or one program) sits at it: the contract over a port to whoever leads. Undo and redo are the
// seat's own. It knows nothing of workers, so the command line and the simulator sit at their engine the same way.
import type { Decision } from '@baton/model/directory/schema';
import { isRefusal, type Refusal } from '@baton/model/refusal';
import type { Gesture } from '@baton/replica/contract';
import { createCalls, type Calls, type NewCall } from './calls.ts';
import type { Audited, Confirm, Here, Status, Workspace, World } from '../contract.ts';
import type { NotDone } from '../doors/door.ts';
import type { FilesDoor, KeptBytes } from '../files-contract.ts';
import type { Port, Ran, Tell, Undone } from './messages.ts';
import { createPages, type Pages } from './pages.ts';
import { createSubscriptions, type Subscriptions } from './subscriptions.ts';
import type { ChangesRead, HeldEdit, HistoryAnswer } from '../sync-contract.ts';
import { createTopic, type Topic } from '../telling/topic.ts';
import { turn } from './turning.ts';
import { decided, emptyStack, pushed, undoable, type UndoStack } from './undo-stack.ts';

export interface Seat {
  readonly port: Port;
  readonly calls: Calls;
  readonly subscriptions: Subscriptions;
  readonly pages: Pages;
  readonly worlds: Topic<World>;
  readonly told: Topic<Status>;
  readonly statuses: Topic<Status>;
  readonly heres: Topic<readonly Here[]>;
  readonly stacks: Topic<UndoStack>;
  readonly askToKeep: () => Promise<boolean>;
  readonly closed: (sentence: string) => void;
  /** The browser was asked once to keep what is here. */
  hasAsked: boolean;
  presence: { at: string; on: string | null; field: string | null } | null;
  /** The gestures that are being saved: their rows may be on the screen before their answer is here. */
  readonly underWay: Set<Promise<Ran>>;
  /** What the last command wrote: what is decided with it is undone with it. */
  ran: Gesture | null;
  confirm: Confirm | null;
}

function hear(seat: Seat, tell: Tell): void {
  switch (tell.tell) {
    case 'world':
      return seat.worlds.tell(tell.world);
    case 'status':
      return seat.told.tell(tell.status);
    case 'here':
      return seat.heres.tell(tell.here);
    case 'answer':
      return seat.calls.answer(tell.call, tell.value);
    case 'fault':
      return seat.calls.fault(tell.call, tell.sentence);
    case 'update':
      return seat.pages.hear(tell);
    case 'reset':
      return seat.pages.reset(tell.call);
    case 'closed':
      return seat.closed(tell.sentence);
    case 'carets':
      return seat.pages.hearCarets(tell);
    case 'diff':
    case 'lost':
    case 'sync':
    case 'where':
    case 'device':
    case 'files':
      return seat.subscriptions.hear(tell);
  }
}

const remember = (seat: Seat, gesture: Gesture | null): void => {
  seat.stacks.tell(pushed(seat.stacks.last() ?? emptyStack, gesture));
};

async function restore(seat: Seat, superseded: string): Promise<Refusal | null> {
  const restored = (await seat.calls.make({ ask: 'restore', superseded })) as Undone | Refusal;
  if (isRefusal(restored)) return restored;
  remember(seat, restored.gesture);
  return null;
}

interface Asked {
  readonly ask: Extract<NewCall, { ask: 'sign' | 'decide' }>;
  readonly decision: Decision;
  readonly text: string | null;
}
/** A strong step is asked of the person here once more, with their passkey; refused, where nobody asks them or they turn round. */
async function sign<Signed>(seat: Seat, { ask, decision, text }: Asked): Promise<Signed | Refusal> {
  const answer = (await seat.calls.make(ask)) as Signed | Refusal;
  if (!isRefusal(answer) || answer.kind !== 'needs-passkey' || seat.confirm === null) return answer;
  const { what: challenge, of: passkeys } = answer;
  const assertion = await seat.confirm({ challenge, passkeys, decision, text });
  if (assertion === null) return answer;
  return (await seat.calls.make({ ask: 'confirm', challenge, assertion })) as Signed | Refusal;
}

type Signing = Pick<Workspace, 'sign' | 'onConfirm' | 'decide' | 'dismissDecision' | 'decisionsOn' | 'proof'>;
const signing = (seat: Seat): Signing => ({
  onConfirm(confirm) {
    seat.confirm = confirm;
    return () => {
      if (seat.confirm === confirm) seat.confirm = null;
    };
  },
  sign: (ledger, decision, text) =>
    sign(seat, { ask: { ask: 'sign', ledger, decision, text }, decision: decision as Decision, text }),
  async decide({ decision, text, via }, how) {
    const ask = { ask: 'decide', deciding: { decision, text, via } } as const;
    const kept = await sign<{ readonly hash: string }>(seat, { ask, decision, text });
    if (!isRefusal(kept))
      seat.stacks.tell(decided(seat.stacks.last() ?? emptyStack, decision, how === undefined ? null : seat.ran));
    return kept;
  },
  dismissDecision: async (hash) => void (await seat.calls.make({ ask: 'dismissDecision', hash })),
  decisionsOn: async (task) => (await seat.calls.make({ ask: 'decisionsOn', task })) as readonly Audited[],
  proof: async (of) => (await seat.calls.make({ ask: 'proof', of })) as string | Refusal,
});

/** After the first thing that a person does here, and not before: whoever only looks is asked nothing. */
async function keepAfterFirst(seat: Seat): Promise<void> {
  if (seat.hasAsked) return;
  seat.hasAsked = true;
  const isKept = await seat.askToKeep().catch(() => false);
  if (isKept) await seat.calls.make({ ask: 'measure' }).catch(() => undefined);
}

async function runFrom(seat: Seat, asked: Extract<NewCall, { ask: 'run' }>, isUndoable: boolean): Promise<unknown> {
  const remembered = async (): Promise<Ran> => {
    const ran = (await seat.calls.make(asked)) as Ran;
    if (isUndoable) remember(seat, ran.gesture);
    if (isUndoable) seat.ran = ran.gesture;
    return ran;
  };
  const running = remembered();
  seat.underWay.add(running);
  const { result, gesture } = await running.finally(() => seat.underWay.delete(running));
  if (isUndoable && gesture !== null) void keepAfterFirst(seat);
  return result;
}

/** What is on this device, and what a person wants there. */
const holdingDoor = ({
  calls,
  subscriptions,
}: Seat): Pick<Workspace, 'onDevice' | 'pin' | 'freeSpace' | 'keepAll'> => ({
  onDevice: (record, handler) => subscriptions.device({ ask: 'device', call: calls.next(), record }, handler),
  pin: async (record, on) => void (await calls.make({ ask: 'pin', record, on })),
  keepAll: async () => void (await calls.make({ ask: 'keepAll' })),
  freeSpace: async (before) => (await calls.make({ ask: 'freeSpace', before })) as number,
});

const filesDoor = ({ calls, subscriptions }: Seat): FilesDoor => ({
  keepFile: async (file, { isDraft } = { isDraft: false }) =>
    (await calls.make({ ask: 'file', act: { do: 'keep', file, isDraft } })) as KeptBytes | Refusal,
  releaseFile: async (hash) => void (await calls.make({ ask: 'file', act: { do: 'release', hash } })),
  readFile: async ({ hash, size }) =>
    (await calls.make({ ask: 'file', act: { do: 'read', hash, size } })) as Blob | Refusal,
  retryFile: async (hash) => void (await calls.make({ ask: 'file', act: { do: 'retry', hash } })),
  onFiles: (handler) => subscriptions.files({ ask: 'files', call: calls.next() }, handler),
});

function contractOf(seat: Seat): Workspace {
  const { calls, port } = seat;
  const turnBack = turn(seat);
  return {
    get world() {
      return seat.worlds.last() as World;
    },
    onWorld: (handler) => seat.worlds.hear(handler),
    async run(command, args, how) {
      return (await runFrom(seat, { ask: 'run', command: command.name, args }, how?.undoable !== false)) as never;
    },
    undo: () => turnBack('undo'),
    redo: () => turnBack('redo'),
    onUndoable: (handler) => seat.stacks.hear((stack) => handler(undoable(stack))),
    live: (question, args, handler) =>
      seat.subscriptions.live({ ask: 'live', call: calls.next(), question: question.name, args }, handler as never),
    onStatus: (handler) => seat.statuses.hear(handler),
    superseded: (record, handler) => seat.subscriptions.lost({ ask: 'lost', call: calls.next(), record }, handler),
    onSync: (handler) => seat.subscriptions.sync({ ask: 'sync', call: calls.next() }, handler),
    whereIs: (record, handler) => seat.subscriptions.where({ ask: 'where', call: calls.next(), record }, handler),
    ...holdingDoor(seat),
    ...filesDoor(seat),
    closeAway: async () => void (await calls.make({ ask: 'closeAway' })),
    dismissPassage: async (id) => void (await calls.make({ ask: 'dismissPassage', id })),
    audit: async (before) => (await calls.make({ ask: 'audit', before })) as readonly Audited[],
    readHeld: async (batches) => (await calls.make({ ask: 'readHeld', batches })) as readonly HeldEdit[],
    reached: async () => (await calls.make({ ask: 'reached' })) as number,
    unsentText: async () => (await calls.make({ ask: 'unsentText' })) as string,
    carryOut: async () => (await calls.make({ ask: 'carryOut' })) as Uint8Array,
    carryIn: async (file) => (await calls.make({ ask: 'carryIn', file })) as ChangesRead | Refusal,
    history: async (about) => (await calls.make({ ask: 'history', about })) as HistoryAnswer,
    async askToKeep() {
      const isKept = await seat.askToKeep();
      await calls.make({ ask: 'measure' });
      return isKept ? 'kept' : 'may-be-cleared';
    },
    loadAnew: async () => void (await calls.make({ ask: 'loadAnew' })),
    signRelayKey: async (said) => (await calls.make({ ask: 'signRelayKey', said })) as NotDone | null,
    signOut: async (how) => (await calls.make({ ask: 'signOut', how })) as Refusal | null,
    tryAgain: async (batch) => (await calls.make({ ask: 'tryAgain', batch })) as Refusal | null,
    restore: (superseded) => restore(seat, superseded),
    dismiss: async (superseded) => void (await calls.make({ ask: 'dismiss', superseded })),
    dismissRefused: async (batch) => void (await calls.make({ ask: 'dismissRefused', batch })),
    present(at, on, field) {
      seat.presence = { at, on, field };
      port.post({ ask: 'present', at, on, field });
    },
    onHere: (handler) => seat.heres.hear(handler),
    openPage: seat.pages.open,
    ...signing(seat),
    async close() {
      port.post({ ask: 'leave' });
      calls.end('the workspace was closed');
      port.close();
    },
  };
}

function repeat(seat: Seat): void {
  seat.pages.repeat();
  seat.subscriptions.repeat();
  seat.calls.repeat();
  if (seat.presence) seat.port.post({ ask: 'present', ...seat.presence });
}

/**
 * Resolves when the leader has told the world; rejects when it cannot be opened.
 * @param askToKeep asks the browser not to clear what is here: only a tab can, its worker cannot.
 */
export function sit(port: Port, askToKeep: () => Promise<boolean> = async () => false): Promise<Workspace> {
  return new Promise((resolve, reject) => {
    const told = createTopic<Status>();
    const statuses = createTopic<Status>();
    const tellStatus = (): void => {
      const status = told.last();
      if (status) statuses.tell({ ...status, saving: Math.max(status.saving, calls.writing()) });
    };
    told.hear(tellStatus);
    const calls = createCalls(port, tellStatus);
    const pages = createPages(port, calls);
    const seat: Seat = {
      port,
      calls,
      pages,
      told,
      statuses,
      subscriptions: createSubscriptions(port),
      worlds: createTopic<World>(),
      heres: createTopic<readonly Here[]>(),
      stacks: createTopic<UndoStack>(emptyStack),
      ran: null,
      askToKeep,
      closed: (sentence) => reject(new Error(sentence)),
      hasAsked: false,
      underWay: new Set(),
      presence: null,
      confirm: null,
    };
    const workspace = contractOf(seat);
    seat.worlds.hear(() => resolve(workspace));
    port.listen({
      tell: (tell) => hear(seat, tell),
      led: () => repeat(seat),
      ended(sentence) {
        calls.end(sentence);
        // Nobody leads this tab any more: what it was last told is no longer so, and nothing more is kept here.
        const last = told.last();
        const save = { state: 'unsaved', reason: 'blocked', sentence } as const;
        if (last) told.tell({ ...last, save, saving: 0, link: 'ended', ended: sentence });
        reject(new Error(sentence));
      },
    });
  });
}
