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
  /** @param state what is known already, as a state vector. */
  readonly hello: (doc: string, state?: Uint8Array) => readonly Uint8Array[];
  readonly write: (doc: string, bytes: Uint8Array) => Uint8Array;
  readonly hear: (message: Uint8Array, ear: Ear) => Heard;
}
export interface Ear {
  /** Number of a document by its name; of the connection's own where the wire has no names. */
  readonly docOf: (name: string) => number;
  readonly update?: ((bytes: Uint8Array) => void) | undefined;
}

const message = (write: (encoder: encoding.Encoder) => void): Uint8Array => encoding.encode(write);
const emptyState = Uint8Array.of(0);

export const floorWire: PeerWire = {
  many: false,
  answers: false,
  hello: () => [],
  write: (_doc, bytes) => bytes,
  hear(bytes, { docOf, update }) {
    update?.(bytes);
    return { doc: docOf(''), count: 1 };
  },
};

function syncMessage(encoder: encoding.Encoder, kind: number, bytes: Uint8Array): void {
  encoding.writeVarUint(encoder, sync);
  encoding.writeVarUint(encoder, kind);
  encoding.writeVarUint8Array(encoder, bytes);
}
function hearSync(decoder: decoding.Decoder, doc: number, ear: Ear): Heard {
  const kind = decoding.readVarUint(decoder);
  if (kind !== update && kind !== stepTwo) return null;
  const bytes = decoding.readVarUint8Array(decoder);
  ear.update?.(bytes);
  return kind === update ? { doc, count: editsIn(bytes) } : 'ready';
}

export const yWebsocketWire: PeerWire = {
  many: false,
  answers: true,
  hello: (_doc, state = emptyState) => [message((encoder) => syncMessage(encoder, stepOne, state))],
  write: (_doc, bytes) => message((encoder) => syncMessage(encoder, update, bytes)),
  hear(bytes, ear) {
    const decoder = decoding.createDecoder(bytes);
    return decoding.readVarUint(decoder) === sync ? hearSync(decoder, ear.docOf(''), ear) : null;
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
  hello: (doc, state = emptyState) => [
    named(doc, (encoder) => {
      encoding.writeVarUint(encoder, auth);
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarString(encoder, 'anybody');
    }),
    named(doc, (encoder) => syncMessage(encoder, stepOne, state)),
  ],
  write: (doc, bytes) => named(doc, (encoder) => syncMessage(encoder, update, bytes)),
  hear(bytes, ear) {
    const decoder = decoding.createDecoder(bytes);
    const doc = decoding.readVarString(decoder);
    const kind = decoding.readVarUint(decoder);
    if (kind === syncStatus) return 'ack';
    return kind === sync ? hearSync(decoder, ear.docOf(doc), ear) : null;
  },
};
