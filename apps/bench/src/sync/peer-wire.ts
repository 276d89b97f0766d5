// How y-websocket, Hocuspocus and the floor talk, byte by byte, without a Y.Doc at this end.
import * as encoding from 'lib0/encoding';
import * as decoding from 'lib0/decoding';
import { editsIn } from './prepared.ts';

const [sync, auth, syncStatus] = [0, 2, 8];
const [stepOne, stepTwo, update] = [0, 1, 2];

/** `ready`: the relay has answered what it holds of a document. */
export type Heard = { readonly doc: number; readonly count: number } | 'ack' | 'ready' | null;
export interface PeerWire {
  /** Hocuspocus carries many documents on one connection, the others one. */
  readonly many: boolean;
  readonly answers: boolean;
  readonly hello: (doc: string) => readonly Uint8Array[];
  readonly write: (doc: string, bytes: Uint8Array) => Uint8Array;
  /** @param docOf number of a document by its name; of the connection's own where the wire has no names. */
  readonly hear: (message: Uint8Array, docOf: (name: string) => number) => Heard;
}

const message = (write: (encoder: encoding.Encoder) => void): Uint8Array => encoding.encode(write);
const emptyState = Uint8Array.of(0);

export const floorWire: PeerWire = {
  many: false,
  answers: false,
  hello: () => [],
  write: (_doc, bytes) => bytes,
  hear: (_message, docOf) => ({ doc: docOf(''), count: 1 }),
};

function syncMessage(encoder: encoding.Encoder, kind: number, bytes: Uint8Array): void {
  encoding.writeVarUint(encoder, sync);
  encoding.writeVarUint(encoder, kind);
  encoding.writeVarUint8Array(encoder, bytes);
}
function hearSync(decoder: decoding.Decoder, doc: number): Heard {
  const kind = decoding.readVarUint(decoder);
  if (kind === update) return { doc, count: editsIn(decoding.readVarUint8Array(decoder)) };
  return kind === stepTwo ? 'ready' : null;
}

export const yWebsocketWire: PeerWire = {
  many: false,
  answers: true,
  hello: () => [message((encoder) => syncMessage(encoder, stepOne, emptyState))],
  write: (_doc, bytes) => message((encoder) => syncMessage(encoder, update, bytes)),
  hear(bytes, docOf) {
    const decoder = decoding.createDecoder(bytes);
    return decoding.readVarUint(decoder) === sync ? hearSync(decoder, docOf('')) : null;
  },
};

const named = (doc: string, write: (encoder: encoding.Encoder) => void): Uint8Array =>
  message((encoder) => {
    encoding.writeVarString(encoder, doc);
    write(encoder);
  });

export const hocuspocusWire: PeerWire = {
  many: true,
  answers: true,
  hello: (doc) => [
    named(doc, (encoder) => {
      encoding.writeVarUint(encoder, auth);
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarString(encoder, 'anybody');
    }),
    named(doc, (encoder) => syncMessage(encoder, stepOne, emptyState)),
  ],
  write: (doc, bytes) => named(doc, (encoder) => syncMessage(encoder, update, bytes)),
  hear(bytes, docOf) {
    const decoder = decoding.createDecoder(bytes);
    const doc = decoding.readVarString(decoder);
    const kind = decoding.readVarUint(decoder);
    if (kind === syncStatus) return 'ack';
    return kind === sync ? hearSync(decoder, docOf(doc)) : null;
  },
};
