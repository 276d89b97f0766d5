// The commands and questions of this package, to be added to those of model where a worker looks names up.
import { importTrello } from './trello/import.ts';
import { undoImport, workedOnSinceImport } from './undo-import.ts';

export const interchangeCommands = [importTrello, undoImport] as const;
export const interchangeQuestions = [workedOnSinceImport] as const;
