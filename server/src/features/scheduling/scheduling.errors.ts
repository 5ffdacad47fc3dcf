import { AppError, notFound } from '../../platform/http/app-error.js';

export const scheduleUnknown = (): AppError => notFound('schedule');
