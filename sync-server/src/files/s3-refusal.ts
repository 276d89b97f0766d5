// What an S3 storage says no with, in words for who set it up: which of their settings is not as it should be.
export class StorageAway extends Error {}
/** For whose device asked: nothing of it is theirs to mend, and what they sent goes on by itself. */
export const storageAwaySentence = 'The file storage cannot be used now; whoever runs the relay is told why.';

/** By the codes of S3's own error answers. */
const whys: Readonly<Record<string, string>> = {
  InvalidAccessKeyId: 'does not know the key in BATON_S3_KEY',
  SignatureDoesNotMatch: 'finds the signature wrong: BATON_S3_SECRET is not the secret of the key in BATON_S3_KEY',
  AuthorizationHeaderMalformed:
    'finds the signature made for elsewhere: BATON_S3_REGION is not the region of the bucket',
  RequestTimeTooSkewed: 'finds the clock of this machine wrong by more than a quarter of an hour',
  AccessDenied: 'does not let the key in BATON_S3_KEY read, write, list and remove in the bucket',
};

/** Asked by HEAD a storage says no without a word. */
const unsaid = 'refuses BATON_S3_KEY, its secret or its region';

export async function storageRefusal(answer: Response): Promise<StorageAway> {
  const text = await answer.text().catch(() => '');
  const code = /<Code>(\w+)<\/Code>/u.exec(text)?.[1] ?? '';
  const why = whys[code] ?? (answer.status === 403 ? unsaid : `answers ${answer.status}${code && ` (${code})`}`);
  return new StorageAway(`the file storage ${why}`);
}
