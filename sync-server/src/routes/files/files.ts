// Files over HTTP: asked for, sent in parts, had in ranges (files/file-desk.ts says by whom). They are only ever given out
// as bytes to be saved: whatever they hold, no browser opens them as a page of this relay.
import { AskFile, FileHash, partBytes } from '@baton/protocol/http-files';
import { signedIn, type Asking, type SignedIn } from '../../access/policy.ts';
import type { FileNo, FoundFile } from '../../files/file-desk.ts';
import { ok, refused, route, type Answer } from '../route.ts';

const inWorkspace = signedIn<unknown>(({ params }) => params['workspace']);

const megabytes = (bytes: number): string =>
  bytes >= 1_000_000_000
    ? `${Math.floor(bytes / 100_000_000) / 10} GB`
    : bytes >= 1_000_000
      ? `${Math.floor(bytes / 1_000_000)} MB`
      : `${bytes} bytes`;

const noSuch = refused(404, 'not-found', 'There is no such file.');
function no(why: FileNo, bounds: { readonly largest: number; readonly most: number }): Answer {
  switch (why) {
    case 'too-large':
      return refused(413, why, `This relay takes files of up to ${megabytes(bounds.largest)}.`);
    case 'over-quota':
      return refused(
        413,
        why,
        `The files of this workspace have the ${megabytes(bounds.most)} that this relay gives them.`,
      );
    case 'not-as-named':
      return refused(409, why, 'What came is not what it was called. Send it again.');
    case 'not-found':
      return noSuch;
  }
}

/** One line may be a whole office that sends at once. */
const parts = { burst: 6_000, perMinute: 6_000 };

/** What a browser may be told of the bytes: nothing that it would run. */
const told = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf']);
const headersOf = (type: string): Readonly<Record<string, string>> => ({
  'content-type': told.has(type) ? type : 'application/octet-stream',
  'content-disposition': 'attachment',
  'content-security-policy': "sandbox; default-src 'none'",
  'accept-ranges': 'bytes',
});

/** `bytes=5-9` or `bytes=5-`; anything else is the whole. */
function rangeIn(text: string, size: number): { readonly from: number; readonly to: number } | null {
  const read = /^bytes=(\d{1,15})-(\d{0,15})$/u.exec(text);
  if (!read) return null;
  const from = Number(read[1]);
  const to = read[2] === '' ? size : Math.min(size, Number(read[2]) + 1);
  return from < to ? { from, to } : null;
}

async function give({ size, type, read }: FoundFile, range: string): Promise<Answer> {
  const part = rangeIn(range, size);
  const { from, to } = part ?? { from: 0, to: size };
  const stream = await read(from, to);
  if (stream === null) return noSuch;
  const headers = { ...headersOf(type), 'content-length': String(to - from) };
  if (part === null) return { bytes: { stream, headers } };
  return {
    status: 206,
    bytes: { stream, headers: { ...headers, 'content-range': `bytes ${from}-${to - 1}/${size}` } },
  };
}

const isHash = (text: string | undefined): text is string => FileHash.safeParse(text).success;

function partIn({ params, body }: Asking<unknown>): { hash: string; from: number; bytes: Uint8Array } | null {
  const { hash, from = '' } = params;
  if (!isHash(hash) || !/^\d{1,15}$/u.test(from) || !(body instanceof Uint8Array)) return null;
  return { hash, from: Number(from), bytes: body };
}
const bringer = ({ workspace, person }: SignedIn) => ({ workspace, person });

export const fileRoutes = [
  route({
    method: 'GET',
    path: '/api/files-used/:workspace',
    policy: inWorkspace,
    rate: parts,
    handle: async ({ files }, _, by) => ok(files.used(by.workspace.id)),
  }),
  route({
    method: 'POST',
    path: '/api/files/:workspace',
    policy: signedIn<AskFile>(({ params }) => params['workspace']),
    body: AskFile,
    rate: parts,
    handle: async ({ files }, { body }, by) => {
      const answer = await files.ask(bringer(by), body);
      return typeof answer === 'string' ? no(answer, files.bounds) : ok(answer);
    },
  }),
  route({
    method: 'PUT',
    path: '/api/files/:workspace/:hash/:from',
    policy: inWorkspace,
    bytes: partBytes,
    rate: parts,
    handle: async ({ files }, asking, by) => {
      const part = partIn(asking);
      if (part === null) return noSuch;
      const answer = await files.put(bringer(by), part);
      return typeof answer === 'string' ? no(answer, files.bounds) : ok(answer);
    },
  }),
  route({
    method: 'GET',
    path: '/api/files/:workspace/:hash',
    policy: inWorkspace,
    rate: parts,
    handle: async ({ files }, { params, range }, by) => {
      const found = isHash(params['hash']) ? files.find(bringer(by), params['hash']) : undefined;
      return found ? give(found, range) : noSuch;
    },
  }),
];
