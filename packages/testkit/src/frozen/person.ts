// Somebody at a client of one version or another, over a folder that the next version can open.
import type { SpaceId } from '@baton/model/ids';
import { isRefusal } from '@baton/model/refusal';
import type { Terminal } from '@baton/workspace/node/node-open';
import type { Client } from './frozen.ts';

export class Person {
  readonly #folder: string;
  readonly #relay: string;
  #client: Client;
  #terminal: Terminal | undefined;

  constructor(client: Client, { folder, relay }: { readonly folder: string; readonly relay: string }) {
    this.#client = client;
    this.#folder = folder;
    this.#relay = relay;
  }

  async accept(link: string): Promise<void> {
    const { acceptInvitation, lookAtInvitation, nodeDoor, openHome, readInvitationLink } = this.#client;
    const door = nodeDoor(this.#relay, openHome(this.#folder));
    const told = readInvitationLink(link);
    if (!told) throw new Error('this is no invitation');
    const looked = await lookAtInvitation(door, told);
    if (!('ok' in looked) || !looked.ok) throw new Error('the invitation is not good');
    await acceptInvitation(door, told, looked);
  }
  /** @param client another version takes the folder over. */
  async open(client = this.#client): Promise<void> {
    this.#client = client;
    this.#terminal = await client.openTerminal(client.openHome(this.#folder), { commands: [], questions: [] });
  }
  close = (): Promise<void> => this.terminal.close();

  get terminal(): Terminal {
    if (!this.#terminal) throw new Error('nobody sits here');
    return this.#terminal;
  }
  get #space(): SpaceId {
    return Object.keys(this.terminal.workspace.world.directory.spaces)[0] as SpaceId;
  }
  async addProject(name: string): Promise<string> {
    const args = { space: this.#space, name, hue: 3, prefix: name.slice(0, 3).toUpperCase() };
    const done = await this.terminal.workspace.run(this.#client.addProject, args);
    if (isRefusal(done)) throw new Error(done.kind);
    return done.project;
  }
  async rename(project: string, name: string): Promise<void> {
    const done = await this.terminal.workspace.run(this.#client.renameProject, { project, name });
    if (isRefusal(done)) throw new Error(done.kind);
  }
  names(): Promise<string[]> {
    return new Promise((resolve) => {
      const stop = this.terminal.workspace.live(this.#client.projectsOfWorkspace, {}, ({ put }) => {
        resolve(put.map(({ name }) => name).toSorted());
        queueMicrotask(() => stop());
      });
    });
  }
  async sees(...names: readonly string[]): Promise<readonly string[]> {
    const wanted = [...names].toSorted().join();
    for (const deadline = performance.now() + 20_000; ;) {
      const seen = await this.names();
      if (seen.join() === wanted) return seen;
      if (performance.now() > deadline) throw new Error(`${wanted} was expected, there is ${seen.join()}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  saved = (): Promise<void> => this.terminal.saved(20_000);
}
