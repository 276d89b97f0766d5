// The guard: what every update must pass, on the relay before it is numbered and again on the devices that receive it.
// It never throws and never hangs, whatever the bytes.
import type { Struct } from '../cells/decode.ts';
import type { Envelope } from '../contract.ts';
import { bounds } from './bounds.ts';
import { byLink } from './by-link.ts';
import { content } from './content.ts';
import { contiguous } from './contiguous.ts';
import { deletions } from './deletions.ts';
import { dependencies } from './dependencies.ts';
import { fields } from './fields.ts';
import { ofItself } from './itself.ts';
import { keys } from './keys.ts';
import { frameLimits } from './limits.ts';
import { nesting } from './nesting.ts';
import { noSkip } from './no-skip.ts';
import { ownIds } from './own-ids.ts';
import { owner } from './owner.ts';
import { readUpdate, type Run } from './read.ts';
import { retime } from './retime.ts';
import { root } from './root.ts';
import { width } from './width.ts';
import { refusal, type Fault, type GuardContext, type Rule } from './rule.ts';

export interface Passed {
  readonly verdict: 'ok';
  readonly runs: readonly Run[];
  readonly structs: readonly Struct[];
}
export type Verdict = Passed | Fault;

/** In this order: who, then where, then what. The first fault is the answer. */
const rules: readonly Rule[] = [
  noSkip,
  bounds,
  ownIds,
  contiguous,
  dependencies,
  content,
  root,
  keys,
  fields,
  ofItself,
  nesting,
  owner,
  byLink,
  width,
  deletions,
  retime,
];

export function check(update: Uint8Array, context: GuardContext): Verdict {
  const read = readUpdate(update, context.limits ?? frameLimits);
  if (typeof read === 'string') return refusal('encoding', read);
  for (const rule of rules) {
    const fault = rule(read, context);
    if (fault !== undefined) return fault;
  }
  return { verdict: 'ok', runs: read.runs, structs: read.structs };
}

/** The same for an envelope, whose client and clocks must be those of its bytes. */
export function checkEnvelope(
  envelope: Pick<Envelope, 'client' | 'from' | 'to' | 'bytes'>,
  context: GuardContext,
): Verdict {
  const { client, from, to, bytes } = envelope;
  if (!context.isOwn(client)) return refusal('own-ids', `client id ${client} is not the sender's`);
  const verdict = check(bytes, context);
  if (verdict.verdict !== 'ok') return verdict;
  const [run, ...others] = verdict.runs;
  const fits =
    run === undefined
      ? from === to
      : others.length === 0 && run.client === client && run.from === from && run.to === to;
  return fits ? verdict : refusal('encoding', 'the envelope does not say what its bytes say');
}

/** Moves the document's clock table on by an update that has passed. */
export function advance(clocks: Map<number, number>, { runs }: Passed): void {
  for (const { client, to } of runs) clocks.set(client, to);
}
