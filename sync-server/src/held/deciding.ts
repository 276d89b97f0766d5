// What an admin decided about what is held: the original edits go into the log as their person's, through guard and rights as
// they are now; what the log does not take stays in the tray and says why. Done twice it changes nothing: the log knows a
// batch again by its device and number.
import type { Decision } from '@baton/model/directory/schema';
import { deviceIn } from '@baton/model/directory/queries';
import type { OpenWorkspace } from '../relay/relay.ts';
import type { Services } from '../services.ts';
import { heldBatchesIn, type HeldBatch } from './held-file.ts';
import type { HeldOf } from './held-tray.ts';

export type HeldDecision = Extract<Decision, { readonly type: 'held-released' | 'held-discarded' }>;
type Parts = Pick<Services, 'held' | 'relay'>;

export const isHeldDecision = (decision: Decision): decision is HeldDecision =>
  decision.type === 'held-released' || decision.type === 'held-discarded';

const holderOf = ({ id }: OpenWorkspace, { device }: HeldDecision) => ({ workspace: id, device });

/** Asked before it is on record: nobody decides about what they have not seen. A sentence: why they do not. */
export function heldSeen({ held }: Parts, workspace: OpenWorkspace, decision: HeldDecision): HeldOf | string {
  const found = held.of(holderOf(workspace, decision));
  if (found === undefined) return 'nothing of this device is held';
  return found.hash === decision.hash ? found : 'more of this device came in meanwhile: look again';
}

type Author = { readonly person: string; readonly deviceNo: number; readonly deviceNos: readonly number[] };

const unreadable = 'it cannot be read any more';
const closed = 'it stands where its writer may not write any more';

/** Why not, or null. */
async function append(
  { relay }: Parts,
  { id, rights }: OpenWorkspace,
  { author, batch }: { readonly author: Author; readonly batch: HeldBatch },
): Promise<string | null> {
  const { envelopes, asks = [] } = batch;
  for (;;) {
    if (!envelopes.every(({ doc }) => rights.couldWrite(author.person as never, doc))) return closed;
    const answer = await relay.options.log.append(id, {
      author,
      batch: batch.batch,
      envelopes,
      asks: asks.map(({ project, record, wish }) => ({ project, record, ...(wish === undefined ? {} : { wish }) })),
      checkedAt: rights.head,
    });
    if (answer.kind === 'accepted') return null;
    if (answer.kind === 'refused') return `${answer.reason}: ${answer.detail}`;
  }
}

interface Settling {
  readonly decision: HeldDecision;
  /** What was decided about: a file that came in since stays. */
  readonly seen: HeldOf;
}
async function release(parts: Parts, workspace: OpenWorkspace, { decision, seen }: Settling): Promise<void> {
  const { rights, id } = workspace;
  const holder = holderOf(workspace, decision);
  const found = rights.directory && deviceIn(rights.directory, decision.device);
  if (!found) return;
  const author = { person: found.person, deviceNo: found.no, deviceNos: rights.deviceNosOf(found.person) };
  for (const { file, hash, left } of seen.files) {
    const batches = await heldBatchesIn(file, { workspace: id, device: decision.device, key: found.key });
    // What cannot be read stays as well.
    const still = new Map<number, string | null>([...left.keys()].map((batch) => [batch, unreadable]));
    for (const batch of batches ?? []) {
      if (!left.has(batch.batch)) continue;
      const why = await append(parts, workspace, { author, batch });
      if (why === null) still.delete(batch.batch);
      else still.set(batch.batch, why);
    }
    parts.held.leave(holder, hash, still);
  }
}

/** After it is on record. */
export async function settleHeld(parts: Parts, workspace: OpenWorkspace, settling: Settling): Promise<void> {
  const { decision, seen } = settling;
  if (decision.type === 'held-released') return release(parts, workspace, settling);
  for (const { hash } of seen.files) parts.held.leave(holderOf(workspace, decision), hash, new Map());
}
