// Who is here, and where carets stand: passed on at once, and whole to who comes.
import type { Line, Said } from './line.ts';
import type { RelayState } from './state.ts';

export function present(relay: RelayState, line: Line, { type: _type, ...where }: Said<'present'>): void {
  const who = relay.who(line);
  relay.here.set(who.deviceNo, { ...who, ...where });
  tellHere(relay);
}

function tellHere({ lines, here }: RelayState): void {
  for (const line of lines) line.send({ type: 'presence', here: [...here.values()] });
}

export function passCaret(relay: RelayState, line: Line, { doc, bytes }: Said<'caret'>): void {
  const open = relay.open.get(doc) ?? new Map<Line, Uint8Array>();
  relay.open.set(doc, open);
  const isNew = !open.has(line);
  if (bytes.length > 0) open.set(line, bytes);
  else if (!open.delete(line)) return;
  const told = (of: Line, update: Uint8Array) => ({ ...relay.who(of), bytes: update });
  const others = [...open].filter(([other]) => other !== line);
  for (const [other] of others) other.send({ type: 'carets', doc, here: [told(line, bytes)] });
  if (isNew && others.length > 0)
    line.send({ type: 'carets', doc, here: others.map(([other, update]) => told(other, update)) });
}

/** The line has ended: its carets and its presence go with it. */
export function leave(relay: RelayState, line: Line): void {
  for (const doc of relay.open.keys()) passCaret(relay, line, { type: 'caret', doc, bytes: new Uint8Array() });
  relay.lines.delete(line);
  if (relay.here.delete(relay.who(line).deviceNo)) tellHere(relay);
}
