// The file by which changes are carried from one device to another without the relay:
//   the line `baton-carry 1` and a line feed · the length of the head, 4 bytes, the largest first · the head as JSON
//   (CarryHead, UTF-8) · the bytes of every envelope in the head's order · the signature of all that by the device that
//   wrote it (Ed25519, 86 characters base64url). The signature is the checksum too.
import { z } from 'zod';
import { signBytes, verifyBytes, type SigningKey } from './keys.ts';

const Num = z.int().nonnegative();
const Part = z.object({ doc: z.string(), epoch: Num, client: Num, from: Num, to: Num, size: Num });
const CarryHead = z.object({
  version: z.literal(1),
  workspace: z.string(),
  device: z.string(),
  madeAt: Num,
  incarnation: Num,
  /** All that the device holds after this number and up to `upTo` is in it. */
  after: Num,
  upTo: Num,
  received: z.array(Part.extend({ number: Num, person: z.string(), deviceNo: Num, time: Num })),
  pending: z.array(
    z.object({
      batch: Num,
      name: z.string().nullable(),
      /** Left out before there was a held tray: when it was written, and the short numbers that it asks for. */
      at: Num.optional(),
      asks: z.array(z.object({ project: z.string(), record: z.string(), wish: Num.optional() })).optional(),
      envelopes: z.array(Part),
    }),
  ),
});
export type CarryHead = z.infer<typeof CarryHead>;

export interface CarryFile {
  readonly head: CarryHead;
  /** Bytes of `received`, then of the envelopes of `pending`, in order. */
  readonly parts: readonly Uint8Array[];
}

const magic = new TextEncoder().encode('baton-carry 1\n');
const signatureLength = 86;

function gather(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** The envelopes of each batch that waits, with their bytes. */
export function pendingIn({ head, parts }: CarryFile) {
  let at = head.received.length;
  return head.pending.map(({ envelopes, ...batch }) => ({
    ...batch,
    envelopes: envelopes.map(({ size: _size, ...part }) => ({ ...part, bytes: parts[at++] ?? new Uint8Array() })),
  }));
}

export async function writeCarryFile({ head, parts }: CarryFile, key: SigningKey): Promise<Uint8Array> {
  const json = new TextEncoder().encode(JSON.stringify(head));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, json.length);
  const body = gather([magic, length, json, ...parts]);
  return gather([body, new TextEncoder().encode(await signBytes(key, body))]);
}

const partsOf = ({ received, pending }: CarryHead) => [...received, ...pending.flatMap(({ envelopes }) => envelopes)];

/** null: it is no such file, or not whole. */
function readHead(body: Uint8Array): { readonly head: CarryHead; readonly rest: Uint8Array } | null {
  if (body.length < magic.length + 4 || !magic.every((byte, at) => body[at] === byte)) return null;
  const length = new DataView(body.buffer, body.byteOffset + magic.length, 4).getUint32(0);
  const start = magic.length + 4;
  try {
    const json: unknown = JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(body.slice(start, start + length)),
    );
    const head = CarryHead.safeParse(json);
    return head.success ? { head: head.data, rest: body.subarray(start + length) } : null;
  } catch {
    return null;
  }
}

/** @param keyOf the key of a device of the workspace; undefined for one that is none. */
export async function readCarryFile(
  file: Uint8Array,
  keyOf: (head: CarryHead) => string | undefined,
): Promise<CarryFile | 'damaged' | 'foreign'> {
  const end = file.length - signatureLength;
  const body = file.subarray(0, Math.max(0, end));
  const read = readHead(body);
  if (!read) return 'damaged';
  const key = keyOf(read.head);
  if (key === undefined) return 'foreign';
  const signature = new TextDecoder().decode(file.subarray(end));
  if (!(await verifyBytes(key, body, signature))) return 'damaged';
  let at = 0;
  const parts = partsOf(read.head).map(({ size }) => read.rest.slice(at, (at += size)));
  return at === read.rest.length ? { head: read.head, parts } : 'damaged';
}
