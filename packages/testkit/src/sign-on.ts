// A company's sign-on on this machine, for tests in the browser too (sync-server/test/sign-on.fixture.ts).
export { startSignOn } from '@baton/sync-server/test/sign-on.fixture';
