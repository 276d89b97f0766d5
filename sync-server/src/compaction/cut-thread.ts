// Where the thread that cuts begins: it stands behind whoever answers people, before anything of it is read.
import { setPriority } from 'node:os';

// Elsewhere than on Linux a priority is the process's, and everybody would stand behind.
if (process.platform === 'linux') setPriority(10);
await import('./cut-worker.ts');
