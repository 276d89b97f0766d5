// Every part in each of its states, for developing and for pictures. A production build has none.
import { createFileRoute, notFound } from '@tanstack/react-router';
import { lazy } from 'react';

const Gallery = import.meta.env.DEV
  ? lazy(() => import('@baton/ui/gallery/gallery').then((module) => ({ default: module.Gallery })))
  : () => null;

export const Route = createFileRoute('/gallery')({
  beforeLoad: () => {
    if (!import.meta.env.DEV) throw notFound();
  },
  component: Gallery,
});
