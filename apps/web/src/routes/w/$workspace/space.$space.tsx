import { createFileRoute } from '@tanstack/react-router';
import { DepartmentScreen } from '../../../features/department/department-screen.tsx';

export const Route = createFileRoute('/w/$workspace/space/$space')({ component: DepartmentScreen });
