// A device's socket to the small relay: frames as bytes through the real codec, each a moment under way, and the line cut
// where a test says so.
import { createDecoder, createEncoder, isMalformed } from '@baton/protocol/codec';
import type { DeviceFrame, RelayFrame } from '@baton/protocol/frames';
import type { Connection, ConnectionHandlers } from '../../ports.ts';
import { greet } from './feeding.ts';
import { findPlace, takeOffer } from './giving-back.ts';
import { hold } from './holding.ts';
import type { Line } from './line.ts';
import { leave, passCaret, present } from './presence.ts';
import { take } from './pushing.ts';
import type { RelayState } from './state.ts';

function hear(relay: RelayState, line: Line, frame: DeviceFrame): void {
  if (!relay.hears(frame)) return;
  switch (frame.type) {
    case 'present':
      return present(relay, line, frame);
    case 'caret':
      return passCaret(relay, line, frame);
    case 'push':
      return take(relay, line, frame);
    case 'bad':
      return relay.onBad(frame);
    case 'hold':
    case 'drop':
      return hold(relay, line, frame);
    case 'trail':
      return findPlace(relay, line, frame);
    case 'offer':
      return takeOffer(relay, line, frame);
    default: // What else there is this relay has no ear for.
  }
}

export function connect(relay: RelayState, handlers: ConnectionHandlers): Connection {
  const [encoder, decoder] = [createEncoder(), createDecoder('device')];
  const { scheduler } = relay.time;
  let open = true;
  let cutting = false;
  let line: Line | null = null;
  const end = (code: number): void => {
    if (!open) return;
    open = false;
    if (line) leave(relay, line);
    scheduler.after(1, () => handlers.closed(code));
  };
  const send = (sent: RelayFrame): void => {
    if (!open || cutting) return;
    const frame = relay.spoil(sent);
    if (frame === null) return;
    if (relay.cutBefore(frame)) {
      // What was sent before still arrives.
      cutting = true;
      return void scheduler.after(2, () => end(1006));
    }
    const bytes = encoder.encode(frame);
    scheduler.after(1, () => open && !relay.deaf && handlers.message(bytes));
  };
  if (!relay.up) end(1006);
  else scheduler.after(1, () => open && handlers.opened());
  return {
    send: (bytes) =>
      void scheduler.after(1, () => {
        if (!open) return;
        const frame = decoder.decode(bytes);
        if (isMalformed(frame)) return end(4400);
        if (frame.type === 'hello') {
          line = { device: frame.ticket, send, cut: end, live: false, from: 0 };
          greet(relay, line, frame);
        } else if (line) hear(relay, line, frame);
      }),
    close: () => end(1005),
  };
}
