// What a tab listens to: live questions, losses of a record, open pages. Rows that are shown stay while another tab
// takes the lead; what the new leader tells first is compared with them.
import { applyDiff, compareAnswers, nothingAnswered, type Answered, type WithId } from './answer-diff.ts';
import type { AnswerDiff, Lost, Stop } from './contract.ts';
import type { Ask, Port, Tell } from './messages.ts';

interface Live {
  readonly ask: Extract<Ask, { ask: 'live' }>;
  shown: Answered<WithId>;
  readonly handler: (diff: AnswerDiff<WithId>) => void;
  first: boolean;
}
interface Losses {
  readonly ask: Extract<Ask, { ask: 'lost' }>;
  readonly handler: (lost: readonly Lost[]) => void;
}

export interface Subscriptions {
  live(ask: Live['ask'], handler: Live['handler']): Stop;
  lost(ask: Losses['ask'], handler: Losses['handler']): Stop;
  hear(tell: Extract<Tell, { tell: 'diff' | 'lost' }>): void;
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

export function createSubscriptions(port: Port): Subscriptions {
  const lives = new Map<number, Live>();
  const losses = new Map<number, Losses>();
  const stop = (call: number): void => {
    if (lives.delete(call) || losses.delete(call)) port.post({ ask: 'stop', call });
  };
  return {
    live(ask, handler) {
      lives.set(ask.call, { ask, handler, shown: nothingAnswered, first: true });
      port.post(ask);
      return () => stop(ask.call);
    },
    lost(ask, handler) {
      losses.set(ask.call, { ask, handler });
      port.post(ask);
      return () => stop(ask.call);
    },
    hear(tell) {
      if (tell.tell === 'lost') losses.get(tell.call)?.handler(tell.lost);
      else {
        const live = lives.get(tell.call);
        if (live) show(live, tell);
      }
    },
    repeat() {
      for (const { ask } of [...lives.values(), ...losses.values()]) port.post(ask);
    },
  };
}
