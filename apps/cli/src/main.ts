// `baton`: a device like any other, in a terminal. Each command is a file; this one only chooses.
import { importFile } from './import-file.ts';
import { join } from './join.ts';
import type { Command } from './command.ts';
import { backup } from './operate/backup.ts';
import { doctor } from './operate/doctor.ts';
import { recovery } from './operate/recovery.ts';
import { proof } from './proof.ts';
import { restore } from './operate/restore.ts';
import { seed } from './seed/seed.ts';
import { usage } from './usage.ts';

const commands: Readonly<Record<string, Command>> = {
  backup,
  doctor,
  import: importFile,
  join,
  proof,
  recovery,
  restore,
  seed,
};

const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (command) {
  const failed = (error: unknown): number => {
    console.error(`baton: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  };
  // The last timers of a link that was stopped would hold the prompt for seconds.
  process.exit(await command(args).catch(failed));
} else {
  console.log(usage);
  process.exitCode = name === '' || name === 'help' || name === '--help' ? 0 : 2;
}
