import { homedir } from 'node:os';
import { join } from 'node:path';
import { openHome, type Home } from '@baton/workspace/node/node-home';

/** Where this terminal's device lives. */
export function homeOfTerminal(): Home {
  const given = process.env['BATON_HOME'];
  return openHome(given !== undefined && given !== '' ? given : join(homedir() || process.cwd(), '.baton'));
}
