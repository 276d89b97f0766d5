// Work told with people: Ann leads the space, Bo, Cy and Dee work in it, Cy leads the team in which Bo is too, Eve reads.
import {
  Scene,
  accepting,
  ann,
  annAndBo,
  bo,
  cy,
  id,
  invitationId,
  key,
  personId,
  spaceId,
} from '../../directory/test/scene.ts';
import { isIllegal } from '../../directory/rules.ts';
import type { Decision, Directory, FoldedEntry, Illegal } from '../../directory/schema.ts';
import type { ApprovalId, OfferId, PersonId, RecordId, TeamId } from '../../ids.ts';
import { foldDecided, matterOf } from '../fold.ts';
import { newDecided, newMatter, type DecidedBySpace, type Matter, type OfWork } from '../schema.ts';

export const dee = personId(4);
export const eve = personId(5);
export const space = spaceId(1);
export const team = id<TeamId>('e', 1);
export const task = id<RecordId>('t', 1);
export const other = id<RecordId>('t', 2);
export const offer = (of = 1): OfferId => id('r', of);
export const approval = (of = 1): ApprovalId => id('g', of);
export const column = id<RecordId>('c', 1);
export const project = id<RecordId>('p', 1);
export const [todo, doing, review, done] = [1, 2, 3, 4].map((of) => id<RecordId>('u', of)) as [
  string,
  string,
  string,
  string,
];
export const hash = 'h'.padEnd(43, 'A');

/** Whose seat is filled, beside who fills it. */
export interface Deputy {
  readonly by: PersonId;
  readonly via: PersonId;
}

export class WorkScene extends Scene {
  decided: DecidedBySpace = {};
  readonly entries: FoldedEntry[] = [];

  override say(by: FoldedEntry['signer'] | PersonId | null, decision: Decision): Directory | Illegal {
    const entry = this.entry(by, decision);
    const said = super.say(by, decision);
    if (isIllegal(said)) return said;
    const decided = foldDecided(this.decided, said, entry);
    if (isIllegal(decided)) {
      this.number -= 1;
      return decided;
    }
    this.decided = decided;
    this.entries.push(entry);
    return said;
  }
  via({ by, via }: Deputy, decision: Decision): Directory | Illegal {
    const { signer } = this.entry(by, decision);
    return this.say(signer && { ...signer, via }, decision);
  }
  /** What is refused, in words; or that it was not. */
  why(by: PersonId | Deputy, decision: Decision): string {
    const said = typeof by === 'string' ? this.say(by, decision) : this.via(by, decision);
    return isIllegal(said) ? said.illegal : 'accepted';
  }
  matter(of = task): Matter {
    return matterOf(this.decided[space] ?? newDecided, of) ?? newMatter;
  }
  holder(of = task): PersonId | undefined {
    return this.matter(of).passes.at(-1)?.to;
  }
}

/** Everything that happened in a scene before its people began to work. */
export function atWork(): WorkScene {
  const scene = new WorkScene();
  const before = annAndBo();
  Object.assign(scene, { directory: before.directory, number: before.number, now: before.now });
  for (const person of [3, 4, 5]) {
    scene.must(ann, scene.invite({ invitation: invitationId(50 + person), secretHash: key(950 + person) }));
    scene.must(null, accepting(person, invitationId(50 + person)));
  }
  scene.must(ann, { type: 'team-set', team, kind: 'team', parent: null, home: null, members: [bo, cy], leads: [cy] });
  scene.must(ann, { type: 'role-set', space, person: eve, role: 'viewer' });
  return scene;
}

export const offering = (part: Partial<OfWork<'work-offered'>> = {}): OfWork<'work-offered'> => ({
  type: 'work-offered',
  space,
  task,
  offer: offer(),
  to: { person: cy },
  ...part,
});
export const answering = <
  T extends OfWork<'offer-accepted' | 'offer-declined' | 'offer-asked' | 'offer-taken-back'>['type'],
>(
  type: T,
  of = 1,
) => ({ type, space, task, offer: offer(of) }) as OfWork<T>;
export const asking = (part: Partial<OfWork<'approval-asked'>> = {}): OfWork<'approval-asked'> => ({
  type: 'approval-asked',
  space,
  task,
  approval: approval(),
  hash,
  seats: [{ person: cy }, { person: dee }],
  quorum: 2,
  order: 'together',
  fourEyes: false,
  contributors: [],
  strong: false,
  ...part,
});
export const giving = (seat = 0, part: Partial<OfWork<'approval-given'>> = {}): OfWork<'approval-given'> => ({
  type: 'approval-given',
  space,
  task,
  approval: approval(),
  hash,
  seat,
  strong: false,
  ...part,
});
export const returning = (seat = 0, part: Partial<OfWork<'approval-returned'>> = {}): OfWork<'approval-returned'> => ({
  type: 'approval-returned',
  space,
  task,
  approval: approval(),
  hash,
  seat,
  ...part,
});
export const ruling = (part: Partial<OfWork<'column-ruled'>> = {}): OfWork<'column-ruled'> => ({
  type: 'column-ruled',
  space,
  project,
  column,
  before: [todo, doing],
  inside: [review],
  signers: [{ person: cy }],
  limit: null,
  ...part,
});
export const entering = (of = 1): OfWork<'gate-entered'> => ({
  type: 'gate-entered',
  space,
  task,
  column,
  offer: offer(of),
});
export const atGate = <T extends 'gate-signed' | 'gate-returned'>(type: T, of = 1): OfWork<T> =>
  ({ type, space, task, column, offer: offer(of) }) as OfWork<T>;
