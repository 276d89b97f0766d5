// `pnpm check`: every gate; ends with 1 when one of them fails.
import { runGates } from './gates.mjs';

const { passed, failed } = await runGates();
console.log(`${passed} gates passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
