// All parts of an engine, made and joined. Each asks for the core when something happens, and by then it is whole.
import type { Cursor } from '@baton/protocol/frames';
import { clientIdOf } from '@baton/replica/client-id';
import { readBytes } from '@baton/store/confirmed';
import { createCarets } from '../pages/carets.ts';
import { createCompacting } from '../compacting/compacting.ts';
import type { Here, Me, World } from '../contract.ts';
import { askCtxOf, relayNow, type Core, type EngineOptions } from '../core.ts';
import type { Held, Loaded } from '../disk/held.ts';
import { ledgerHere } from '../disk/aside.ts';
import { createFiles } from '../files/files.ts';
import { createGivingBack } from '../giving-back/giving-back.ts';
import { createArranging } from '../holding/arranging.ts';
import { createAsking, statesOf } from '../holding/asking.ts';
import type { Journal } from '../disk/journal.ts';
import { hearLink } from './hearing.ts';
import { createGuarding } from '../incoming/guarding.ts';
import { createLocking } from '../lock/locking.ts';
import type { LinkState } from '../link/state.ts';
import { openLink } from '../link/link.ts';
import { partitionsOf } from '../disk/partitions.ts';
import { createProjector } from '../disk/projecting.ts';
import { createQuestions } from '../telling/questions.ts';
import { createStatuses } from '../telling/statuses.ts';
import { createSyncParts } from '../sync/parts.ts';
import { createTurns } from '../turns.ts';
import { createTopic } from '../telling/topic.ts';
import { aheadOf } from '../incoming/whole.ts';
import { createDecisions } from '../decisions/intents.ts';
import { isPending } from '../disk/intent.ts';
import { createWorldKeeper, type Kept } from '../decisions/world-keeper.ts';
import type { Scheduler } from '../ports.ts';

function looked(core: Core): void {
  core.away.look();
  core.sync.look();
}

const worldFrom = ({ options, journal, loaded, me }: Parts & { readonly options: EngineOptions }) =>
  createWorldKeeper({
    first: loaded.kept as Kept | undefined,
    me,
    ledger: async () => {
      await journal.flush();
      return ledgerHere(options.disk);
    },
  });

/** Made before the core is. */
export interface Parts {
  readonly loaded: Loaded;
  readonly me: Me;
  readonly journal: Journal;
  readonly session: number;
  readonly listen: { fault: Core['statuses']['setFault'] };
}

function linkChanged(core: Core, state: LinkState): void {
  const { phase, isRevoked } = state;
  core.statuses.look();
  if (isRevoked) void core.removal.begin();
  core.locking.look(state);
  if (phase !== 'behind' && phase !== 'live') core.carets.away();
  core.asking.look();
  core.arranging.look();
  core.files.look();
}

const createTopics = (): Pick<Core, 'worlds' | 'heres' | 'losses' | 'moves'> => ({
  moves: createTopic<null>(),
  worlds: createTopic<World>(),
  heres: createTopic<readonly Here[]>([]),
  losses: createTopic<string>(),
});
const fresh = (): Pick<Core, 'dirty' | 'running' | 'pages' | 'gathering'> => ({
  dirty: new Set(),
  running: new Map(),
  pages: new Map(),
  gathering: null,
});
const createHolding = (core: () => Core): Pick<Core, 'asking' | 'arranging' | 'locking' | 'files'> => ({
  asking: createAsking(core),
  arranging: createArranging(core),
  locking: createLocking(core),
  files: createFiles(core),
});
const firstOf = ({ cursor, sessions }: Held, workspace: string) => ({
  workspace,
  incarnation: cursor?.incarnation ?? sessions.incarnation,
  cursor,
});
const isWholeIn = (held: Held) => (cursor: Cursor | null) =>
  // Of a catch-up by document that was cut, hello says by itself how far each one is.
  held.aside.size === 0 &&
  (held.ahead.size > 0 || Math.max(held.reach, held.furthest?.number ?? 0) <= (cursor?.number ?? 0));

const replicaFor = (options: EngineOptions, { loaded: { held }, me, journal, session }: Parts) =>
  options.openReplica({
    bytes: { confirmed: (doc) => journal.flush().then(() => readBytes(options.disk, doc)) },
    client: clientIdOf(held.sessions.incarnation, me.deviceNo, session),
    now: () => relayNow({ options, held }),
    partitions: (space, group) => partitionsOf(held, space, group),
    isWhole: (archive) => statesOf(held.holdings, archive).some((state) => state !== 'asked'),
  });

/** Told whenever something was confirmed. */
function createSettled(core: Core): () => void {
  const afterwards = [createProjector(core), createCompacting(core)];
  return () => afterwards.forEach((told) => told());
}

/** Catching up brings many frames: answering each would cost more than it shows. */
function answerSoon({ link, questions }: Core, scheduler: Scheduler): void {
  if (link.state().phase === 'behind') scheduler.after(50, questions.answer);
  else queueMicrotask(questions.answer);
}

export function buildCore(options: EngineOptions, given: Parts): Core {
  const { me, journal, session, listen, loaded } = given;
  const { held } = loaded;
  const { clock, scheduler } = options;
  const replica = replicaFor(options, given);
  const link = openLink({
    ...options,
    first: firstOf(held, me.workspace),
    isWhole: isWholeIn(held),
    parcel: (batch) => held.outbox.get(batch),
    ahead: () => aheadOf(held),
    withHello: () => core.asking.withHello(),
    tell: (told) => hearLink(core, told, { settled, givingBack }),
    changed: (state) => linkChanged(core, state),
  });
  const [parts, guarding] = [createSyncParts(() => core, scheduler), createGuarding(loaded.stopped)];
  const statuses = createStatuses({
    held,
    clock,
    link: link.state,
    saving: () => held.unsaved.size,
    files: () => [...core.files.waiting(), ...[...held.intents.values()].filter(isPending).map(({ at }) => at)],
    stopped: () => guarding.stopped,
    ahead: () => core.replica.allAhead(),
    isFilling: () => core.asking.isFilling(),
    lease: () => core.locking.now(),
    looked: () => looked(core),
  });
  const core: Core = {
    options,
    me,
    held,
    journal,
    link,
    replica,
    world: worldFrom({ ...given, options }),
    statuses,
    ...parts,
    ...createHolding(() => core),
    session,
    questions: createQuestions({
      rows: replica.rows,
      ctx: () => askCtxOf(core),
      wanted: () => answerSoon(core, scheduler),
    }),
    decisions: createDecisions(() => core),
    ...createTopics(),
    carets: createCarets({ clock, scheduler, send: (doc, bytes) => link.caret(doc, bytes) }),
    ...fresh(),
    ...guarding,
    renewals: createTopic<string>(),
    mends: createTurns(),
    stops: [parts.sync.stop, parts.storage.stop],
  };
  for (const topic of [core.worlds, core.heres, core.losses, core.asking.moves]) topic.hear(parts.sync.look);
  listen.fault = statuses.setFault;
  const [settled, givingBack] = [createSettled(core), createGivingBack(core)];
  return core;
}
