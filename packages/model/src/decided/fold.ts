// The fold of what is decided about work: pure, the same on relay and devices. An entry that arrives here has been verified and
// has passed the directory's fold; whether the work may go that way is decided here and nowhere else.
import { isOfWork } from '../directory/decision.ts';
import { doubtOf } from '../directory/contest-rules.ts';
import { homeNamed, spaceOfHome } from '../directory/home-name.ts';
import { isWithheld, spaceIn } from '../directory/queries.ts';
import { isIllegal } from '../directory/rules.ts';
import type { Directory, FoldedEntry, Illegal } from '../directory/schema.ts';
import type { RecordId } from '../ids.ts';
import { askApproval, questionApproval, sign, takeBackApproval } from './approval-rules.ts';
import {
  enterGate,
  leaveColumn,
  leftColumns,
  leftMatter,
  pullIn,
  returnGate,
  ruleColumn,
  ruleOf,
  signGate,
} from './gate-rules.ts';
import { handOn, handSeatsOn } from './leaving-rules.ts';
import { endAsking } from './ending.ts';
import {
  acceptCounter,
  acceptOffer,
  answerOffer,
  assignWork,
  giveOut,
  offerWork,
  takeBackOffer,
} from './offer-rules.ts';
import {
  newDecided,
  newMatter,
  type Decided,
  type DecidedBySpace,
  type Matter,
  type OfWork,
  type WorkDecision,
} from './schema.ts';
import { namePast, takePast } from './let-past.ts';
import { remindWork } from './reminding.ts';
import { onShelf, putOnShelf } from './shelves.ts';
import { taskFault } from './task-fault.ts';
import { workActOf, type WorkAct } from './work-act.ts';

export const decidedIn = (all: DecidedBySpace, space: string): Decided =>
  (Object.hasOwn(all, space) ? all[space] : undefined) ?? newDecided;
export const matterOf = (decided: Decided, task: RecordId): Matter | undefined => onShelf(decided.tasks, task);

type Plain = Exclude<
  WorkDecision['type'],
  | 'column-ruled'
  | 'column-pulled'
  | 'column-left'
  | 'work-handed-on'
  | 'seats-handed-on'
  | 'asking-ended'
  | 'work-let-past'
  | 'gate-entered'
>;
/** What concerns one task and nothing else. */
const rules: { readonly [T in Plain]: (act: WorkAct, matter: Matter, decision: OfWork<T>) => Matter | Illegal } = {
  'work-offered': offerWork,
  'offer-accepted': acceptOffer,
  'offer-asked': answerOffer,
  'offer-declined': answerOffer,
  'offer-countered': answerOffer,
  'counter-accepted': acceptCounter,
  'offer-taken-back': takeBackOffer,
  'offer-given': giveOut,
  'work-assigned': assignWork,
  'approval-asked': askApproval,
  'approval-given': sign,
  'approval-returned': sign,
  'approval-questioned': questionApproval,
  'approval-taken-back': takeBackApproval,
  'work-reminded': remindWork,
  'gate-signed': signGate,
  'gate-returned': returnGate,
};

function decideTask(act: WorkAct, decided: Decided, { task, decision }: { task: RecordId; decision: WorkDecision }) {
  const matter = matterOf(decided, task) ?? newMatter;
  const fault = taskFault(act, matter, task);
  if (fault !== null) return { illegal: fault };
  const next = nextMatter(act, matter, { decided, decision });
  return isIllegal(next) ? next : { ...decided, tasks: putOnShelf(decided.tasks, task, next) };
}

function nextMatter(
  act: WorkAct,
  matter: Matter,
  { decided, decision }: { decided: Decided; decision: WorkDecision },
): Matter | Illegal {
  if (decision.type === 'gate-entered')
    return enterGate(act, matter, { ...decision, rule: ruleOf(decided, decision.column) });
  if (decision.type === 'work-handed-on') return handOn(act, matter, decision);
  if (decision.type === 'seats-handed-on') return handSeatsOn(act, matter, decision);
  if (decision.type === 'asking-ended') return endAsking(act, matter, { decided, decision });
  return (rules[decision.type as Plain] as (act: WorkAct, matter: Matter, decision: WorkDecision) => Matter | Illegal)(
    act,
    matter,
    decision,
  );
}

/** All of them or none. */
function decideMany(
  act: WorkAct,
  decided: Decided,
  decision: OfWork<'work-handed-on' | 'seats-handed-on' | 'asking-ended'>,
): Decided | Illegal {
  if (new Set(decision.tasks).size !== decision.tasks.length) return { illegal: 'a task is named twice' };
  let after = decided;
  for (const task of decision.tasks) {
    const next = decideTask(act, after, { task, decision });
    if (isIllegal(next)) return next;
    after = decision.type === 'asking-ended' ? { ...next, columns: leftColumns(next, task, decision.left) } : next;
  }
  return after;
}

function decideRule(
  act: WorkAct,
  decided: Decided,
  decision: OfWork<'column-ruled' | 'work-let-past'>,
): Decided | Illegal {
  if (decision.type === 'work-let-past') return namePast(act, decided, decision);
  const ruled = ruleColumn(act, decided, decision);
  return isIllegal(ruled) ? ruled : takePast(act, ruled, decision);
}

function decide(act: WorkAct, decided: Decided, decision: WorkDecision): Decided | Illegal {
  if (doubtOf(act.directory, act.said) !== 'none') return { illegal: 'the device is contested' };
  if (decision.type === 'column-ruled' || decision.type === 'work-let-past') return decideRule(act, decided, decision);
  if ('tasks' in decision) return decideMany(act, decided, decision);
  if (decision.type !== 'column-pulled' && decision.type !== 'column-left')
    return decideTask(act, decided, { task: decision.task, decision });
  const fault = taskFault(act, matterOf(decided, decision.task) ?? newMatter, decision.task);
  if (fault !== null) return { illegal: fault };
  return decision.type === 'column-pulled' ? pullIn(act, decided, decision) : leaveColumn(act, decided, decision);
}

/** Offers and approvals of what leaves a space, or is given to few in it, end there, and its place in a column is free. */
function follow(all: DecidedBySpace, { decision }: FoldedEntry): DecidedBySpace {
  if (decision.type !== 'moved') return all;
  const isNear = spaceOfHome(decision.from) === spaceOfHome(decision.to);
  if (isNear && homeNamed(decision.to).in !== 'group') return all;
  const space = spaceOfHome(decision.from);
  if (!Object.hasOwn(all, space)) return all;
  const before = decidedIn(all, space);
  const decided = decision.records.reduce(leaving, before);
  return decided === before ? all : { ...all, [space]: decided };
}
function leaving(decided: Decided, task: RecordId): Decided {
  const matter = matterOf(decided, task);
  const hasPlace = Object.values(decided.columns).some(({ slots }) => slots.includes(task));
  if (matter === undefined && !hasPlace) return decided;
  const tasks = matter === undefined ? decided.tasks : putOnShelf(decided.tasks, task, leftMatter(matter));
  return { columns: leftColumns(decided, task), tasks };
}

/** @param directory as it is once this entry is folded there. */
export function foldDecided(all: DecidedBySpace, directory: Directory, entry: FoldedEntry): DecidedBySpace | Illegal {
  const { decision } = entry;
  if (!isOfWork(decision)) return follow(all, entry);
  const { space } = decision;
  if (spaceIn(directory, space) === undefined || isWithheld(directory, space))
    return { illegal: 'there is no such space' };
  const act = workActOf(directory, space, entry);
  if (isIllegal(act)) return act;
  const next = decide(act, decidedIn(all, space), decision);
  return isIllegal(next) ? next : { ...all, [space]: next };
}

/** Of a space that is withheld from this reader nothing is known any more. */
export function forgetDecided(all: DecidedBySpace, space: string): DecidedBySpace {
  if (!Object.hasOwn(all, space)) return all;
  const { [space]: _known, ...others } = all;
  return others;
}
