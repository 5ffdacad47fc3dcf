import { APP_BASE_HREF } from '@angular/common';
import { provideHttpClient, withInterceptors, withXhr } from '@angular/common/http';
import {
  type ApplicationConfig,
  ErrorHandler,
  inject,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
  provideZonelessChangeDetection,
} from '@angular/core';
import { MAT_TOOLTIP_DEFAULT_OPTIONS } from '@angular/material/tooltip';
import {
  UrlSerializer,
  provideRouter,
  withComponentInputBinding,
  withInMemoryScrolling,
  withNavigationErrorHandler,
  withPreloading,
  withRouterConfig,
} from '@angular/router';

import { routes } from './app.routes';
import { apiInterceptor } from './core/api/api.interceptor';
import { ShownErrors, reloadForMissingCode } from './core/failures';
import { OrganizationScope, ScopedUrlSerializer } from './core/organization-scope';
import { PreloadWhenIdle } from './core/preload-when-idle';
import { Session } from './core/session/session';
import { Appearance } from './core/theme';

const tooltipDelayMilliseconds = 350;

/** Everything that the panel starts with. */
export const appConfig: ApplicationConfig = {
  providers: [
    provideZonelessChangeDetection(),
    provideBrowserGlobalErrorListeners(),
    // Only this way of sending tells how much of a file is sent.
    provideHttpClient(withXhr(), withInterceptors([apiInterceptor])),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'top' }),
      withPreloading(PreloadWhenIdle),
      withNavigationErrorHandler(reloadForMissingCode),
      // A page that asks before it is left must not lose its place in the browser's history.
      withRouterConfig({ canceledNavigationResolution: 'computed', paramsInheritanceStrategy: 'always' }),
    ),
    { provide: ErrorHandler, useClass: ShownErrors },
    { provide: UrlSerializer, useClass: ScopedUrlSerializer },
    // The files of other languages lie in folders of their own; the pages have one address in all of them.
    { provide: APP_BASE_HREF, useValue: '/' },
    {
      provide: MAT_TOOLTIP_DEFAULT_OPTIONS,
      useValue: { showDelay: tooltipDelayMilliseconds, hideDelay: 0, touchendHideDelay: 1_500 },
    },
    provideAppInitializer(() => {
      inject(Appearance);
      inject(OrganizationScope).follow();
      return inject(Session).load();
    }),
  ],
};
