// What undo is of something that was decided: a statement of its own that takes it back while that is still legal, or the reason
// why it stands. What was answered or signed is never undone by a key.
import type { Directory } from '../directory/schema.ts';
import type { PersonId } from '../ids.ts';
import { standingOf } from './approval-rules.ts';
import { decidedIn, matterOf } from './fold.ts';
import { ruleOf, standingAt } from './gate-rules.ts';
import { isOpen, lastPass, offerIn } from './holding.ts';
import { newMatter, type DecidedBySpace, type Matter, type OfWork, type WorkDecision } from './schema.ts';
import { mayHold } from './work-act.ts';

/** Why it stands: it was taken, signed or answered by now; it is an answer itself; what ended is asked anew; there is no room. */
export type Stands = 'taken' | 'signed' | 'over' | 'an-answer' | 'ended' | 'full' | 'theirs';
export type Undoing =
  | { readonly does: 'say'; readonly decision: WorkDecision }
  /** It is taken back already. */
  | { readonly does: 'nothing' }
  /** What it ended is not open again; an act that it went with is undone all the same. */
  | { readonly does: 'stay' }
  | { readonly does: 'refuse'; readonly why: Stands };

interface At {
  readonly directory: Directory;
  readonly decided: DecidedBySpace;
  /** Whose decision it was. */
  readonly person: PersonId;
}
const refuse = (why: Stands): Undoing => ({ does: 'refuse', why });
const say = (decision: WorkDecision): Undoing => ({ does: 'say', decision });
const nothing: Undoing = { does: 'nothing' };

function ofOffer(
  { directory }: At,
  matter: Matter,
  { space, task, offer: id, ...of }: OfWork<'work-offered' | 'gate-entered'>,
): Undoing {
  const offer = offerIn(matter, directory);
  const isSigned = of.type === 'gate-entered' && standingAt({ directory }, matter, of.column) === 'signed';
  if (isSigned) return refuse('signed');
  if (offer?.id !== id) return refuse('over');
  const { is } = offer.state;
  if (isOpen(offer)) return say({ type: 'offer-taken-back', space, task, offer: id });
  if (is === 'taken-back') return nothing;
  return refuse(is === 'accepted' ? 'taken' : 'over');
}

function ofRequest(
  { directory }: At,
  { approval }: Matter,
  { space, task, approval: id }: OfWork<'approval-asked'>,
): Undoing {
  if (approval?.id !== id) return refuse('over');
  const standing = standingOf(directory, approval);
  if (standing === 'taken-back') return nothing;
  if (standing !== 'open') return refuse(standing === 'approved' ? 'signed' : 'over');
  return say({ type: 'approval-taken-back', space, task, approval: id });
}

/** To whom had it before, as who gives work in the space gives it. */
function ofAssigning({ directory, person }: At, matter: Matter, { space, task, to }: OfWork<'work-assigned'>): Undoing {
  const pass = lastPass(matter, directory);
  if (pass?.how !== 'assigned' || pass.to !== to || pass.by !== person) return refuse('over');
  const before = matter.passes[matter.passes.lastIndexOf(pass) - 1];
  if (before === undefined || before.to === to || !mayHold(directory, space, before.to)) return refuse('theirs');
  return say({ type: 'work-assigned', space, task, to: before.to });
}

function ofPlace({ decided }: At, decision: OfWork<'column-pulled' | 'column-left'>): Undoing {
  const { space, task, column } = decision;
  const rule = ruleOf(decidedIn(decided, space), column);
  if (rule === undefined) return refuse('over');
  const isIn = rule.slots.includes(task);
  if (decision.type === 'column-pulled') {
    if (!isIn) return nothing;
    const { instead } = decision;
    return instead === undefined
      ? say({ type: 'column-left', space, task, column })
      : say({ type: 'column-pulled', space, task: instead, column, instead: task });
  }
  if (isIn) return nothing;
  return rule.slots.length < (rule.limit ?? 0) ? say({ type: 'column-pulled', space, task, column }) : refuse('full');
}

export function undoingOf(at: At, decision: WorkDecision): Undoing {
  const matter = ('task' in decision && matterOf(decidedIn(at.decided, decision.space), decision.task)) || newMatter;
  switch (decision.type) {
    case 'work-offered':
    case 'gate-entered':
      return ofOffer(at, matter, decision);
    case 'approval-asked':
      return ofRequest(at, matter, decision);
    case 'work-assigned':
      return ofAssigning(at, matter, decision);
    case 'column-pulled':
    case 'column-left':
      return ofPlace(at, decision);
    case 'asking-ended':
      return { does: 'stay' };
    default:
      return refuse('an-answer');
  }
}
