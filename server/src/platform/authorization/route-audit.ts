import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { Authorization } from './authorization.service.js';
import { type Access, accessKey } from './can.js';

/** Stops the boot when a route declares no access, or names a subject that no policy speaks of. */
@Injectable()
export class RouteAudit implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly authorization: Authorization,
  ) {}

  /** @throws Error naming every route that is not declared. */
  onApplicationBootstrap(): void {
    const subjects = new Set(this.authorization.subjects);
    const faults = this.routes().flatMap(({ name, access }) => {
      if (access === undefined) return [`${name} has neither @Can, @SignedIn nor @Public`];
      if (access.kind === 'can' && !subjects.has(access.subject)) return [`${name}: no policy for ${access.subject}`];
      return [];
    });
    if (faults.length > 0) throw new Error(`Routes without a declared access:\n${faults.join('\n')}`);
  }

  private routes(): { name: string; access: Access | undefined }[] {
    return this.discovery.getControllers().flatMap(({ metatype, instance }) => {
      if (metatype === null || metatype === undefined) return [];
      const prototype: object = Object.getPrototypeOf(instance);
      return this.scanner.getAllMethodNames(prototype).flatMap((method) => {
        const handler: unknown = Reflect.get(prototype, method);
        if (typeof handler !== 'function' || Reflect.getMetadata(PATH_METADATA, handler) === undefined) return [];
        const access: Access | undefined = Reflect.getMetadata(accessKey, handler);
        return [{ name: `${metatype.name}.${method}`, access }];
      });
    });
  }
}
