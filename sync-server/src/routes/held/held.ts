// The held tray over HTTP. One narrow way in, for a device that was removed and proves to be itself: it is told that its
// edits are kept, and nothing else. And what those who run the workspace see of it.
import { hashOf, fromBase64, toBase64 } from '@baton/ledger/bytes';
import { verifyBytes } from '@baton/ledger/keys';
import { heldMessage } from '@baton/ledger/proofs';
import { deviceIn } from '@baton/model/directory/queries';
import type { HeldEdits, HeldList } from '@baton/protocol/http-held';
import { HandOver } from '@baton/protocol/http-held';
import { administers, anybody, type SignedIn } from '../../access/policy.ts';
import { heldBatchesIn, spacesIn, type HeldBatch } from '../../held/held-file.ts';
import type { HeldOf } from '../../held/held-tray.ts';
import type { OpenWorkspace } from '../../relay/relay.ts';
import type { Services } from '../../services.ts';
import { often, ok, refused, route, seldom, type Answer } from '../route.ts';

/** Whoever asks in a device's name without being it hears what an unknown device hears. */
const no = refused(401, 'not-signed-in', 'This device is not known here, or is no longer welcome.');
const notHeld = refused(409, 'not-held', 'The relay does not take these edits.');
/** Of one device; its own files are forty at most. */
const handings = { burst: 60, perMinute: 6 };

interface Former {
  readonly workspace: OpenWorkspace;
  readonly key: string;
}
/** A device that is removed for good, known by its key. One that may come in sends its edits itself; so may a suspended one, later. */
async function formerDevice({ relay, challenges }: Services, body: HandOver): Promise<Former | undefined> {
  if (!challenges.redeem(body.nonce)) return undefined;
  const workspace = await relay.workspace(body.workspace);
  const directory = workspace?.rights.directory;
  const known = directory && deviceIn(directory, body.device);
  if (!workspace || !directory || !known || known.revoked === null) return undefined;
  const { device, nonce, signature } = body;
  const fileHash = await hashOf(new TextEncoder().encode(body.file));
  const message = heldMessage({ relayKey: directory.relayKey, workspace: workspace.id, device, nonce, fileHash });
  return (await verifyBytes(known.key, message, signature)) ? { workspace, key: known.key } : undefined;
}

async function takeIn(services: Services, { device, file: text }: HandOver, former: Former): Promise<Answer> {
  const { id: workspace } = former.workspace;
  if (!services.rate.take(`held ${workspace} ${device}`, handings)) return notHeld;
  const file = fromBase64(text);
  const batches = file && (await heldBatchesIn(file, { workspace, device, key: former.key }));
  if (!file || !batches) return notHeld;
  const isKept = services.held.put({ workspace, device, file, batches: batches.map(({ batch }) => batch) });
  return isKept ? ok({ held: true }) : notHeld;
}

async function leftOf({ workspace }: SignedIn, { device, files }: HeldOf): Promise<readonly HeldBatch[]> {
  const key = (workspace.rights.directory && deviceIn(workspace.rights.directory, device)?.key) ?? '';
  const of = { workspace: workspace.id, device, key };
  const read = await Promise.all(
    files.map(async ({ file, left }) => ((await heldBatchesIn(file, of)) ?? []).filter(({ batch }) => left.has(batch))),
  );
  return read.flat();
}

async function listed({ held }: Services, by: SignedIn): Promise<HeldList> {
  const { directory } = by.workspace.rights;
  const all = held.all(by.workspace.id).map(async (one) => {
    const batches = await leftOf(by, one);
    const whys = one.files.flatMap(({ left }) => [...left.values()]).filter((why) => why !== null);
    return {
      device: one.device,
      person: (directory && deviceIn(directory, one.device)?.person) ?? '',
      since: one.since,
      bytes: one.bytes,
      edits: batches.length,
      hash: one.hash,
      spaces: [...spacesIn(batches)].map(([space, edits]) => ({ space, edits })),
      why: whys[0]?.slice(0, 1_000) ?? null,
    };
  });
  return { held: await Promise.all(all) };
}

async function shown(by: SignedIn, one: HeldOf): Promise<HeldEdits> {
  const { rights } = by.workspace;
  const edits = (await leftOf(by, one)).map(({ batch, at = 0, name, envelopes }) => {
    const read = envelopes.filter(({ doc }) => rights.mayRead(by.person, doc));
    return {
      batch,
      at,
      name: read.length === 0 ? null : name,
      hidden: envelopes.length - read.length,
      envelopes: read.map(({ bytes, ...rest }) => ({ ...rest, bytes: toBase64(bytes) })),
    };
  });
  return { edits };
}

const runs = administers<unknown>(({ params }) => params['workspace']);
const noSuch = refused(404, 'not-found', 'Nothing of this device is held.');

export const heldRoutes = [
  route({
    method: 'POST',
    path: '/api/held',
    policy: anybody,
    body: HandOver,
    rate: seldom,
    handle: async (services, { body }) => {
      const former = await formerDevice(services, body);
      return former ? takeIn(services, body, former) : no;
    },
  }),
  route({
    method: 'GET',
    path: '/api/held/:workspace',
    policy: runs,
    rate: often,
    handle: async (services, _, by) => ok(await listed(services, by)),
  }),
  route({
    method: 'GET',
    path: '/api/held/:workspace/:device',
    policy: runs,
    rate: often,
    handle: async ({ held }, { params }, by) => {
      const one = held.of({ workspace: by.workspace.id, device: params['device'] ?? '' });
      return one ? ok(await shown(by, one)) : noSuch;
    },
  }),
  route({
    method: 'GET',
    path: '/api/held/:workspace/:device/files',
    policy: runs,
    rate: often,
    handle: async ({ held }, { params }, by) => {
      const one = held.of({ workspace: by.workspace.id, device: params['device'] ?? '' });
      if (!one) return noSuch;
      const docs = (await leftOf(by, one)).flatMap(({ envelopes }) => envelopes.map(({ doc }) => doc));
      const isRead = docs.every((doc) => by.workspace.rights.mayRead(by.person, doc));
      if (!isRead)
        return refused(
          403,
          'not-allowed',
          'Part of it stands where you do not read: it can be released, not taken out.',
        );
      return ok({ files: one.files.map(({ file }) => toBase64(file)) });
    },
  }),
];
