import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { knownDeviceDays } from './known-devices.js';
import type { AskingSession } from './proofs.service.js';
import { sessionDays, type SignInOrigin } from './sessions.service.js';

/** The name of the cookie that holds the opaque session value. */
export const sessionCookie = 'session';

const secondsPerDay = 86_400;

/** Sent with sign-ins only. Each technician of a shared device has one of their own. */
const deviceCookieOf = (technicianId: number) => `device-${technicianId}`;
const deviceCookiePath = '/api/v1/auth/sign-in';

export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  void reply.setCookie(sessionCookie, token, {
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
    path: '/',
    maxAge: sessionDays * secondsPerDay,
  });
}

export function clearSessionCookie(reply: FastifyReply): void {
  void reply.clearCookie(sessionCookie, { path: '/' });
}

/** Lets the device show that a technician has signed in on it, also once the session is over. */
export function setDeviceCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  technicianId: number,
  value: string,
): void {
  void reply.setCookie(deviceCookieOf(technicianId), value, {
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
    path: deviceCookiePath,
    maxAge: knownDeviceDays * secondsPerDay,
  });
}

/** What a device shows of a technician. */
export function deviceCookie(request: FastifyRequest, technicianId: number): string | undefined {
  return request.cookies[deviceCookieOf(technicianId)];
}

/** Where a request comes from that opens a session. */
export function originOf(request: FastifyRequest): SignInOrigin {
  return { address: request.ip, userAgent: request.headers['user-agent'] ?? '' };
}

/** The session that a request is sent with. */
export function askingSession(request: FastifyRequest): AskingSession {
  return { token: request.cookies[sessionCookie] ?? '', address: request.ip };
}
