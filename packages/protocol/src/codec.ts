// Frames to bytes and back. One encoder and one decoder for each direction of each connection: they remember what was
// introduced, so each encoded frame must be sent, in order, on its connection or the connection be closed.
import type { DeviceFrame, RelayFrame } from './frames.ts';
import { deviceFrameNumbers, OtherVersion, readDeviceFrame, writeDeviceFrame } from './device-frames.ts';
import { isFull, nothingReceived, nothingSent, wasFull } from './handles.ts';
import type { Received, Sent } from './handles.ts';
import { maxFrameBytes } from './limits.ts';
import { demand, Malformed as Fault, openReader, readByte } from './reader.ts';
import { readRelayFrame, relayFrameNumbers, writeRelayFrame } from './relay-frames.ts';
import { must, openWriter, writeByte, written } from './writer.ts';

/** Close with 4400; with 4406 or 4407 where `version` is told (a device of another version said hello). */
export interface Malformed {
  readonly malformed: string;
  readonly version?: number;
}
export interface Encoder {
  /** Throws on what does not fit (our own mistake), and from then on always: the peer's memory can no longer be known. */
  encode(frame: DeviceFrame | RelayFrame): Uint8Array;
}
export interface Decoder<Frame> {
  /** Never throws. After one malformed frame every further one is malformed. The bytes are copied, never kept. */
  decode(bytes: Uint8Array): Frame | Malformed;
}
interface Frames {
  readonly device: DeviceFrame;
  readonly relay: RelayFrame;
}

const forgetFlag = 0x80;

export const isMalformed = (frame: object): frame is Malformed => 'malformed' in frame;

function numberOf(frame: DeviceFrame | RelayFrame): number {
  if (frame.type === 'entries') return frame.live ? relayFrameNumbers.entriesLive : relayFrameNumbers.entries;
  return frame.type in deviceFrameNumbers
    ? deviceFrameNumbers[frame.type as DeviceFrame['type']]
    : relayFrameNumbers[frame.type as Exclude<RelayFrame['type'], 'entries'>];
}

const isDeviceFrame = (frame: DeviceFrame | RelayFrame): frame is DeviceFrame => frame.type in deviceFrameNumbers;

function encodeWith(sent: Sent, frame: DeviceFrame | RelayFrame, forget: boolean): Uint8Array {
  const writer = openWriter();
  writeByte(writer, numberOf(frame) | (forget ? forgetFlag : 0));
  if (isDeviceFrame(frame)) writeDeviceFrame(writer, sent, frame);
  else writeRelayFrame(writer, sent, frame);
  const bytes = written(writer);
  const { length } = bytes;
  must(length <= maxFrameBytes, () => `a frame of ${length} bytes does not fit; at most ${maxFrameBytes} do`);
  return bytes;
}

export function createEncoder(): Encoder {
  let sent = nothingSent();
  let broken = false;
  return {
    encode(frame) {
      must(!broken, 'an earlier frame could not be encoded; open a new connection');
      broken = true;
      const forget = isFull(sent);
      if (forget) sent = nothingSent();
      const bytes = encodeWith(sent, frame, forget);
      broken = false;
      return bytes;
    },
  };
}

/** @param from whose frames are read: a relay reads those of a 'device', a device those of the 'relay'. */
export function createDecoder<From extends 'device' | 'relay'>(from: From): Decoder<Frames[From]> {
  let received = nothingReceived();
  let fault: Malformed | null = null;
  const read: (reader: ReturnType<typeof openReader>, received: Received, kind: number) => DeviceFrame | RelayFrame =
    from === 'device' ? readDeviceFrame : readRelayFrame;

  function decodeOrThrow(bytes: Uint8Array): DeviceFrame | RelayFrame {
    demand(bytes.length <= maxFrameBytes, 'the frame is too large');
    const reader = openReader(bytes);
    const head = readByte(reader);
    const forget = head >= forgetFlag;
    demand(forget === wasFull(received), 'handles are forgotten at the wrong moment');
    if (forget) received = nothingReceived();
    const frame = read(reader, received, head & ~forgetFlag);
    demand(reader.at === bytes.length, 'the frame goes on after its end');
    return frame;
  }
  return {
    decode(bytes) {
      if (fault !== null) return fault;
      try {
        return decodeOrThrow(bytes) as Frames[From];
      } catch (error) {
        fault = { malformed: error instanceof Fault ? error.message : 'the frame could not be read' };
        if (error instanceof OtherVersion) fault = { ...fault, version: error.version };
        return fault;
      }
    },
  };
}
