// What the domain's no says to a person: what is true, and what to do. The one place where refusals become words.
import type { Refusal } from '@baton/model/refusal';

type NameOf = (id: string) => string;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export function refusalText(refusal: Refusal, nameOf: NameOf): string {
  switch (refusal.kind) {
    case 'not-found':
      return `This ${refusal.what} is not here any more. Somebody may have removed it a moment ago.`;
    case 'not-allowed':
      return refusal.what === 'comment'
        ? 'A comment is changed only by the person who wrote it.'
        : `You do not stand in this ${refusal.what}. Ask somebody who does to do it or to let you in.`;
    case 'not-valid':
      return `${capital(refusal.what)}: this does not fit here. Write it another way.`;
    case 'in-bin':
      return `This ${refusal.what} is in the bin. Restore it first.`;
    case 'archived':
      return `This ${refusal.what} is archived. Restore it first.`;
    case 'last-column':
      return `“${refusal.what}” is the last column that is shown. Add another before you archive it.`;
    case 'prefix-taken':
      return `${refusal.what} is the prefix of ${refusal.by}. Choose another.`;
    case 'needs-offer':
      return `${nameOf(refusal.holder)} has this task. Only ${nameOf(refusal.holder)} can pass it on.`;
    case 'needs-relay':
      return 'This needs the relay, which is away just now. Try again when it is back.';
    case 'nothing-changed':
      return 'Nothing to change.';
  }
}
