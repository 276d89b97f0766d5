// What a task's way from one status to another asks for, before anything is written: which gates and hard limits lie between,
// what is to be signed there by whom, and why it may not go. The fold decides in the end (gate-rules.ts); this asks it first.
import type { Instant } from '../day.ts';
import type { Directory } from '../directory/schema.ts';
import type { OfferId, PersonId, RecordId, SpaceId } from '../ids.ts';
import { askedOf, type Asked } from './answer.ts';
import { standingAt } from './gate-rules.ts';
import { isOpen, offerIn } from './holding.ts';
import type { ColumnRule, Matter } from './schema.ts';

export interface RuleOfColumn extends ColumnRule {
  /** Of the column. */
  readonly id: RecordId;
}
export interface CrossingAt {
  readonly directory: Directory;
  readonly space: SpaceId;
  readonly person: PersonId;
  readonly now: Instant;
  /** Of the project. */
  readonly rules: readonly RuleOfColumn[];
}
export interface Way {
  readonly task: RecordId;
  readonly matter: Matter;
  readonly holder: string | null;
  readonly to: RecordId;
}
type AskedAtGate = Extract<Asked, { readonly is: 'gate' }>;

export type CrossingRefusal =
  | { readonly why: 'signs-first'; readonly rule: RuleOfColumn }
  /** It stands in the gate, and goes back by a signer, or by who brought it in. */
  | { readonly why: 'returns'; readonly rule: RuleOfColumn }
  | { readonly why: 'held'; readonly rule: RuleOfColumn }
  | { readonly why: 'nobody-has-it'; readonly rule: RuleOfColumn }
  | { readonly why: 'own-work'; readonly rule: RuleOfColumn }
  | { readonly why: 'offered'; readonly rule: RuleOfColumn };

export type CrossingStep =
  /** By this person, before it goes on; `isLast`: then the gate is passed. */
  | { readonly does: 'sign'; readonly rule: RuleOfColumn; readonly asked: AskedAtGate; readonly isLast: boolean }
  | { readonly does: 'return'; readonly rule: RuleOfColumn; readonly asked: AskedAtGate }
  | { readonly does: 'take-back'; readonly rule: RuleOfColumn; readonly offer: OfferId }
  | { readonly does: 'enter'; readonly rule: RuleOfColumn }
  | { readonly does: 'pull'; readonly rule: RuleOfColumn; readonly isFull: boolean }
  | { readonly does: 'leave'; readonly rule: RuleOfColumn };
export type Crossing = { readonly steps: readonly CrossingStep[] } | { readonly refused: CrossingRefusal };

type Side = 'before' | 'inside' | 'behind';
const sideOf = ({ before, inside }: ColumnRule, status: RecordId): Side =>
  inside.includes(status) ? 'inside' : before.includes(status) ? 'before' : 'behind';

type Found = CrossingStep | CrossingRefusal | null;

function entering(at: CrossingAt, rule: RuleOfColumn, { matter, holder }: Way): Found {
  if (holder === null) return { why: 'nobody-has-it', rule };
  if (holder !== at.person) return { why: 'held', rule };
  if (rule.signers.some((signer) => 'person' in signer && signer.person === at.person))
    return { why: 'own-work', rule };
  return isOpen(offerIn(matter, at.directory)) ? { why: 'offered', rule } : { does: 'enter', rule };
}

function leavingGate(at: CrossingAt, rule: RuleOfColumn, { matter, to }: Way): Found {
  const asked = askedOf(at, matter).find((one) => one.is === 'gate' && one.column === rule.id) as
    | AskedAtGate
    | undefined;
  const passage = matter.gates[rule.id];
  if (sideOf(rule, to) === 'behind') {
    if (asked === undefined || passage === undefined) return { why: 'signs-first', rule };
    return { does: 'sign', rule, asked, isLast: passage.signatures.length + 1 >= passage.signers.length };
  }
  if (asked !== undefined) return { does: 'return', rule, asked };
  const offer = offerIn(matter, at.directory);
  const isTheirs = isOpen(offer) && offer.column === rule.id && offer.said.by === at.person;
  return isTheirs ? { does: 'take-back', rule, offer: offer.id } : { why: 'returns', rule };
}

function atGate(at: CrossingAt, rule: RuleOfColumn, way: Way): Found {
  const side = sideOf(rule, way.to);
  const standing = standingAt(at, way.matter, rule.id);
  if (rule.signers.length === 0 && standing !== 'entered') return null;
  if (standing === 'entered' || standing === 'contested') return side === 'inside' ? null : leavingGate(at, rule, way);
  if (standing === 'signed' || side === 'before') return null;
  return side === 'inside' ? entering(at, rule, way) : { why: 'signs-first', rule };
}

function atLimit(rule: RuleOfColumn, { task, to }: Way): CrossingStep | null {
  const { limit, slots } = rule;
  if (limit === null) return null;
  const isInside = sideOf(rule, to) === 'inside';
  if (slots.includes(task)) return isInside ? null : { does: 'leave', rule };
  return isInside ? { does: 'pull', rule, isFull: slots.length >= limit } : null;
}

/** In the order of the columns. The first that is not passed says why; nothing is signed then. */
export function crossingOf(at: CrossingAt, way: Way): Crossing {
  const steps: CrossingStep[] = [];
  const rules = [...at.rules].sort((left, right) => left.before.length - right.before.length);
  for (const rule of rules) {
    const found = atGate(at, rule, way);
    if (found !== null && 'why' in found) return { refused: found };
    const limited = atLimit(rule, way);
    for (const step of [found, limited]) if (step !== null) steps.push(step);
  }
  return { steps };
}
