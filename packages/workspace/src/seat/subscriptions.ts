// What a tab listens to: live questions, losses of a record, what is told of saving, open pages. Rows that are shown stay while another tab
// takes the lead; what the new leader tells first is compared with them.
import { applyDiff, compareAnswers, nothingAnswered, type Answered, type WithId } from '../telling/answer-diff.ts';
import type { AnswerDiff, Lost, Stop } from '../contract.ts';
import type { FileStand } from '../files-contract.ts';
import type { Ask, Port, Tell } from './messages.ts';
import type { OnDevice, SyncState, Whereabouts } from '../sync-contract.ts';

interface Live {
  readonly ask: Extract<Ask, { ask: 'live' }>;
  shown: Answered<WithId>;
  readonly handler: (diff: AnswerDiff<WithId>) => void;
  first: boolean;
}
/** Told whole each time: losses of a record, where its edits are, the sync centre. */
type AskToWatch = Extract<Ask, { ask: 'lost' | 'sync' | 'where' | 'device' | 'files' }>;
interface Watched {
  readonly ask: AskToWatch;
  readonly handler: (value: never) => void;
}

export interface Subscriptions {
  live(ask: Live['ask'], handler: Live['handler']): Stop;
  lost(ask: Extract<Ask, { ask: 'lost' }>, handler: (lost: readonly Lost[]) => void): Stop;
  sync(ask: Extract<Ask, { ask: 'sync' }>, handler: (state: SyncState) => void): Stop;
  where(ask: Extract<Ask, { ask: 'where' }>, handler: (where: Whereabouts) => void): Stop;
  device(ask: Extract<Ask, { ask: 'device' }>, handler: (on: OnDevice) => void): Stop;
  files(ask: Extract<Ask, { ask: 'files' }>, handler: (stands: readonly FileStand[]) => void): Stop;
  hear(tell: Extract<Tell, { tell: 'diff' | Watching }>): void;
  repeat(): void;
}

function show(live: Live, { diff, whole }: Extract<Tell, { tell: 'diff' }>): void {
  if (!whole) {
    live.shown = applyDiff(live.shown, diff);
    live.handler(diff);
    return;
  }
  const compared = compareAnswers(live.shown, diff.put);
  live.shown = compared.next;
  // An empty answer is an answer: the screen must know that it is no longer waiting.
  if (compared.diff || live.first) live.handler(compared.diff ?? { put: [], gone: [], order: [], touched: [] });
  live.first = false;
}

type Watching = 'lost' | 'sync' | 'where' | 'device' | 'files';
type Told = readonly Lost[] | SyncState | Whereabouts | OnDevice | readonly FileStand[];
function toldBy(tell: Extract<Tell, { tell: Watching }>): Told {
  if (tell.tell === 'lost') return tell.lost;
  if (tell.tell === 'device') return tell.on;
  if (tell.tell === 'files') return tell.stands;
  return tell.tell === 'sync' ? tell.state : tell.where;
}

export function createSubscriptions(port: Port): Subscriptions {
  const lives = new Map<number, Live>();
  const watched = new Map<number, Watched>();
  const stop = (call: number): void => {
    if (lives.delete(call) || watched.delete(call)) port.post({ ask: 'stop', call });
  };
  const watch = (ask: AskToWatch, handler: Watched['handler']): Stop => {
    watched.set(ask.call, { ask, handler });
    port.post(ask);
    return () => stop(ask.call);
  };
  return {
    live(ask, handler) {
      lives.set(ask.call, { ask, handler, shown: nothingAnswered, first: true });
      port.post(ask);
      return () => stop(ask.call);
    },
    lost: watch,
    sync: watch,
    where: watch,
    device: watch,
    files: watch,
    hear(tell) {
      if (tell.tell !== 'diff') return watched.get(tell.call)?.handler(toldBy(tell) as never);
      const live = lives.get(tell.call);
      if (live) show(live, tell);
    },
    repeat() {
      for (const { ask } of [...lives.values(), ...watched.values()]) port.post(ask);
    },
  };
}
