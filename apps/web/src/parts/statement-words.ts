// What is signed when somebody says yes, word for word: the same alone, at a card that is moved, and among several.

export const takingStatement = (title: string, from: string): string => `I take ${title} from ${from}.`;
export const gateStatement = (title: string, column: string): string => `I sign ${title} at ${column}.`;
export const approvalStatement = (version: number, title: string, since: number | null): string =>
  since === null
    ? `I approve version ${version} of ${title}.`
    : `I approve version ${version} of ${title}, having read what changed since version ${since}.`;
