// The tray: each edit that the relay did not take, what it was, why, and whether it can be written anew. Nothing but
// the person takes anything out of it.
import { parseDoc } from '@baton/replica/layout';
import { mayWriteDoc } from '@baton/replica/writing/rights';
import type { Refused } from '@baton/store/outbox';
import type { Core } from '../core.ts';
import type { RefusedEdit, WhyRefused } from '../sync-contract.ts';
import { readEdit } from '../tray/edits.ts';

/** By the directory as it is known here; the relay has the last word. */
function mayWriteNow({ world, me, replica }: Pick<Core, 'world' | 'me' | 'replica'>, name: string): boolean {
  const directory = world.world()?.directory;
  if (directory === undefined || parseDoc(name) === undefined || replica.isAhead(name)) return false;
  return mayWriteDoc(name, { directory, person: me.person });
}

const reasons: Readonly<Record<string, WhyRefused>> = {
  'not-allowed': 'access',
  epoch: 'epoch',
  'too-large': 'too-large',
  guard: 'guard',
  clone: 'clone',
  newer: 'newer',
};
const sentences: Readonly<Record<WhyRefused, string>> = {
  access: 'You may not write there. Ask whoever gives access, or hand the edit to somebody who may.',
  epoch: 'What you edited was begun anew meanwhile. Write it again, or copy it.',
  'too-large': 'It is larger than the relay takes at once. Copy it and put it in by parts.',
  guard: 'The relay found that it does not fit what it builds on. Write it again, or copy it.',
  clone: 'This device was set back to an earlier day, and had written in this place since. Write it again, or copy it.',
  newer: 'A newer version of Baton has written there since. Load this page anew, then try again.',
  other: 'It builds on an edit that was refused. Write it again, or copy it.',
};

/** As the tray keeps it: the relay's word, and behind a colon its detail. */
function readReason(kept: string): { readonly why: WhyRefused; readonly detail: string } {
  const [word = '', ...rest] = kept.split(': ');
  const why = reasons[word] ?? 'other';
  const told = rest.join(': ');
  // Where somebody may not write is no news to them in the relay's words.
  return { why, detail: told === '' || why === 'access' ? sentences[why] : `${sentences[why]} (${told})` };
}

const isPageName = (doc: string): boolean => parseDoc(doc)?.class === 'page';

export function refusedEdit(core: Core, refused: Refused): RefusedEdit {
  const { batch, at, refusedAt, name, envelopes, edits } = refused;
  const { why, detail } = readReason(refused.reason);
  const mayTryAgain = envelopes.every(({ doc }) => !isPageName(doc) && mayWriteNow(core, doc));
  return {
    batch,
    at,
    name: name ?? null,
    edits: edits ?? readEdit({ core, overlay: new Map() }, refused),
    refusedAt,
    why,
    detail,
    mayTryAgain,
  };
}
