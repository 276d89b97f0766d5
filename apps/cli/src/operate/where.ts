// Where the relay of this machine has its things, by the same environment that it reads itself.
import { readConfig, type Config } from '@baton/sync-server/config';
import type { recoveringAt } from '@baton/sync-server/ops/as-operator';

/** @param data wins over BATON_DATA. */
export const configOf = (data: string | undefined): Config =>
  readConfig({ ...process.env, ...(data === undefined ? {} : { BATON_DATA: data }) });

export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString('en')} ${number === 1 ? one : many}`;

type Recovering = Awaited<ReturnType<typeof recoveringAt>>[number];
export const recoveringSentence = (told: Recovering): string => {
  const { workspace, heard, missing, head } = told;
  const devices = count(heard + missing.length, 'device');
  return `Workspace ${workspace} is being filled again: ${heard.toLocaleString('en')} of ${devices} heard, newest decision ${head.toLocaleString('en')}.`;
};
/** What is back, document by document, and what still waits for a part that another device may have. */
export const filledSentence = ({ documents: { records, pages, feeds }, edits, waiting }: Recovering): string => {
  const kinds = [
    count(records, 'document of records', 'documents of records'),
    count(pages, 'page'),
    count(feeds, 'conversation'),
  ];
  const back = `Back are ${kinds.join(', ')}: ${count(edits, 'edit')}.`;
  return waiting.length === 0
    ? back
    : `${back} ${count(waiting.length, 'device')} ${waiting.length === 1 ? 'waits' : 'wait'} with parts that build on what is still missing.`;
};
