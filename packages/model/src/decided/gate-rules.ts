// Gates and hard limits of columns. The fold knows no columns and no cells: a rule names the statuses before it and inside it,
// so that whatever else a task claims to have lies behind the gate, also a status that is made to get round it.
import type { Illegal } from '../directory/schema.ts';
import type { PersonId, RecordId } from '../ids.ts';
import { isOpen, lastPass, offerIn, usedFault, withPass, withUsed } from './holding.ts';
import { begun, holderFault } from './offer-rules.ts';
import {
  newMatter,
  type ColumnRule,
  type Decided,
  type Matter,
  type OfWork,
  type Passage,
  type Receiver,
  type Signature,
} from './schema.ts';
import { isDoubted, isReceiver, isVoid, leads, mayHold, receiverFault, seatOf, type WorkAct } from './work-act.ts';

export const ruleOf = ({ columns }: Decided, column: RecordId): ColumnRule | undefined =>
  Object.hasOwn(columns, column) ? columns[column] : undefined;

export function ruleColumn(act: WorkAct, decided: Decided, decision: OfWork<'column-ruled'>): Decided | Illegal {
  if (act.said.via !== null || !leads(act, act.said.by))
    return { illegal: 'only its leads and admins set a gate or limit' };
  const { column, project, before, inside, signers, limit } = decision;
  if (before.some((status) => inside.includes(status))) return { illegal: 'a status is before the gate or inside' };
  const fault = signers.map((signer) => gateSignerFault(act, signer)).find((one) => one !== null);
  if (fault != null) return { illegal: fault };
  const { [column]: known, ...others } = decided.columns;
  if (signers.length === 0 && limit === null) return { ...decided, columns: others };
  const slots = limit === null ? [] : (known?.slots ?? []);
  return { ...decided, columns: { ...others, [column]: { project, before, inside, signers, limit, slots } } };
}

/** Who reads it may sign it. */
const gateSignerFault = (act: WorkAct, signer: Receiver): string | null =>
  'person' in signer && isReceiver(act, signer, signer.person) ? null : receiverFault(act, signer);

const passageOf = (matter: Matter, column: RecordId): Passage | undefined =>
  Object.hasOwn(matter.gates, column) ? matter.gates[column] : undefined;

const signaturesOf = ({ directory }: Pick<WorkAct, 'directory'>, { signatures }: Passage): readonly Signature[] =>
  signatures.filter((signature) => !isVoid(directory, signature));

/** Contested: it was signed, and by a device of which it is not settled yet whose it was. */
export type PassageStanding = 'entered' | 'signed' | 'contested' | 'returned' | 'none';
export function standingAt(at: Pick<WorkAct, 'directory'>, matter: Matter, column: RecordId): PassageStanding {
  const passage = passageOf(matter, column);
  if (passage === undefined || isVoid(at.directory, passage.said)) return 'none';
  if (passage.returned !== null && !isVoid(at.directory, passage.returned)) return 'returned';
  const signatures = signaturesOf(at, passage);
  if (signatures.length < passage.signers.length) return 'entered';
  return [passage.said, ...signatures].some((said) => isDoubted(at.directory, said)) ? 'contested' : 'signed';
}

/** What lay behind the gate when it was set. It never entered: what did is signed or held by that. */
export const isLetPast = ({ directory }: Pick<WorkAct, 'directory'>, matter: Matter, column: RecordId): boolean => {
  const said = Object.hasOwn(matter.past, column) ? matter.past[column] : undefined;
  return said !== undefined && passageOf(matter, column) === undefined && !isVoid(directory, said);
};

/** Entering is an offer to the signers; what was signed before is to be signed again. */
export function enterGate(
  act: WorkAct,
  matter: Matter,
  decision: OfWork<'gate-entered'> & { readonly rule: ColumnRule | undefined },
): Matter | Illegal {
  const { column, offer, rule } = decision;
  if (rule === undefined || rule.signers.length === 0) return { illegal: 'the column has no gate' };
  const fault = holderFault(act, matter) ?? usedFault(matter, offer);
  if (fault !== null) return { illegal: fault };
  if (isOpen(offerIn(matter, act.directory))) return { illegal: 'it is offered already' };
  if (['entered', 'contested'].includes(standingAt(act, matter, column)))
    return { illegal: 'it stands in the gate already' };
  const others = rule.signers.filter((signer) => !('person' in signer) || signer.person !== act.said.by);
  if (others.length < rule.signers.length)
    return { illegal: 'nobody signs their own work: somebody else brings it in' };
  const { said } = act;
  const passage: Passage = { offer, said, signers: rule.signers, signatures: [], returned: null };
  const made = { id: offer, said, to: rule.signers, answerBy: null, due: null, column, state: { is: 'open' } } as const;
  return { ...withUsed(begun(act, matter), offer), offer: made, gates: { ...matter.gates, [column]: passage } };
}

interface AtGate {
  readonly passage: Passage;
  readonly seat: number;
}
/** Who signs or returns, and for which of the signers. */
function atGate(
  act: WorkAct,
  matter: Matter,
  { column, offer }: OfWork<'gate-signed' | 'gate-returned'>,
): AtGate | Illegal {
  const passage = passageOf(matter, column);
  if (passage?.offer !== offer) return { illegal: 'it did not enter the gate so' };
  const standing = standingAt(act, matter, column);
  if (standing !== 'entered')
    return { illegal: standing === 'none' ? 'it is not in the gate' : `it was ${standing} before` };
  const person = seatOf(act, 'gate');
  if (typeof person !== 'string') return person;
  if ([act.said.by, person].includes(passage.said.by)) return { illegal: 'nobody signs their own work' };
  const signed = signaturesOf(act, passage);
  if (signed.some(({ by, via }) => [by, via].includes(act.said.by) || [by, via].includes(person)))
    return { illegal: 'they have signed it already' };
  const seat = emptySeat(act, { passage, signed, person });
  return seat < 0 ? { illegal: 'only its signers sign at a gate' } : { passage, seat };
}
function emptySeat(
  act: WorkAct,
  { passage, signed, person }: { passage: Passage; signed: readonly Signature[]; person: PersonId },
): number {
  const isTheirs = (signer: Receiver, at: number): boolean =>
    !signed.some(({ seat }) => seat === at) && isReceiver(act, signer, person);
  return passage.signers.findIndex(isTheirs);
}

/** The work goes back to who brought it in. */
function goesBack(
  act: WorkAct,
  matter: Matter,
  { passage, how }: { passage: Passage; how: 'signed' | 'returned' },
): Matter {
  const isHere = lastPass(matter, act.directory)?.to === passage.said.by;
  const { offer } = matter;
  const is = how === 'signed' ? 'accepted' : 'declined';
  const closed = isOpen(offer) ? { ...matter, offer: { ...offer, state: { is, said: act.said } as const } } : matter;
  return isHere ? closed : withPass(closed, { ...act.said, how, to: passage.said.by, for: null, due: null });
}

export function signGate(act: WorkAct, matter: Matter, decision: OfWork<'gate-signed'>): Matter | Illegal {
  const at = atGate(act, matter, decision);
  if ('illegal' in at) return at;
  const signature = { ...act.said, seat: at.seat, says: 'yes' } as const;
  const passage = { ...at.passage, signatures: [...at.passage.signatures, signature] };
  const after = { ...matter, gates: { ...matter.gates, [decision.column]: passage } };
  return standingAt(act, after, decision.column) === 'signed'
    ? goesBack(act, after, { passage, how: 'signed' })
    : after;
}

export function returnGate(act: WorkAct, matter: Matter, decision: OfWork<'gate-returned'>): Matter | Illegal {
  const at = atGate(act, matter, decision);
  if ('illegal' in at) return at;
  const passage = { ...at.passage, returned: act.said };
  const after = { ...matter, gates: { ...matter.gates, [decision.column]: passage } };
  return goesBack(act, after, { passage, how: 'returned' });
}

/** In order: so many find room, the rest stands at the gate. */
export function pullIn(act: WorkAct, decided: Decided, decision: OfWork<'column-pulled'>): Decided | Illegal {
  const { task, column, instead } = decision;
  const rule = ruleOf(decided, column);
  if (rule?.limit == null) return { illegal: 'the column has no hard limit' };
  if (act.said.via !== null || !mayHold(act.directory, act.space, act.said.by))
    return { illegal: 'who pulls work in works in its space' };
  if (rule.slots.includes(task)) return { illegal: 'it is in the column already' };
  if (instead !== undefined && !rule.slots.includes(instead)) return { illegal: 'the other one is not in the column' };
  const rest = rule.slots.filter((slot) => slot !== instead);
  if (rest.length >= rule.limit) return { illegal: 'the column is full' };
  return withSlots(decided, column, [...rest, task]);
}

export function leaveColumn(
  act: WorkAct,
  decided: Decided,
  { task, column }: OfWork<'column-left'>,
): Decided | Illegal {
  const rule = ruleOf(decided, column);
  if (rule?.slots.includes(task) !== true) return { illegal: 'it is not in the column' };
  if (act.said.via !== null || !mayHold(act.directory, act.space, act.said.by))
    return { illegal: 'who takes work out works in its space' };
  return withSlots(
    decided,
    column,
    rule.slots.filter((slot) => slot !== task),
  );
}

function withSlots(decided: Decided, column: RecordId, slots: readonly RecordId[]): Decided {
  const rule = ruleOf(decided, column);
  return rule === undefined ? decided : { ...decided, columns: { ...decided.columns, [column]: { ...rule, slots } } };
}

/** Of a task that leaves the space: who asked, and who was asked, wait for nothing, and nobody has it on record there. */
export const leftMatter = ({ had, approved, used }: Matter): Matter => ({ ...newMatter, had, approved, used });

/** Its place in a column is free. @param project in those of this one alone; left out: wherever it has one. */
export function leftColumns({ columns }: Decided, task: RecordId, project?: RecordId): Decided['columns'] {
  const left = Object.entries(columns).map(([id, rule]) => {
    const isLeft = rule.slots.includes(task) && (project === undefined || rule.project === project);
    return [id, isLeft ? { ...rule, slots: rule.slots.filter((slot) => slot !== task) } : rule];
  });
  return Object.fromEntries(left) as Decided['columns'];
}
