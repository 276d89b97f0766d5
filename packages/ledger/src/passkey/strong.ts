// A passkey's word beside a statement: its challenge is the statement's hash, so it holds for that statement and no other.
import { needsPasskey } from '@baton/model/directory/strong';
import { passkeyIn } from '@baton/model/directory/queries';
import type { Directory } from '@baton/model/directory/schema';
import { z } from 'zod';
import { parseStrict, statementHash, type Statement } from '../statement.ts';
import { assertionFault, type Assertion } from './assertion.ts';

const part = (most: number) => z.string().min(1).max(most);
const Shape = z.strictObject({
  id: part(1_364),
  authenticator: part(2_000),
  client: part(2_000),
  signature: part(800),
});

/** As it stands in an entry's leaf. */
export const assertionText = ({ id, authenticator, client, signature }: Assertion): string =>
  JSON.stringify({ id, authenticator, client, signature });

async function wordFault(text: string, { jws, skeleton }: Statement, directory: Directory): Promise<string | null> {
  const said = parseStrict(Shape, text);
  if ('illegal' in said) return 'what stands beside the statement is no assertion';
  const passkey = passkeyIn(directory, skeleton.person, said.id);
  if (passkey === undefined) return 'the person has no such passkey';
  return assertionFault(said, passkey, await statementHash(jws));
}

/** Why this statement may not stand with what a passkey said, or did not say, beside it; or null. */
export async function strongFault(
  statement: Statement,
  assertion: string | null,
  directory: Directory | undefined,
): Promise<string | null> {
  if (directory === undefined) return assertion === null ? null : 'nobody has a passkey before the founding';
  if (assertion !== null) return wordFault(assertion, statement, directory);
  const { skeleton, decision } = statement;
  return needsPasskey(directory, skeleton, decision) ? 'this needs a passkey of who signs it' : null;
}
