// Share links as tests of the relay need them: made by the real statement, with the text beside it.
import { randomBytes } from 'node:crypto';
import { secretHash } from '@baton/ledger/proofs';
import { writeLinkText } from '@baton/model/directory/link-text';
import type { Decision } from '@baton/model/directory/schema';
import type { LinkId, SpaceId } from '@baton/model/ids';
import { pageOf } from '@baton/replica/layout';
import { newId, type Joined, type TestDevice } from './device.fixture.ts';

type MadeLink = Extract<Decision, { type: 'link-made' }>;
export interface ShareLink {
  readonly link: LinkId;
  readonly space: SpaceId;
  readonly secret: string;
  readonly page: string;
  /** What is shown at the door of other programs where there is no password. */
  readonly shown: string;
}
type Part = Partial<Pick<MadeLink, 'space' | 'right' | 'password' | 'record'>> & {
  readonly now: number;
  readonly lasts?: number;
  readonly title?: string;
};

export async function shareLink(by: TestDevice, joined: Joined, part: Part): Promise<ShareLink> {
  const secret = randomBytes(32).toString('base64url');
  const link = newId('l') as LinkId;
  const { space = joined.space, right = 'read', password = false, record = newId('t') } = part;
  const page = pageOf(space, record);
  const decision: Decision = {
    type: 'link-made',
    space,
    link,
    record,
    right,
    secretHash: (await secretHash(secret)) ?? '',
    password,
    notAfter: part.now + (part.lasts ?? 3_600_000),
  };
  const text = writeLinkText({ byName: 'Ann Lee', title: part.title ?? 'Waterproof claims check', page });
  const { status, json } = await by.propose(joined, decision, text);
  if (status !== 200) throw new Error(JSON.stringify(json));
  return { link, space, secret, page, shown: `${joined.workspace}.${secret}` };
}
