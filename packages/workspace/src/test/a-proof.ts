// A proof as a device writes it, for whoever shows one: Cy took the task with a note, asked, and Ann approved it.
import { contentHash } from '@baton/ledger/content';
import { encodeEntry } from '@baton/ledger/entry';
import { proofFile } from '@baton/ledger/proof-file';
import { about, atWork } from '@baton/ledger/test/working';
import { must } from '@baton/ledger/test/world';
import { contentText } from '@baton/model/decided/content';

export const proven = { title: 'Launch film: rough cut', note: 'Two people are enough' } as const;

export interface AProof {
  /** Of the approval, with what was approved. */
  readonly approval: string;
  /** Of the offer, with its note. */
  readonly offer: string;
  /** Of everything, named for nobody. */
  readonly whole: string;
}

export async function aProof(): Promise<AProof> {
  const { world, space, ann, bo, cy } = await atWork();
  const say = about(space);
  const covered = { title: proven.title, due: null, estimate: 90, tags: [], checklist: [], files: [] };
  const content = contentText(covered, 'Sixty seconds, no lyrics.');
  const hash = await contentHash(content);
  const offered = must(await world.say(bo, say.offer(cy), { text: proven.note }));
  must(await world.say(cy, say.accept()));
  must(await world.say(cy, say.ask([ann], { hash })));
  const given = must(await world.say(ann, say.give(0, { hash })));
  const names = {
    [ann.person]: 'Ann Alder',
    [bo.person]: 'Bo Birch',
    [cy.person]: 'Cy Cedar',
    [say.task]: `SPR-7 ${proven.title}`,
  };
  const written = (number: number | null, text: string | null, known: Record<string, string> = names): string => {
    const file = proofFile(world.entries.map(encodeEntry), { task: say.task, number, content: text, names: known });
    if (typeof file !== 'string') throw new Error(file.illegal);
    return file;
  };
  return {
    approval: written(given.entry.number, content),
    offer: written(offered.entry.number, null),
    whole: written(null, null, {}),
  };
}
