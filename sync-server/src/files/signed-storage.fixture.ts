// A storage that speaks S3 and knows whom it speaks with: before each request reaches s3rver, which checks no V4 signature,
// its signature is made again by a signer that is not ours, and its bytes are held against the hash that was signed.
import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sign } from 'aws4';
import S3rver from 's3rver';

export interface Signer {
  readonly key: string;
  readonly secret: string;
  readonly region: string;
}
/** As S3 lets a signature live. */
const liveMs = 15 * 60_000;

interface Claim {
  readonly key: string;
  readonly region: string;
  readonly names: readonly string[];
  readonly signature: string;
}
function claimIn({ authorization = '' }: IncomingMessage['headers']): Claim | null {
  const read =
    /^AWS4-HMAC-SHA256 Credential=([^/,]+)\/\d{8}\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/u;
  const [, key = '', region = '', names = '', signature = ''] = read.exec(authorization) ?? [];
  return signature === '' ? null : { key, region, names: names.split(';'), signature };
}

/** Of `20261130T211500Z`. */
const timeOf = (text: string): number =>
  Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/u, '$1-$2-$3T$4:$5:$6Z'));

/** Whatever S3 reads must be signed: else somebody in between could change it. */
const isSignedHeader = (name: string): boolean => name === 'host' || name.startsWith('x-amz-');

function signatureOf({ method, url, headers }: IncomingMessage, names: readonly string[], by: Signer): string {
  const signed = sign(
    {
      service: 's3',
      region: by.region,
      method,
      path: url,
      headers: Object.fromEntries(names.map((name) => [name, String(headers[name] ?? '')])),
      extraHeadersToInclude: Object.fromEntries(names.map((name) => [name, true])),
    },
    { accessKeyId: by.key, secretAccessKey: by.secret },
  );
  return /Signature=([0-9a-f]{64})/u.exec(String(signed.headers?.['Authorization']))?.[1] ?? '';
}

const same = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** S3's own name of what is wrong; null: the request may pass. */
export function faultOf(asked: IncomingMessage, bytes: Uint8Array, by: Signer & { now: number }): string | null {
  const claim = claimIn(asked.headers);
  if (claim === null) return 'AccessDenied';
  if (claim.key !== by.key) return 'InvalidAccessKeyId';
  if (claim.region !== by.region) return 'AuthorizationHeaderMalformed';
  if (!(Math.abs(by.now - timeOf(String(asked.headers['x-amz-date']))) <= liveMs)) return 'RequestTimeTooSkewed';
  const read = Object.keys(asked.headers).filter(isSignedHeader);
  if (read.some((name) => !claim.names.includes(name))) return 'AccessDenied';
  if (!same(signatureOf(asked, claim.names, by), claim.signature)) return 'SignatureDoesNotMatch';
  const named = asked.headers['x-amz-content-sha256'];
  if (named === 'UNSIGNED-PAYLOAD') return null;
  return named === createHash('sha256').update(bytes).digest('hex') ? null : 'XAmzContentSHA256Mismatch';
}

async function bytesOf(asked: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of asked) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

const statusOf = (code: string): number =>
  code === 'XAmzContentSHA256Mismatch' || code === 'AuthorizationHeaderMalformed' ? 400 : 403;

function refuse(asked: IncomingMessage, answer: ServerResponse, code: string): void {
  answer.writeHead(statusOf(code), { 'content-type': 'application/xml' });
  answer.end(asked.method === 'HEAD' ? undefined : `<Error><Code>${code}</Code></Error>`);
}

function passOn(asked: IncomingMessage, answer: ServerResponse, on: { readonly port: number; readonly bytes: Buffer }) {
  const { method, url: path, headers } = asked;
  // s3rver knows one key, its own.
  const authorization = headers.authorization?.replace(/Credential=[^/]+/u, 'Credential=S3RVER');
  const passed = request({ port: on.port, method, path, headers: { ...headers, authorization } }, (came) => {
    answer.writeHead(came.statusCode ?? 500, came.headers);
    came.pipe(answer);
  });
  passed.on('error', () => answer.destroy());
  passed.end(on.bytes);
}

export interface SignedStorage {
  readonly port: number;
  /** What was refused, by S3's own names. */
  readonly refused: string[];
  close(): Promise<void>;
}

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

export async function openSignedStorage(directory: string, bucket: string, by: Signer): Promise<SignedStorage> {
  const configureBuckets = [{ name: bucket }];
  const storage = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory, configureBuckets });
  const behind = ((await storage.run()) as AddressInfo).port;
  const refused: string[] = [];
  const take = async (asked: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const bytes = await bytesOf(asked);
    const fault = faultOf(asked, bytes, { ...by, now: Date.now() });
    if (fault === null) return passOn(asked, answer, { port: behind, bytes });
    refused.push(fault);
    refuse(asked, answer, fault);
  };
  const server = createServer((asked, answer) => void take(asked, answer).catch(() => answer.destroy()));
  return {
    port: await listen(server),
    refused,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await storage.close();
    },
  };
}
