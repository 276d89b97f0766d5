// A second tab of a device's browser. It outlives the tab that leads: what nobody has answered it asks the next leader
// again, and what was on its way to or from a leader that is gone is lost, as on a BroadcastChannel.
import type { Workspace } from '@baton/workspace/contract';
import { takeSeat, type Place } from '@baton/workspace/seat/desk';
import type { Engine } from '@baton/workspace/engine/engine';
import type { PortHandlers } from '@baton/workspace/seat/messages';
import { sit } from '@baton/workspace/seat/seat';
import type { Time } from '../time.ts';

export interface SimTabOptions {
  readonly time: Time;
  readonly id: string;
  /** Planted: each leader takes it for somebody it has never heard. */
  readonly isForgotten: boolean;
}

/** Long enough that a leader can die between saving and being heard. */
const answerMs = 8;

export class SimTab {
  readonly #options: SimTabOptions;
  #handlers: PortHandlers | null = null;
  #place: Place | null = null;
  #leader = 0;
  #workspace: Workspace | null = null;

  constructor(options: SimTabOptions) {
    this.#options = options;
    const sitting = sit({
      post: (ask) => this.#later((copy) => this.#place?.hear(copy), ask, 1),
      listen: (handlers) => {
        this.#handlers = handlers;
      },
      close: () => this.#place?.leave(),
    });
    void sitting.then((workspace) => {
      this.#workspace = workspace;
    });
  }
  /** Null before a leader has told it the world. */
  get workspace(): Workspace | null {
    return this.#workspace;
  }
  leadBy(engine: Engine): void {
    this.leaderDied();
    const { id, isForgotten } = this.#options;
    const seat = isForgotten ? `${id} ${this.#leader}` : id;
    this.#place = takeSeat(engine, seat, (tell) => this.#later((copy) => this.#handlers?.tell(copy), tell, answerMs));
    this.#handlers?.led();
  }
  leaderDied(): void {
    this.#leader += 1;
    this.#place = null;
  }
  /** It heard of its leader twice: everything open is asked again, of the same one. */
  repeat(): void {
    if (this.#place) this.#handlers?.led();
  }

  #later<T>(hear: (copy: T) => void, message: T, ms: number): void {
    const leader = this.#leader;
    const copy = structuredClone(message);
    this.#options.time.schedule(ms, () => (leader === this.#leader ? hear(copy) : undefined));
  }
}
