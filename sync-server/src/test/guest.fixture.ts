// Guests as tests of the relay need them: invited to groups, for a time.
import { randomBytes } from 'node:crypto';
import { secretHash } from '@baton/ledger/proofs';
import type { HomeName } from '@baton/model/directory/home-name';
import type { Decision, InvitationId } from '@baton/model/directory/schema';
import { newId, type Joined, TestDevice } from './device.fixture.ts';
import type { Scene } from './scene.fixture.ts';

export interface Guesting {
  readonly by: TestDevice;
  readonly joined: Joined;
  readonly groups?: readonly HomeName[];
  readonly until?: number;
  /** How they call themselves. */
  readonly name?: string;
  readonly spaces?: Extract<Decision, { type: 'invitation-made' }>['spaces'];
}

/** Invites and accepts, by the real routes. */
export async function guestOf(scene: Scene, { by, joined, groups = [], until, spaces = null, name }: Guesting) {
  const secret = randomBytes(32).toString('base64url');
  const invitation = newId('i') as InvitationId;
  const decision: Decision = {
    type: 'invitation-made',
    invitation,
    secretHash: (await secretHash(secret)) ?? '',
    role: 'guest',
    spaces,
    groups: [...groups],
    ...(until === undefined ? {} : { until }),
    notAfter: scene.clock.now() + 3_600_000,
    uses: 1,
  };
  const made = await by.propose(joined, decision, 'Ann');
  if (made.status !== 200) throw new Error(JSON.stringify(made.json));
  const guest = await TestDevice.make(scene.ask);
  const look = await guest.post('/api/invitations/look', { workspace: joined.workspace, secret });
  const accepted = await guest.accept({ ...joined, invitation, secret }, name === undefined ? {} : { name });
  if (accepted.status !== 200) throw new Error(JSON.stringify(accepted.json));
  return { guest, look };
}
