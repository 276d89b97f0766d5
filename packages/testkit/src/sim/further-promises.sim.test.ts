import { keptInWorlds } from './kept.fixture.ts';

keptInWorlds(1);
