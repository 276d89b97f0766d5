// Who has shown who they are, and which persons that makes them: those of their account's seats who are here now.
import { hereIn } from '@baton/model/directory/queries';
import type { Proven } from '@baton/protocol/http-sign-in';
import { proofCookie, proofName } from '../../access/cookies.ts';
import type { Asking, No, Policy } from '../../access/policy.ts';
import type { Seat } from '../../identity/account-book.ts';
import type { Proof } from '../../identity/identity.ts';
import type { Services } from '../../services.ts';
import type { Answer } from '../route.ts';

async function isHere({ relay }: Services, { workspace, person }: Seat): Promise<boolean> {
  const directory = (await relay.workspace(workspace))?.rights.directory;
  return directory !== undefined && hereIn(directory, person) !== undefined;
}

async function seatsOf(services: Services, { account }: Proof): Promise<readonly Seat[]> {
  const seats = services.accounts.seatsOf(account);
  const here = await Promise.all(seats.map((seat) => isHere(services, seat)));
  return seats.filter((_, at) => here[at]);
}

export async function toldOf(services: Services, proof: Proof): Promise<Proven> {
  const seats = await seatsOf(services, proof);
  const titled = seats.map(async ({ workspace, person }) => {
    const title = (await services.relay.workspace(workspace))?.ledger.titles.workspace ?? '';
    return { workspace, person, title };
  });
  return { how: proof.how, seats: await Promise.all(titled) };
}

/** The browser has a proof from here on. */
export async function proven(services: Services, proof: Proof): Promise<Answer> {
  return { body: await toldOf(services, proof), cookies: [proofCookie(services.proofs.give(proof))] };
}

const tooLate: No = { status: 401, refused: 'not-proven', why: 'That was a while ago. Sign in once more.' };

/** Somebody who has shown who they are in the last ten minutes, in this very browser. */
export const hasProof: Policy<unknown, Proof> = async ({ proofs }, { cookies }) =>
  proofs.look(cookies[proofName] ?? '') ?? tooLate;

type From = Pick<Asking<unknown>, 'cookies'>;
/** It opened what it was for, and nothing else. */
export const useUp = ({ proofs }: Services, { cookies }: From): void => void proofs.redeem(cookies[proofName] ?? '');

/** Whether this browser's proof is of that person; then it is used up. */
export async function provesToBe(services: Services, asking: From, seat: Seat) {
  const proof = services.proofs.look(asking.cookies[proofName] ?? '');
  if (!proof || services.accounts.bySeat(seat)?.id !== proof.account) return false;
  useUp(services, asking);
  return isHere(services, seat);
}
