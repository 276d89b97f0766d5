// Joining from a terminal: by invitation, by recovery link, or as a further device by code.
import { parseArgs } from 'node:util';
import { setProfile } from '@baton/model/person/commands';
import { claimCode, lookAtClaim } from '@baton/workspace/doors/device-codes';
import { isNotDone, type Joined } from '@baton/workspace/doors/door';
import { acceptInvitation, lookAtInvitation } from '@baton/workspace/doors/invitations';
import { readInvitationLink, readRecoveryLink } from '@baton/workspace/doors/links';
import { recover } from '@baton/workspace/doors/recover';
import { nodeDoor } from '@baton/workspace/node/node-door';
import { openTerminal } from '@baton/workspace/node/node-open';
import type { Command } from './command.ts';
import { homeOfTerminal } from './home.ts';

const home = homeOfTerminal;
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

async function byInvitation(link: string, name: string | undefined): Promise<Joined> {
  const told = readInvitationLink(link);
  if (!told) throw new Error('This is not a whole invitation link.');
  if (!name) throw new Error('Say who you are: --name "Ana Petrović".');
  const door = nodeDoor(told.relay, home());
  const looked = await lookAtInvitation(door, told);
  if (isNotDone(looked)) throw new Error(looked.sentence);
  if (!looked.ok)
    throw new Error(`This invitation is no longer good (${looked.why}). Ask whoever sent it for a new one.`);
  const joined = await acceptInvitation(door, told, looked);
  if (isNotDone(joined)) throw new Error(joined.sentence);
  if ('ok' in joined) throw new Error(`This invitation is no longer good (${joined.why}).`);
  const terminal = await openTerminal(home(), { commands: [], questions: [] });
  await terminal.workspace.run(setProfile, { name });
  await terminal.saved(20_000);
  await terminal.close();
  return joined;
}

async function byCode(relay: string, code: string): Promise<Joined> {
  const door = nodeDoor(relay, home());
  const claiming = await claimCode(door, code);
  if (isNotDone(claiming)) throw new Error(claiming.sentence);
  if (!claiming.ok) throw new Error('This code is not known, or it is too old. Ask the other device for a new one.');
  console.log(`The other device must show the same words: ${claiming.words.join(' ')}`);
  for (;;) {
    const state = await lookAtClaim(door, claiming);
    if ('waiting' in state) await pause(1_000);
    else if (isNotDone(state)) throw new Error(state.sentence);
    else return state;
  }
}

/** A link that shows a code, `https://relay/add#471906`, or the bare code with --relay. */
function readCode(text: string, relay: string | undefined): { relay: string; code: string } {
  if (URL.canParse(text)) {
    const url = new URL(text);
    return { relay: url.origin, code: url.hash.slice(1).split('.').at(-1) ?? '' };
  }
  if (!relay) throw new Error('A code needs the relay’s address: --relay https://baton.example.org');
  return { relay: new URL(relay).origin, code: text };
}

export const join: Command = async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { name: { type: 'string' }, relay: { type: 'string' } },
  });
  const [link] = positionals;
  if (link === undefined) throw new Error('Which link or code? See baton help.');
  if (home().identity())
    throw new Error('This terminal is a device already. Set BATON_HOME to another directory for a second one.');
  if (readInvitationLink(link)) await byInvitation(link, values.name);
  else if (readRecoveryLink(link)) {
    const back = await recover(nodeDoor(new URL(link).origin, home()), link);
    if (isNotDone(back)) throw new Error(back.sentence);
  } else {
    const { relay, code } = readCode(link, values.relay);
    await byCode(relay, code);
  }
  console.log('This terminal is a device now.');
  return 0;
};
