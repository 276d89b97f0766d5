// A mail server on this machine that shows what it was sent, for tests of whole programs.
export { startMail, type TestMail } from '@baton/sync-server/test/mail.fixture';
