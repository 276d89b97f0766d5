// What gates and hard limits of columns say, wherever they say it.
import type { CrossingRefusal } from '@baton/model/decided/crossing';
import type { ColumnRule, Receiver } from '@baton/model/decided/schema';
import { firstName } from './people.tsx';

const list = new Intl.ListFormat('en');
/** "Clara and Viktor", "the lead". */
export const signersText = (signers: readonly Receiver[], nameOf: (receiver: Receiver) => string): string =>
  list.format(
    signers.map((signer) =>
      'person' in signer ? firstName(nameOf(signer)) : 'team' in signer ? nameOf(signer) : 'the lead',
    ),
  );

export interface GateWords {
  readonly entering: string;
  readonly leaving: string;
  readonly drop: string;
}
export function gateWords(signers: readonly Receiver[], nameOf: (receiver: Receiver) => string): GateWords {
  const names = signersText(signers, nameOf);
  const isOne = signers.length === 1;
  const leaving = isOne ? `Leaving to the right is ${names}’s signature.` : 'Leaving to the right, they sign.';
  const signs = isOne ? 'Signed when it leaves to the right.' : 'They sign when it leaves to the right.';
  return { entering: `Entering is an offer to ${names}.`, leaving, drop: `Drop to offer this to ${names}. ${signs}` };
}

/** Said where a column is put away: a gate is of its project, and no edit opens it. */
export const holdsOnText = (rule: Pick<ColumnRule, 'signers'> | undefined): string =>
  rule === undefined
    ? ''
    : rule.signers.length > 0
      ? ' Its gate holds on, and its signers are asked as before. A lead changes that once the column is back.'
      : ' Its hard limit holds on. A lead changes that once the column is back.';

interface Names {
  readonly column: string;
  readonly holder: string | null;
  readonly signers: string;
  readonly isOne: boolean;
}
/** Why a card stays where it is, and what to do. */
export function crossingRefusal({ why }: CrossingRefusal, { column, holder, signers, isOne }: Names): string {
  const sign = isOne ? 'signs' : 'sign';
  switch (why) {
    case 'signs-first':
      return `Gate: ${signers} ${sign} first`;
    case 'returns':
      return `Gate: ${signers} ${sign} it, or ${isOne ? 'returns' : 'return'} it`;
    case 'held':
      return `Gate: only who has it brings it in. ${holder ?? 'Somebody else'} has it`;
    case 'nobody-has-it':
      return `Gate: nobody has it. Take it, then bring it into ${column}`;
    case 'own-work':
      return 'Gate: nobody signs their own work. Somebody else brings it in';
    case 'offered':
      return 'Gate: it is on offer already. Take that back first';
  }
}
