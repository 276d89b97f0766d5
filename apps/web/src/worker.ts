// The entry of the workspace's worker: hands the engine the commands and questions that come from beside the model.
import type { Command, Question } from '@baton/model/command';
import { interchangeCommands, interchangeQuestions } from '@baton/interchange/registry';
import { serveWorkspace } from '@baton/workspace/browser/worker';

serveWorkspace({
  commands: interchangeCommands as unknown as readonly Command<unknown, unknown>[],
  questions: interchangeQuestions as unknown as readonly Question<unknown, { readonly id: string }>[],
});
