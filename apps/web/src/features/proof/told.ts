// What a proof says, in the words of somebody who reads it: names out of the file, which nobody signed, else the ids.
import type { Deed, Proven } from '@baton/workspace/decisions/proving';
import type { SpaceId, TeamId } from '@baton/model/ids';
import { approvalStatement } from '../../parts/statement-words.ts';
import { decisionWords } from '../../parts/decision-words.ts';

export interface Told {
  readonly nameOf: (id: string) => string;
  /** "Approved a task". */
  readonly whatOf: (deed: Deed) => string;
  /** The task, as the file calls it. */
  readonly task: string;
}

export function toldOf({ names, task }: Pick<Proven, 'names' | 'task'>): Told {
  const known = (id: string): string | undefined => (Object.hasOwn(names, id) ? names[id] : undefined);
  const nameOf = (id: string): string => known(id) ?? `Somebody (${id.slice(0, 6)})`;
  const titles = {
    workspace: '',
    spaces: names as Readonly<Record<SpaceId, string>>,
    teams: names as Readonly<Record<TeamId, string>>,
  };
  const whatOf = ({ number, time, person, device, decision, text }: Deed): string =>
    decisionWords({ number, time, person, device, decision, text, ledger: '', hash: '' }, { nameOf, titles }).what;
  return { nameOf, whatOf, task: known(task) ?? `Task ${task}` };
}

const asks = (deeds: readonly Deed[]): readonly string[] =>
  deeds.flatMap(({ decision }) => (decision.type === 'approval-asked' ? [decision.approval as string] : []));

/** What was signed, word for word, where it is an approval; else null. */
export function statementIn({ deeds, about }: Pick<Proven, 'deeds' | 'about'>, title: string): string | null {
  if (about?.decision.type !== 'approval-given') return null;
  const { approval } = about.decision;
  const all = asks(deeds);
  const asked = deeds.find(({ decision }) => decision.type === 'approval-asked' && decision.approval === approval);
  const since = asked?.decision.type === 'approval-asked' ? asked.decision.since : undefined;
  return approvalStatement(all.indexOf(approval) + 1, title, since === undefined ? null : all.indexOf(since) + 1);
}
