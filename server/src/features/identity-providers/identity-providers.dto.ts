import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsString, Matches, MaxLength, MinLength, ValidateIf } from 'class-validator';
import { IsId, IsLine, IsName, IsNestedList, Nullable, Optional } from '../../platform/http/fields.js';
import { exportQueryOf } from '../../platform/http/list-export.js';
import { ListQuery, pageOf, QueryFlag } from '../../platform/http/list-query.js';
import { cleanDomain, cleanIssuer, emailDomain } from './identity-providers.rules.js';

const longestAddress = 500;
const mostMappings = 200;
const mostDomains = 100;
const mostScopes = 20;

/** Names of domains of e-mail addresses, in lower case and without `@`. */
function IsDomains(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      Array.isArray(value)
        ? value.map((each: unknown) => (typeof each === 'string' ? cleanDomain(each) : each))
        : value,
    ),
    IsArray(),
    ArrayMaxSize(mostDomains),
    IsString({ each: true }),
    Matches(emailDomain, { each: true, message: 'A domain is written like example.com.' }),
  );
}

function IsFlag(): PropertyDecorator {
  return applyDecorators(
    ValidateIf((_: object, value: unknown) => value !== undefined),
    IsBoolean(),
  );
}

/** What somebody becomes in whose roles claim a value stands: a technician role, or a system administrator. */
export class RoleMappingRequest {
  @IsName()
  claimValue!: string;

  @ApiPropertyOptional({ type: Number, nullable: true })
  @Nullable()
  @IsId()
  technicianRoleId?: number | null;

  /** In place of a role. Only a system administrator can map to one. */
  @IsFlag()
  systemAdministrator?: boolean;
}

export class CreateIdentityProviderRequest {
  /** Unique, whatever its case; the sign-in page says “Sign in with …”. */
  @IsName(100)
  name!: string;

  /** As the provider calls itself; its discovery document lies below. https, or http on this machine where allowed. */
  @ApiProperty({ maxLength: longestAddress, example: 'https://login.example.com/realms/staff' })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? cleanIssuer(value) : value))
  @IsString()
  @MaxLength(longestAddress)
  issuer!: string;

  /** What the provider calls this installation. */
  @IsName(longestAddress)
  clientId!: string;

  /** Kept encrypted and never answered. */
  @IsString()
  @MinLength(1, { message: 'A client secret is needed.' })
  @MaxLength(2000)
  clientSecret!: string;

  /** What is asked for; `openid` always is. Absent: openid, email, profile. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(mostScopes)
  @IsString({ each: true })
  @Matches(/^[\x21\x23-\x5b\x5d-\x7e]{1,200}$/, { each: true, message: 'A scope is a word without blanks.' })
  scopes?: string[];

  /** false: nobody signs in by it, and no e-mail domain demands it. */
  @IsFlag()
  active?: boolean;

  /** The claim whose values decide the role at every sign-in: its name, or a path such as `realm_access.roles`. */
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 200 })
  @Nullable()
  @IsLine(200)
  rolesClaim?: string | null;

  /** The first one whose value is in the claim counts. */
  @Optional()
  @IsNestedList(() => RoleMappingRequest, mostMappings)
  roleMappings?: RoleMappingRequest[];

  /**
   * Whether somebody who is not known gets an account, when a mapping applies or there is a default role. With a default
   * role `allowedEmailDomains` must be named: 422 `identity-provider.open-to-anybody`.
   */
  @IsFlag()
  createsTechnicians?: boolean;

  /** The role of those to whom no mapping applies. */
  @ApiPropertyOptional({ type: Number, nullable: true })
  @Nullable()
  @IsId()
  defaultTechnicianRoleId?: number | null;

  /** Only people with a verified e-mail address of these domains sign in; empty: of any. */
  @Optional()
  @IsDomains()
  allowedEmailDomains?: string[];

  /**
   * Technicians of these e-mail domains cannot sign in by a password, except system administrators. Only a system
   * administrator can demand it.
   */
  @Optional()
  @IsDomains()
  requiredEmailDomains?: string[];

  /**
   * Whether an account is found by a verified e-mail address the first time. Whoever runs the provider can then sign in as
   * anybody, so only a system administrator can allow it.
   */
  @IsFlag()
  trustsEmail?: boolean;

  /** Whether no one-time code is asked for after signing in by it. Only a system administrator can say so. */
  @IsFlag()
  satisfiesOneTimeCode?: boolean;

  /**
   * Whether this machine, private and link-local addresses may be asked, and this machine by plain http; addresses of
   * metadata services never are. Only a system administrator can allow it.
   */
  @IsFlag()
  allowPrivateAddress?: boolean;
}

export class UpdateIdentityProviderRequest extends PartialType(CreateIdentityProviderRequest, {
  skipNullProperties: false,
}) {}

export class IdentityProviderListQuery extends ListQuery {
  /** true: those that people can sign in by; false: those that are switched off. */
  @QueryFlag()
  active?: boolean;
}

export class IdentityProviderExportQuery extends exportQueryOf(IdentityProviderListQuery) {}

export class MappedTechnicianRole {
  id!: number;
  name!: string;
}

export class RoleMappingResponse {
  claimValue!: string;

  /** null for system administrators. */
  @ApiProperty({ type: MappedTechnicianRole, nullable: true })
  technicianRole!: MappedTechnicianRole | null;

  systemAdministrator!: boolean;
}

export class IdentityProviderResponse {
  id!: number;
  version!: number;
  name!: string;
  issuer!: string;
  clientId!: string;
  scopes!: string[];
  active!: boolean;

  @ApiProperty({ type: String, nullable: true })
  rolesClaim!: string | null;

  roleMappings!: RoleMappingResponse[];
  createsTechnicians!: boolean;

  @ApiProperty({ type: MappedTechnicianRole, nullable: true })
  defaultTechnicianRole!: MappedTechnicianRole | null;

  allowedEmailDomains!: string[];
  requiredEmailDomains!: string[];
  trustsEmail!: boolean;
  satisfiesOneTimeCode!: boolean;
  allowPrivateAddress!: boolean;

  /** Technicians who have signed in by it. */
  technicianCount!: number;

  /** Whether you may change it: neither it, nor anybody who signs in by it, may do more than you. */
  manageable!: boolean;

  createdAt!: Date;
}

export class IdentityProviderPage extends pageOf(IdentityProviderResponse) {}

export class CallbackAddressResponse {
  /** The address to which providers send people back: the same for all of them. */
  callbackUrl!: string;
}

export class ProviderCheckResponse {
  /** Whether people could sign in, as far as that shows without one. */
  ok!: boolean;

  /** What was found, or what is wrong and what to do. */
  message!: string;
}

/** A provider as strangers are told of it. */
export class OfferedProvider {
  id!: number;
  name!: string;
}

export class OfferedProvidersResponse {
  providers!: OfferedProvider[];
}
