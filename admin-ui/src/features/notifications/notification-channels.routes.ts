import type { Routes } from '@angular/router';

/** Channels and deliveries as tabs of one page; a channel is edited, and a delivery looked at, in a dialog. */
export const notificationChannelsRoutes: Routes = [
  {
    path: '',
    loadComponent: () => import('./notifications-page').then((m) => m.NotificationsPage),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'channels' },
      {
        path: 'channels',
        loadComponent: () => import('./notification-channel-list').then((m) => m.NotificationChannelList),
      },
      { path: 'deliveries', loadComponent: () => import('./delivery-list').then((m) => m.DeliveryList) },
    ],
  },
];
