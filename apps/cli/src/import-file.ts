// Taking in a file of another program: what would come, or the import itself through this terminal's device.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { isRefusal } from '@baton/model/refusal';
import { suggestPrefix } from '@baton/model/project/rules';
import { projectsOfWorkspace } from '@baton/model/project/queries';
import type { SpaceId } from '@baton/model/ids';
import type { AnswerOf } from '@baton/model/command';
import { importTrello } from '@baton/interchange/trello/import';
import { planOf } from '@baton/interchange/trello/plan';
import { previewOf, type Preview } from '@baton/interchange/trello/preview';
import { readTrello } from '@baton/interchange/trello/read';
import type { Workspace } from '@baton/workspace/contract';
import { openTerminal } from '@baton/workspace/node-open';
import { writeParagraphs } from '@baton/workspace/pages';
import type { Command } from './command.ts';
import { homeOfTerminal } from './home.ts';
