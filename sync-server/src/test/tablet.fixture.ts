// Shared tablets as tests of the relay need them: made by the real statement, people on them by the real acceptance.
import { randomBytes } from 'node:crypto';
import { secretHash } from '@baton/ledger/proofs';
import type { InvitationId } from '@baton/model/directory/schema';
import type { TabletId } from '@baton/model/ids';
import { newId, TestDevice, type Joined } from './device.fixture.ts';

export interface Tablet extends Joined {
  readonly tablet: TabletId;
  readonly secret: string;
}
const done = ({ status, json }: { status: number; json: unknown }): void => {
  if (status !== 200) throw new Error(JSON.stringify(json));
};

export async function sharedTablet(by: TestDevice, joined: Joined): Promise<Tablet> {
  const secret = randomBytes(32).toString('base64url');
  const tablet = newId('z') as TabletId;
  const hash = (await secretHash(secret)) ?? '';
  done(await by.propose(joined, { type: 'tablet-made', tablet, of: joined.space, secretHash: hash, idle: 2 }));
  return { ...joined, tablet, secret };
}

interface Named {
  readonly name: string;
  readonly notAfter: number;
}
/** What who comes by it accepts. */
export async function codeFor(by: TestDevice, at: Tablet, { name, notAfter }: Named) {
  const secret = randomBytes(32).toString('base64url');
  const invitation = newId('i') as InvitationId;
  const hash = (await secretHash(secret)) ?? '';
  const { tablet, space } = at;
  const made = { type: 'invitation-made', invitation, secretHash: hash, role: 'member', spaces: [space] } as const;
  done(await by.propose(at, { ...made, tablet, notAfter, uses: 1 }, name));
  return { ...at, invitation, secret };
}

export async function onTablet(by: TestDevice, at: Tablet, named: Named): Promise<TestDevice> {
  const seat = await TestDevice.make(by.ask);
  const { json } = await seat.accept(await codeFor(by, at, named));
  if (json.ok !== true) throw new Error(JSON.stringify(json));
  return seat;
}
