// What the ledger's no says to a person: what came before, and what to do. Sentences of the fold (model/decided) on the left.
const words: Readonly<Record<string, string>> = {
  'it was accepted before': 'Somebody took it first. Nothing of yours is lost; the task is with them.',
  'it was declined before': 'It was declined already.',
  'it was taken back before': 'The offer was taken back meanwhile.',
  'the work went another way before': 'It was given to somebody else meanwhile.',
  'there is no such offer': 'This offer is not open any more.',
  'it is offered already': 'It is on offer already. Take that back first.',
  'only who has it passes it on': 'Only who has it passes it on.',
  'it was not offered to them': 'It was not offered to you.',
  'nobody answers their own offer': 'You made this offer. Somebody else answers it.',
  'nobody offers work to themselves': 'It is yours already.',
  'who passes work on works in its space': 'You do not work in this department, so you cannot pass its work on.',
  'who takes work works in its space': 'You do not work in this department. A lead can let you in.',
  'who is named does not work in this space': 'They do not work in this department. A lead can let them in.',
  'nobody of the team works in this space': 'Nobody of this team works in this department.',
  'what this rests on was said by a device that is contested':
    'It rests on a device of which it is not settled whose hands it was in. An admin settles that first.',
  'the device is contested': 'This device is contested. Use another one, or ask an admin.',
  'it has moved to another space': 'It has moved to another department; decide there.',
  'of what few read nothing is decided before all of the space':
    'Few people may see this task, and decisions are read by the whole department. Give it to everybody there first.',
  'for a team its lead says no or proposes something else': 'For a team its lead says no. You can take it, or ask.',
  'only who leads the team or the space gives its work out':
    'Whoever leads the team or the department gives this out. You can take it, if you are of the team.',
  'it is given to somebody of the team who works in the space':
    'They are not of this team, or do not work here any more.',
  'what it lets past was not named before it':
    'The gate was set by somebody else meanwhile. Look at it, and set it again.',
  'at a gate work is signed or returned': 'At a gate it is signed or returned.',
  'nobody signs their own work': 'Nobody signs their own work.',
  'only its signers sign at a gate': 'Only the signers of this gate sign here.',
  'others sign before them': 'Others sign before you.',
  'they have signed it already': 'You have signed it already.',
  'it was approved before': 'It was approved already.',
  'it was returned before': 'It was returned already.',
  'this is not the version that is to be approved': 'It has changed since: look at it again, then sign.',
  'others have worked on it whom the request does not name':
    'Others have worked on it since. Ask again with what it says now: they are named then.',
  'what was frozen is not what the task says':
    'The task has changed since you asked, so what was frozen is not what it says. Ask again with what it says now.',
  'too few of them may sign it: nobody signs their own work':
    'Too few are left who may sign it: nobody signs what they have worked on. Ask somebody who has not.',
  'they were reminded on this working day': 'You have reminded them today. You can again on the next working day.',
  'only who asked reminds, while it is unanswered': 'It was answered meanwhile.',
  'the task was put away before': 'The task was put away meanwhile, and what was open ended with it.',
  'the column is full': 'The column is full. It stands at the gate until there is room.',
  'a later decision of this device came on record before it': 'A later decision of yours came first. Decide it again.',
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
export const decidedRefusal = (sentence: string): string => words[sentence] ?? `${capital(sentence)}.`;
