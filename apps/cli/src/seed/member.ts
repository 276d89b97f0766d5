// A person of a seeded company: a device of their own with real keys, in memory, for as long as they write.
import type { Command as ModelCommand } from '@baton/model/command';
import { setProfile } from '@baton/model/person/commands';
import { isRefusal } from '@baton/model/refusal';
import { isNotDone, type Door, type Joined, type NotDone } from '@baton/workspace/doors/door';
import { foundWorkspace } from '@baton/workspace/doors/found';
import { acceptInvitation, lookAtInvitation, makeInvitation } from '@baton/workspace/doors/invitations';
import { readInvitationLink } from '@baton/workspace/doors/links';
import { nodeDoor } from '@baton/workspace/node/node-door';
import { homeInMemory, type Home } from '@baton/workspace/node/node-home';
import { openTerminal, type Terminal } from '@baton/workspace/node/node-open';
import type { SpaceId } from '@baton/model/ids';
import { seedTasks } from './write-tasks.ts';

export interface Member {
  readonly person: string;
  /** While it runs the person's device is open; resolves when the relay has all that was written. */
  atWork<T>(work: (terminal: Terminal) => Promise<T>): Promise<T>;
}
export interface Founder extends Member {
  readonly workspace: string;
  readonly recoveryLink: string;
  /** By title. */
  readonly spaces: ReadonlyMap<string, SpaceId>;
  invite(wish: {
    readonly spaces: readonly SpaceId[] | null;
    readonly uses: number;
    readonly relay?: string;
  }): Promise<string>;
}

const patience = 120_000;
const commands = [seedTasks] as unknown as readonly ModelCommand<unknown, unknown>[];

function done<T extends object>(answer: T | NotDone): Exclude<T, NotDone> {
  if (isNotDone(answer)) throw new Error(answer.sentence);
  return answer as Exclude<T, NotDone>;
}

async function atWork<T>(home: Home, work: (terminal: Terminal) => Promise<T>): Promise<T> {
  const terminal = await openTerminal(home, { commands, questions: [] });
  try {
    await terminal.saved(patience);
    const result = await work(terminal);
    await terminal.saved(patience);
    return result;
  } finally {
    await terminal.close();
  }
}

const memberAt = (home: Home, { identity }: Joined): Member => ({
  person: identity.person,
  atWork: (work) => atWork(home, work),
});

export async function join(link: string, name: string): Promise<Member> {
  const told = readInvitationLink(link);
  if (!told) throw new Error('This is not a whole invitation link.');
  const home = homeInMemory();
  const door = nodeDoor(told.relay, home);
  const looked = done(await lookAtInvitation(door, told));
  if (!looked.ok) throw new Error(`The invitation is no longer good (${looked.why}).`);
  const joined = done(await acceptInvitation(door, told, looked));
  if ('ok' in joined) throw new Error(`The invitation is no longer good (${joined.why}).`);
  const member = memberAt(home, joined);
  await member.atWork(({ workspace }) => workspace.run(setProfile, { name }));
  return member;
}

async function spacesOf(member: Member): Promise<Founder['spaces']> {
  const titles = await member.atWork(({ workspace }) => Promise.resolve(workspace.world.titles.spaces));
  return new Map(Object.entries(titles).map(([space, title]) => [title, space as SpaceId]));
}

/** @param spaces titles, each its own. */
export async function found(relay: string, title: string, spaces: readonly string[]): Promise<Founder> {
  const home = homeInMemory();
  const door: Door = nodeDoor(relay, home);
  const joined = done(await foundWorkspace(door, { title, spaces }));
  const member = memberAt(home, joined);
  await member.atWork(({ workspace }) => workspace.run(setProfile, { name: 'Ines Carvalho' }));
  return {
    ...member,
    workspace: joined.identity.workspace,
    recoveryLink: joined.recoveryLink ?? '',
    spaces: await spacesOf(member),
    invite: (wish) =>
      member.atWork(async ({ workspace }) => {
        const invited = await makeInvitation({ ...door, relay: wish.relay ?? relay }, workspace, {
          role: 'member',
          hours: 7 * 24,
          byName: 'Ines Carvalho',
          ...wish,
        });
        if (isRefusal(invited)) throw new Error(`The invitation was refused: ${invited.kind}.`);
        return invited.link;
      }),
  };
}
