// A device whose network and clock one can spoil: the terminal's real engine, behind a proxy. Its timers run ten times as
// fast, and it can sleep.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { peopleOfWorkspace, type PersonAnswer } from '@baton/model/person/queries';
import { addName } from '@baton/model/person/commands';
import type { SpaceId } from '@baton/model/ids';
import { isRefusal } from '@baton/model/refusal';
import { isNotDone } from '@baton/workspace/doors/door';
import { foundWorkspace } from '@baton/workspace/doors/found';
import { acceptInvitation, lookAtInvitation, makeInvitation } from '@baton/workspace/doors/invitations';
import { readInvitationLink } from '@baton/workspace/doors/links';
import { nodeDoor, nodeSurroundings } from '@baton/workspace/node/node-door';
import { openHome } from '@baton/workspace/node/node-home';
import { openTerminal, type Terminal } from '@baton/workspace/node/node-open';
import type { Surroundings } from '@baton/workspace/ports';
import { Proxy } from './proxy.ts';

const hurry = 10;

export class Traveller {
  readonly proxy: Proxy;
  readonly terminal: Terminal;
  /** What this person wrote, and was told is saved. */
  readonly wrote: string[] = [];
  readonly #folder: string;
  readonly #sleep: (ms: number) => void;

  private constructor(part: { proxy: Proxy; terminal: Terminal; folder: string; sleep: (ms: number) => void }) {
    this.proxy = part.proxy;
    this.terminal = part.terminal;
    this.#folder = part.folder;
    this.#sleep = part.sleep;
  }

  static async found(port: number): Promise<Traveller> {
    return Traveller.#come(port, async (door) => {
      const founded = await foundWorkspace(door, { title: 'Northwind Outdoor', spaces: ['Everybody'] });
      if (isNotDone(founded)) throw new Error(founded.sentence);
    });
  }
  /** @param link of an invitation; the door is this traveller's own. */
  static async accept(port: number, link: string): Promise<Traveller> {
    return Traveller.#come(port, async (door) => {
      const told = readInvitationLink(link);
      if (!told) throw new Error('this is no invitation');
      const looked = await lookAtInvitation(door, told);
      if (isNotDone(looked) || !looked.ok) throw new Error('the invitation is not good');
      const joined = await acceptInvitation(door, told, looked);
      if (!('identity' in joined)) throw new Error('the invitation was not accepted');
    });
  }
  static async #come(port: number, enter: (door: ReturnType<typeof nodeDoor>) => Promise<void>): Promise<Traveller> {
    const folder = mkdtempSync(join(tmpdir(), 'baton-traveller-'));
    const home = openHome(folder);
    const proxy = await Proxy.open(port);
    await enter(nodeDoor(proxy.origin, home));
    let slept = 0;
    const surroundings: Surroundings = {
      ...nodeSurroundings,
      clock: () => nodeSurroundings.clock() + slept,
      scheduler: { after: (ms, run) => nodeSurroundings.scheduler.after(ms / hurry, run) },
    };
    const terminal = await openTerminal(home, { commands: [], questions: [] }, surroundings);
    return new Traveller({ proxy, terminal, folder, sleep: (ms) => void (slept += ms) });
  }

  async invite(uses: number): Promise<string> {
    const home = openHome(this.#folder);
    const invited = await makeInvitation(nodeDoor(this.proxy.origin, home), this.terminal.workspace, {
      role: 'member',
      spaces: null,
      hours: 24,
      uses,
    });
    if (isRefusal(invited)) throw new Error(invited.kind);
    return invited.link;
  }

  async write(name: string): Promise<void> {
    const { workspace } = this.terminal;
    const [space] = Object.keys(workspace.world.directory.spaces) as SpaceId[];
    const done = await workspace.run(addName, { space: space ?? '', name });
    if (isRefusal(done)) throw new Error(done.kind);
    this.wrote.push(name);
  }

  /** The lid is closed for so long: no timer runs, then all is late at once. */
  sleepFor(ms: number): void {
    this.#sleep(ms);
    this.terminal.wake();
  }

  names(): Promise<string[]> {
    const { workspace } = this.terminal;
    return new Promise((resolve) => {
      const stop = workspace.live(peopleOfWorkspace, {}, ({ put }: { readonly put: readonly PersonAnswer[] }) => {
        resolve(put.filter(({ account }) => !account).map(({ name }) => name));
        queueMicrotask(() => stop());
      });
    });
  }

  async leave(): Promise<void> {
    await this.terminal.close();
    await this.proxy.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
