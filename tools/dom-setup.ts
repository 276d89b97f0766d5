import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// As the time limits of vitest.config.ts: a busy machine is slow, not wrong.
configure({ asyncUtilTimeout: 10_000 });

afterEach(cleanup);
