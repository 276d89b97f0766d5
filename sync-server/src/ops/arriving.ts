// Sockets that were opened and have not said who they are. Each may make the relay hold a frame of more than a megabyte,
// so only so many of them are let in at once, and of one network only its share.

export const mostArriving = 512;
export const mostOfNetwork = 100;

export class Arriving {
  readonly #of = new Map<string, number>();
  #all = 0;

  /** Answers how to take it off again, once it said hello or left; undefined where there is no room. */
  enter(network: string): (() => void) | undefined {
    const here = this.#of.get(network) ?? 0;
    if (this.#all >= mostArriving || here >= mostOfNetwork) return undefined;
    this.#all += 1;
    this.#of.set(network, here + 1);
    let isHere = true;
    return () => {
      if (!isHere) return;
      isHere = false;
      this.#all -= 1;
      const left = (this.#of.get(network) ?? 1) - 1;
      if (left > 0) this.#of.set(network, left);
      else this.#of.delete(network);
    };
  }
}
