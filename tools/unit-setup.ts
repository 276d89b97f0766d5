// Properties are tried on the same cases each time, so that a red gate is red for everybody; `pnpm prove` tries others.
import { configureGlobal } from 'fast-check';

if (!process.env['BATON_DEEP']) configureGlobal({ seed: Number(process.env['BATON_SEED'] ?? 4032026) });
