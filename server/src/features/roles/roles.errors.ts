import { AppError } from '../../platform/http/app-error.js';
import { describeUsage, type RoleUsage } from './roles.rules.js';
import type { RoleKind } from './roles.types.js';

/** 409: names of roles are unique within their kind, whatever their case. */
export function roleNameTaken(kind: RoleKind, name: string): AppError {
  const code = `${kind.code}.name-taken`;
  const message = `A ${kind.name} named “${name}” exists already. Choose that one, or another name.`;
  return new AppError(code, 409, message, { errors: [{ field: 'name', code, message }] });
}

/** 409: people have the role, or rules of licenses name it. Says by what, as far as the actor may see. */
export function roleInUse(kind: RoleKind, usage: RoleUsage): AppError {
  return new AppError(
    `${kind.code}.in-use`,
    409,
    `This ${kind.name} is in use: ${describeUsage(usage)}. Take it away there first.`,
    { extra: { personCount: usage.people.count, licenses: usage.licenses.items } },
  );
}
