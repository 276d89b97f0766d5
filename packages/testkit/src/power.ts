// A disk whose power can be cut, for those who start no relay's code of their own.
export { DiskImage, whyNoImages } from '@baton/sync-server/faults/image.fixture';
export { sayLoudly } from '@baton/sync-server/faults/share.fixture';
