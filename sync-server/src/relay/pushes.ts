// A device's batches on their way into the log, in the order in which they came. Access is checked against the directory
// as folded here; when the ledger has moved meanwhile, the log says `recheck` and they are judged again, still in order.
import type { RefuseReason } from '@baton/protocol/frames';
import type { Ahead } from '../compaction/ahead.ts';
import type { Rights } from '../access/rights.ts';
import type { Appended, Log } from '../log/contract.ts';
import type { Push, Seat } from './seat.ts';
import { readOnlySentence, type StoreWatch } from './store-watch.ts';

export interface PushOptions {
  readonly workspace: string;
  readonly log: Log;
  readonly rights: Rights;
  readonly now: () => number;
  readonly watch: StoreWatch;
  readonly ahead: Ahead | undefined;
  /** The store could not write: nobody is told that anything was kept. */
  readonly onFault: (seat: Seat, fault: unknown) => void;
}

const later = { reason: 'later', detail: readOnlySentence } as const;

export class Pushes {
  readonly #options: PushOptions;
  #arrivals = 0;

  constructor(options: PushOptions) {
    this.#options = options;
  }

  take(seat: Seat, push: Push): void {
    this.#arrivals += 1;
    seat.underWay += 1;
    if (seat.state === 'arriving' || seat.waiting.length > 0) seat.waiting.push({ at: this.#arrivals, push });
    else this.#submit(seat, { at: this.#arrivals, push });
  }

  /** Gives what waits to the log, once nothing of this device is under way there. */
  resume(seat: Seat): void {
    if (seat.appending > 0 || seat.state === 'left') return;
    for (const item of seat.waiting.splice(0).sort((a, b) => a.at - b.at)) this.#submit(seat, item);
  }

  #submit(seat: Seat, item: { readonly at: number; readonly push: Push }): void {
    const { push } = item;
    const refused = this.#whyNot(seat, push);
    if (refused) return seat.refuse(push, { ...refused, now: this.#options.now() });
    seat.begin(push);
    const { rights, log, workspace } = this.#options;
    const { person, deviceNo } = seat.who;
    const { batch, envelopes, asks } = push;
    const author = { person, deviceNo, deviceNos: rights.deviceNosOf(person) };
    log.append(workspace, { author, batch, envelopes, asks, checkedAt: rights.head }).then(
      (answer) => this.#answered(seat, item, answer),
      (fault: unknown) => {
        seat.end();
        if (!this.#options.watch.hear(fault)) return this.#options.onFault(seat, fault);
        if (seat.state !== 'left') seat.refuse(push, { ...later, now: this.#options.now() });
        this.resume(seat);
      },
    );
  }

  #whyNot(seat: Seat, push: Push): { reason: RefuseReason; detail: string } | undefined {
    const ended = seat.endedReason(push);
    if (ended) return { reason: ended, detail: 'an earlier edit of this stream was refused' };
    const { rights, watch } = this.#options;
    if (watch.isReadOnly) return later;
    if (!rights.isLive(seat.who.deviceNo)) return { reason: 'not-allowed', detail: 'this device is revoked' };
    const closed = push.envelopes.find(({ doc }) => !rights.mayWrite(seat.who.person, doc));
    return closed && { reason: 'not-allowed', detail: `there is no ${closed.doc} that you may write` };
  }

  #answered(seat: Seat, item: { readonly at: number; readonly push: Push }, answer: Appended): void {
    const { push } = item;
    seat.end();
    if (answer.kind === 'refused' && answer.ahead) this.#options.ahead?.note(this.#options.workspace, answer.ahead);
    if (answer.kind === 'recheck' || needsEarlier(seat, item.at, answer)) seat.waiting.push(item);
    else if (seat.state !== 'left') tell(seat, push, { answer, now: this.#options.now() });
    this.resume(seat);
  }
}

/** It built on a batch that must be judged again and so is not in the log yet. */
function needsEarlier(seat: Seat, at: number, answer: Appended): boolean {
  const builds = answer.kind === 'refused' && (answer.reason === 'resend' || answer.reason === 'wait');
  return builds && seat.waiting.some((earlier) => earlier.at < at);
}

function tell(
  seat: Seat,
  push: Push,
  { answer, now }: { answer: Exclude<Appended, { kind: 'recheck' }>; now: number },
): void {
  const { batch, envelopes } = push;
  if (answer.kind === 'accepted') return seat.ack({ batch, numbers: answer.numbers, time: answer.time, envelopes });
  seat.refuse(push, { reason: answer.reason, detail: answer.detail, now });
}
